"""An example case to practise on: what may be chosen, and the expert's answer, with its law from the advice itself."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from typing import Any

import msgspec

from advice.advise import Advice, Recommendation, advise
from advice.guidance import ExampleCase, Guidance
from services_catalog.authorities import Authority, AuthorityType
from services_catalog.catalogue import Catalogue, Service
from services_catalog.conditions import Text, read_facts
from services_catalog.lookup import alphabetical
from services_catalog.release import Release

DECOYS = 3
WELCOME = 2


class Fit(StrEnum):
    NEEDED = "needed"
    WELCOME = "welcome"
    NOT_FIRST = "not_first"
    WRONG = "wrong"


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """A service that may be chosen; ``why`` tells why it does not fit."""

    service: Service
    fit: Fit
    why: Text = Text()


class Drill(msgspec.Struct, frozen=True, dict=True):
    release: Release
    case: ExampleCase
    as_of: dt.date

    @property
    def narrative(self) -> Text:
        return Text(fi=self.case.narrative)

    @property
    def title(self) -> Text:
        return Text(fi=self.case.title)

    @property
    def misrouting(self) -> Text:
        return Text(fi=self.case.misrouting)

    @cached_property
    def advice(self) -> Advice:
        facts = read_facts(self.case.facts, self.release.catalogue.vocabulary)
        return advise(self.release, facts, self.as_of, "professional")

    @property
    def first(self) -> tuple[Authority, ...]:
        """Whoever is right to begin with."""
        return tuple(kind_of(self.release.catalogue, kind) for kind in self.case.expected["first_authority"])

    @cached_property
    def needed(self) -> tuple[Recommendation, ...]:
        """What the client must be offered, as the advice gives it: with its authority here and its law."""
        listed = self._listed
        musts = ([listed[slug] for slug in must["any_of"] if slug in listed] for must in self.case.expected["must"])
        return tuple(found[0] for found in musts if found)

    @cached_property
    def _listed(self) -> dict[str, Recommendation]:
        return {r.service.slug: r for r in (*self.advice.recommendations, *self.advice.rights)}

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """By name, so that the order tells nothing."""
        needed = [Option(service=r.service, fit=Fit.NEEDED) for r in self.needed]
        by_service = {option.service.slug: option for option in (*self._welcome(), *self._decoys(), *needed)}
        return tuple(sorted(by_service.values(), key=lambda option: alphabetical(option.service.name)))

    def _welcome(self) -> Iterator[Option]:
        slugs = [slug for slug in self.case.expected.get("acceptable", ()) if slug in self._listed]
        for slug in slugs[:WELCOME]:
            yield Option(service=self._listed[slug].service, fit=Fit.WELCOME)

    def _decoys(self) -> Iterator[Option]:
        """What people are often sent to instead: of each reason one, then more."""
        known = self.release.catalogue.service
        unwanted = [entry for entry in self.case.expected.get("must_not", ()) if entry["slug"] in known]
        one_each = {entry["why"]: entry for entry in reversed(unwanted)}.values()
        chosen = {entry["slug"]: entry for entry in (*reversed(one_each), *unwanted)}
        for entry in list(chosen.values())[:DECOYS]:
            fit = Fit.NOT_FIRST if entry["kind"] == "primary" else Fit.WRONG
            yield Option(service=known[entry["slug"]], fit=fit, why=Text(fi=entry["why"]))

    @property
    def never(self) -> tuple[Text, ...]:
        """Advice that harms, whatever the service."""
        unwanted: Iterable[dict[str, Any]] = self.case.expected.get("must_not", ())
        return tuple(Text(fi=entry["why"]) for entry in unwanted if entry["kind"] == "advice")


def cases(release: Release) -> tuple[ExampleCase, ...]:
    """Those with a client's own words and an expert's note."""
    guidance: Guidance = release.sections["advice"]
    return tuple(case for case in guidance.example_cases if case.narrative and case.misrouting)


def authorities(release: Release) -> tuple[Authority, ...]:
    """Every kind that is right to begin with in some exercise, by name."""
    kinds = {kind for case in cases(release) for kind in case.expected["first_authority"]}
    found = (kind_of(release.catalogue, kind) for kind in kinds)
    return tuple(sorted(found, key=lambda authority: alphabetical(authority.name)))


def kind_of(catalogue: Catalogue, kind: str) -> Authority:
    """The authority as a kind, wherever the client lives."""
    return catalogue.authority_by_area[AuthorityType(kind), ""]
