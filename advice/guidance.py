"""The published guidance: frozen types of lead rules, questionnaires and example cases."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec

from advice.questionnaire import Questionnaire
from services_catalog.catalogue import AuthorityType
from services_catalog.conditions import Text


class LeadRule(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the ordered list that decides what leads; the first true one counts."""

    key: str
    situation: str
    services: tuple[str, ...]  # put in front in this order, if their own criteria allow
    reason: Text  # the professional's reason


class ExampleCase(msgspec.Struct, frozen=True, kw_only=True):
    """A described client with the expected advice: a regression test of the content."""

    id: str
    title: str
    narrative: str = ""
    facts: dict[str, Any]
    expected: dict[str, Any]
    decisive: tuple[str, ...] = ()
    accepted_difference: str = ""  # the reason why the advice may differ


class PayerLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the hand-written truth table: for these facts, this payer is first, by this law."""

    key: str
    function: str
    facts: dict[str, Any]
    first: AuthorityType | None = None  # None: nobody is responsible, by name
    as_of: dt.date
    law: str


class Guidance(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The section that ``advice`` adds to every release."""

    lead_rules: tuple[LeadRule, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    example_cases: tuple[ExampleCase, ...] = ()
    payer_table: tuple[PayerLine, ...] = ()

    @cached_property
    def questionnaire(self) -> Mapping[str, Questionnaire]:
        return {questionnaire.slug: questionnaire for questionnaire in self.questionnaires}

    @property
    def client_questionnaire(self) -> Questionnaire:
        return next(q for q in self.questionnaires if q.audience == "client")
