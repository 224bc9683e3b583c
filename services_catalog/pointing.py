"""What would break if an entry were deleted: every place in the working copy that points to it by its key."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.db import models

from services_catalog.differences import Noun
from services_catalog.labels import noun_of
from services_catalog.sections import documents

STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


class Pointer(NamedTuple):
    row: models.Model
    noun: str
    place: str  # in the words of its form

    def __str__(self) -> str:
        return f"{self.noun}: {self.row} › {self.place}"


def pointing_to(model: type[models.Model], keys: set[str]) -> Iterator[Pointer]:
    """Of other entries than these themselves, which may be deleted together."""
    for document in documents():
        named = noun_of(document)
        for row in document.queryset() if document.may_point_to(model) else ():
            is_one_of_them = document.model is model and row.natural in keys
            for path in () if is_one_of_them else document.pointing(document.read(row), model, keys):
                yield Pointer(row, named.name, in_words(named, path))


def in_words(noun: Noun, path: str) -> str:
    """Such as "steps[2].service" as "Paketin palvelu 2 › palvelu"."""
    said = []
    for name, number in STEP.findall(path):
        if number and name in noun.rows:
            noun = noun.rows[name]
            said.append(f"{noun.name} {number}")
        else:
            said.append(noun.fields.get(name, name))
    return " › ".join(said)
