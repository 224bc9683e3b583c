from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesCatalogConfig(AppConfig):
    name = "services_catalog"
    verbose_name = _("Palvelut ja vastuut")

    def ready(self):
        from services_catalog import editor_queue, red_links, reviews, unpublished
        from services_catalog.accounts.roles import declare
        from services_catalog.roles import RIGHTS
        from services_catalog.section import CATALOGUE
        from services_catalog.sections import register

        register(CATALOGUE)
        declare("services_catalog", RIGHTS)
        editor_queue.register(10, reviews.overdue)
        editor_queue.register(20, reviews.soon)
        editor_queue.register(30, red_links.red_links)
        editor_queue.register(90, unpublished.drafts)
