from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from services_catalog import releases
from services_catalog.admin.entry import ReadOnlyAdmin
from services_catalog.missed_words import SHOWN_FROM
from services_catalog.models import MissedWord
from services_catalog.search import index_of
from services_catalog.spelling import folded


@admin.register(MissedWord)
class MissedWordAdmin(ReadOnlyAdmin):
    """What enough people have looked for in vain; whoever looked is not known."""

    date_hierarchy = "month"
    list_display = ["word", "language", "month", "searches", "found_now", "add_synonym"]
    list_display_links = None
    list_filter = ["language"]
    list_per_page = 50
    ordering = ["-month", "-searches", "word"]
    search_fields = ["word"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(searches__gte=SHOWN_FROM).exclude(word="")

    @admin.display(description=_("löytyy nyt"))
    def found_now(self, row):
        release = releases.current()
        hits = index_of(release.catalogue, row.language).search(row.word).hits if release else ()
        return hits[0].service.title.fi if hits else "–"

    @admin.display(description="")
    def add_synonym(self, row):
        filled = {"key": slugify(folded(row.word)), f"words_{row.language}": row.word}
        address = f"{reverse('admin:services_catalog_synonym_add')}?{urlencode(filled)}"
        return format_html('<a href="{}">{}</a>', address, _("Lisää hakusanaksi"))
