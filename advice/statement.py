"""The accessibility statement of act 306/2019: what is known not to work, from the file that testing keeps."""

import datetime as dt
import functools
from pathlib import Path

import msgspec
import yaml

from services_catalog.conditions import Text

FILE = Path(__file__).with_name("accessibility.yaml")


class Finding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that does not meet a criterion, until it is mended and taken out of the file."""

    found_on: dt.date
    criteria: tuple[str, ...]
    where: Text
    what: Text
    reason: Text
    instead: Text
    plan: Text


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    made_on: dt.date
    assessed_on: dt.date
    findings: tuple[Finding, ...]

    @property
    def is_met(self) -> bool:
        return not self.findings


@functools.cache
def statement() -> Statement:
    return msgspec.convert(yaml.safe_load(FILE.read_bytes()), Statement)
