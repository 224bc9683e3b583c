from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from services_catalog.admin.entry import EntryAdmin
from services_catalog.models import Synonym


@admin.register(Synonym)
class SynonymAdmin(EntryAdmin):
    autocomplete_fields = ["services"]
    list_display = ["key", "said", "means_fi"]
    ordering = ["key"]
    search_fields = ["key", "words_fi", "words_sv", "words_en", "means_fi"]
    fieldsets = [
        (_("Suomeksi"), {"fields": ["key", "words_fi", "means_fi"]}),
        (_("Palvelut, joihin sanat vievät"), {"fields": ["services"]}),
        (_("Ruotsiksi ja englanniksi"), {"fields": ["words_sv", "means_sv", "words_en", "means_en"]}),
    ]

    @admin.display(description=_("mitä ihminen sanoo"))
    def said(self, row):
        return ", ".join((row.words_fi or row.words_sv or row.words_en or "").split("\n"))
