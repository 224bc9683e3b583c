"""The admin of the working copy, a module per noun as in models."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from services_catalog.admin import (  # noqa: F401
    area,
    authority,
    delivery_mode,
    fact,
    function,
    link_check,
    local_note,
    missed_word,
    municipality,
    organisation,
    outdated_name,
    preview,
    provider,
    reform_calendar,
    release,
    service,
    site_on_a_day,
    situation,
    synonym,
    term,
)

admin.site.site_header = _("Kaiku: hallinta")
admin.site.site_title = _("Kaiku: hallinta")
admin.site.index_title = _("Sisältö")
