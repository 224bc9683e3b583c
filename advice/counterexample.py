"""What breaks a guarantee: the matter, the answers and the day, where it has them."""

import datetime as dt
import json

import msgspec

from services_catalog.conditions import Value
from services_catalog.verdict import FactKey


class Counterexample(msgspec.Struct, frozen=True, kw_only=True):
    matter: str
    facts: dict[FactKey, Value] = {}
    on: dt.date | None = None

    @property
    def as_json(self) -> str:
        """Its answers as ``advise`` and ``explain`` read them; empty if it has none."""
        stated = {key: sorted(value) if isinstance(value, frozenset) else value for key, value in self.facts.items()}
        return json.dumps(stated) if stated else ""
