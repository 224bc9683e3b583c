"""Sixty ways of breaking the real content that the page of publishing ought to notice."""

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from services_catalog.conditions import Text
from services_catalog.release import Release
from tests.advice.mutations import BY_KELA, MUTATIONS, changed, part, without
from tests.factories import make_contact, make_criterion, make_step

HARD = Text("Soita Kelaan, mikäli voit.", "Ring FPA.", "Call Kela.")
LONG = Text("Sana " + "sana " * 18 + "sana.", "Ord.", "Word.")


class Fault(NamedTuple):
    name: str
    apply: Callable[[Release], Release]


def of_service(name, **fields):
    return Fault(name, lambda release: changed(release, "services", BY_KELA, **fields))


def of_first_step(name, **fields):
    return of_service(name, steps=lambda service: (replace(service.steps[0], **fields), *service.steps[1:]))


def of(noun, name, **fields):
    """Of the first entry of the noun."""
    return Fault(
        name,
        lambda release: changed(release, noun, lambda row: row is part(release, noun)[0], **fields),
    )


FAULTS = [
    *(Fault(f"{mutation.guarantee}: {mutation.name}", mutation.apply) for mutation in MUTATIONS),
    # References and forms
    of_service("a function that is not there", function="olematon"),
    of_service("a need that is not there", needs=("olematon",)),
    of_service("a replacement that is not there", replaced_by=("olematon",)),
    of_service("a way of delivery that is not there", delivery_modes=("olematon",)),
    of_service("a fact that is not there", criteria=(make_criterion("olematon IN a"),)),
    of_service("a value that is not there", criteria=(make_criterion("life_situation IN olematon"),)),
    of_service("a phase that is not there", phases=("OLEMATON",)),
    of_first_step("a gate that is not there", via="olematon"),
    of_first_step("a situation of a gate that is not there", done_when="olematon"),
    Fault("a service that others name is gone", lambda release: without(release, "services", BY_KELA)),
    of("providers", "a phone without a source", contacts=(make_contact(source=""),)),
    of("synonyms", "no words that people would say", words=Text()),
    of("client_segments", "a segment without a goal", goal=Text()),
    of("service_packages", "a chain without steps", steps=()),
    # Slots of the card
    of_service("no summary", summary=Text()),
    of_service("no day of checking", checked_on=None),
    of_service("neither page nor source", url="", sources=()),
    of_service("a first step of nobody", steps=(make_step(actor=Text()),)),
    # Texts
    of_service("no Swedish", summary=Text("Kela auttaa.", "", "Kela helps.")),
    of_service("no English", cost=Text("Maksuton.", "Gratis.")),
    of_service("a word to avoid", summary=HARD),
    of_service("a long sentence", what_happens=LONG),
    of_first_step("a step that denies", text=Text("Et ole oikeutettu tähän.", "Nej.", "No.")),
]
