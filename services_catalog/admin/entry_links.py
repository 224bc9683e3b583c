"""Where in the admin an entry of the content is edited."""

from functools import cached_property

from django.contrib import admin
from django.urls import reverse

from services_catalog.sections import documents


class EntryLinks:
    """One query for each noun that is asked for."""

    @cached_property
    def _documents(self):
        return {document.name: document for document in documents() if admin.site.is_registered(document.model)}

    @cached_property
    def _keys(self):
        return {}

    def of(self, noun, key):
        """The address of the entry's form; empty if it has none."""
        document = self._documents.get(noun)
        if document is None:
            return ""
        if noun not in self._keys:
            self._keys[noun] = dict(document.model._default_manager.values_list(document.key_name, "pk"))
        pk, options = self._keys[noun].get(key), document.model._meta
        return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[pk]) if pk else ""
