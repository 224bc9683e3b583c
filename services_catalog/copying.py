"""A new entry begun from another: everything it has, under a key of its own."""

from django.db import models

from services_catalog.documents import Document

# What is true of one entry only: its past, and that somebody has looked at it.
OWN = ("old_names", "replaced_by", "valid_from", "valid_to", "checked_on", "checked_by")


def copied(document: Document, original: models.Model, key: str, **columns: object) -> models.Model:
    """The copy with all rows of its own; to be called in a transaction."""
    dump = {name: value for name, value in document.read(original).items() if name not in OWN}
    dump[document.key_name] = key
    row = document.model()
    document.write(dump, row)
    row.loaded_digest = ""  # an editor's, not the content files'
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
    document.write_rows(dump, row, is_new=True)
    return row
