"""What a document's fields are called in its form, for what shows them outside it."""

from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation

from services_catalog.differences import Noun
from services_catalog.documents import Document

KEYS = ("key", "code", "slug")


@cache
def noun_of(document: Document) -> Noun:
    """In the language of the admin, whoever asks first."""
    names = [column.name for column in document.columns]
    with translation.override(settings.LANGUAGE_CODE):
        return Noun(
            name=capitalised(document.model._meta.verbose_name),
            key=next((name for name in names if document.owner and name in KEYS), ""),
            fields={name: _label(document.model, name) for name in names},
            choices={name: _choices(document.model, name) for name in names},
            rows={name: noun_of(child) for name, child in document.children.items()},
        )


def capitalised(name: Any) -> str:
    return f"{name}"[:1].upper() + f"{name}"[1:]


def _field(model: type[models.Model], name: str) -> Any:
    """None for a condition, which has several columns."""
    names = {field.name for field in model._meta.get_fields()}
    return model._meta.get_field(name) if name in names else None


def _label(model: type[models.Model], name: str) -> str:
    field = _field(model, name)
    if field is None:
        return "ehto"
    return str(field.related_model._meta.verbose_name_plural if field.one_to_many else field.verbose_name)


def _choices(model: type[models.Model], name: str) -> dict[str, str]:
    return {str(code): str(label) for code, label in getattr(_field(model, name), "flatchoices", None) or ()}
