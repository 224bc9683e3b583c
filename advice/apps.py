from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdviceConfig(AppConfig):
    name = "advice"
    verbose_name = _("Kyselyt ja neuvonta")

    def ready(self):
        from advice import waiting
        from advice.metrics import counting
        from advice.roles import RIGHTS
        from advice.section import GUIDANCE
        from services_catalog import editor_queue, releases
        from services_catalog.accounts.roles import declare
        from services_catalog.sections import register

        register(GUIDANCE)
        declare("advice", RIGHTS)
        releases.at_every_look(counting.write)
        editor_queue.register(40, waiting.feedback)
        editor_queue.register(50, waiting.cases)
