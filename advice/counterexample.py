"""What breaks a guarantee: the matter, the answers and the day, where it has them."""

import datetime as dt

import msgspec

from services_catalog.conditions import Value
from services_catalog.verdict import FactKey


class Counterexample(msgspec.Struct, frozen=True, kw_only=True):
    matter: str
    facts: dict[FactKey, Value] = {}
    on: dt.date | None = None
