"""What an editor wrote that is hard to read: told after saving, never in the way of it."""

from django.contrib import admin, messages

from services_catalog import releases
from services_catalog.glossary import stems
from services_catalog.plain_language import ClientText, review
from services_catalog.sections import text_kind

MOST = 10


class PlainLanguageAdmin(admin.ModelAdmin):
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        rows = [row.instance for formset in formsets for row in formset.forms if row not in formset.deleted_forms]
        found = list(notes([form.instance, *rows])) if self.is_for_clients(form.instance) else []
        for note in found[:MOST]:
            messages.warning(request, note)
        if len(found) > MOST:
            messages.warning(request, f"Samanlaisia huomautuksia on vielä {len(found) - MOST}.")

    def is_for_clients(self, row):
        """Whether clients read it: what only professionals see may be written for them."""
        return True


def notes(rows):
    """Of an entry and its children, which are read together."""
    release = releases.current()
    known = stems(release.catalogue.glossary) if release else ()
    return review([text for row in rows for text in texts_of(row, owner=str(rows[0]))], known)


def texts_of(row, owner):
    for column in row._meta.concrete_fields:
        is_finnish = column.name.endswith(("_fi", "_easy"))
        kind = text_kind(type(row).__name__, column.name.removesuffix("_fi")) if is_finnish else None
        if kind and (text := getattr(row, column.name)):
            yield ClientText(kind, owner, str(column.verbose_name), text)
