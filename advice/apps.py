from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdviceConfig(AppConfig):
    name = "advice"
    verbose_name = _("Kyselyt ja neuvonta")

    def ready(self):
        from advice.metrics import counting
        from advice.section import GUIDANCE
        from services_catalog import releases
        from services_catalog.sections import register

        register(GUIDANCE)
        releases.at_every_look(counting.write)
