from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesCatalogConfig(AppConfig):
    name = "services_catalog"
    verbose_name = _("Palvelut ja vastuut")

    def ready(self):
        from services_catalog.section import CATALOGUE
        from services_catalog.sections import register

        register(CATALOGUE)
