from django.utils.translation import gettext_lazy as _

from services_catalog.admin.entry import BlockRows, finnish, other_languages
from services_catalog.models import ContactPoint


class ContactPointRows(BlockRows):
    model = ContactPoint
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "position",
                    *finnish("name"),
                    ("phone", "email"),
                    *finnish("hours", "address"),
                    "url",
                    "functions",
                ]
            },
        ),
        (_("Asiakkaalle"), {"fields": finnish("say", "gap")}),
        (_("Lähde"), {"fields": ["source", "checked_on", "confidence"]}),
        other_languages("name", "hours", "address", "say", "gap"),
    ]
