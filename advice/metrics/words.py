"""Measures, dimensions and their values in words; for the admin, which is in Finnish only."""

from collections.abc import Mapping
from functools import partial

from advice.guidance import Guidance
from advice.metrics.measures import DAYS, LENGTHS, MONTHS, NO_PHASE, Dimension, Known, Measure, Punctual, bands
from advice.plan import Transition
from services_catalog.authorities import AreaKind, AuthorityType
from services_catalog.catalogue import StepKind
from services_catalog.models import AuthorityType as AuthorityTypes
from services_catalog.models import RouteStep
from services_catalog.release import Release

D = Dimension
MEASURES = {
    Measure.RESULT: "Tulos katsottu",
    Measure.RESULT_HELPED: "Tulos: oliko apua",
    Measure.RESULT_NEXT: "Tulos: selvää, mitä seuraavaksi",
    Measure.PLAN_MADE: "Polku tehty",
    Measure.PLAN_SAVED: "Polku tallennettu",
    Measure.CHOSEN: "Palvelu valittu polkuun",
    Measure.STEP_BEGUN: "Askel aloitettu",
    Measure.STEP_DONE: "Askel tehty",
    Measure.STEP_STOPPED: "Askel pysähtynyt",
    Measure.STARTED: "Palvelu alkanut",
    Measure.CLOSED: "Polku päätetty",
    Measure.PLAN_HELPED: "Polku: oliko apua",
    Measure.PLAN_NEXT: "Polku: selvää, mitä seuraavaksi",
}
assert set(MEASURES) == set(Measure)
DIMENSIONS = {
    D.ALL: "Yhteensä",
    D.QUESTIONNAIRE: "Kysely",
    D.COUNTY: "Hyvinvointialue",
    D.SEGMENT: "Asiakassegmentti",
    D.SERVICE: "Palvelu",
    D.AUTHORITY: "Kenen luokse ensin",
    D.GATE: "Portti",
    D.UNEMPLOYED: "Työttömyyden kesto",
    D.BENEFIT: "Etuus",
    D.PUNCTUAL: "Ajallaan",
    D.REASON: "Miksi pysähtyi",
    D.DAYS: "Päiviä portilta alkuun",
    D.PHASES: "Vaiheesta vaiheeseen",
    D.TRANSITION: "Mihin polku johti",
    D.LENGTH: "Polun kesto",
    D.ANSWER: "Vastaus",
}
assert set(DIMENSIONS) == set(D)
NOT_KNOWN = "ei tiedossa"
ANSWERS = {Known.YES: "kyllä", Known.PARTLY: "osittain", Known.NO: "ei"}
BENEFITS = {Known.YES: "selvä", Known.PARTLY: "mahdollinen, selvitettävä", Known.NO: "ei näkyvissä tai ei kysytty"}
PUNCTUAL = {Punctual.IN_TIME: "tavoitepäivään mennessä", Punctual.LATE: "tavoitepäivän jälkeen"}
TRANSITIONS = {
    Transition.WORK: "työhön",
    Transition.EDUCATION: "koulutukseen",
    Transition.REHABILITATION: "kuntoutukseen",
    Transition.PENSION: "eläkkeelle",
    Transition.OTHER: "muuhun",
}
assert set(TRANSITIONS) == set(Transition)
# All values are always shown of these, so that a missing line tells nothing; of the others those that are many enough.
CLOSED = (
    D.GATE,
    D.UNEMPLOYED,
    D.BENEFIT,
    D.PUNCTUAL,
    D.DAYS,
    D.TRANSITION,
    D.LENGTH,
    D.ANSWER,
    D.SEGMENT,
    D.REASON,
    D.PHASES,
)


def values(release: Release) -> dict[Dimension, Mapping[str, str]]:
    """Every value that a counter may have, with its words; all that is not known is the empty string."""
    catalogue, guidance = release.catalogue, release.sections["advice"]
    counties = (area for area in catalogue.areas if area.kind is AreaKind.WELLBEING_SERVICES_COUNTY)
    named: dict[Dimension, Mapping[str, str]] = {
        D.ALL: {},
        D.QUESTIONNAIRE: {q.slug: q.title.fi for q in guidance.questionnaires},
        D.COUNTY: {county.key: county.name.fi for county in counties},
        D.SEGMENT: {segment.key: segment.name.fi for segment in guidance.client_segments},
        D.SERVICE: {service.slug: service.name.fi for service in catalogue.services},
        D.AUTHORITY: {kind.value: str(AuthorityTypes(kind).label) for kind in AuthorityType},
        D.GATE: {kind.value: str(RouteStep.Kind(kind).label) for kind in StepKind},
        D.UNEMPLOYED: _bands(MONTHS, "kk"),
        D.BENEFIT: BENEFITS,
        D.PUNCTUAL: PUNCTUAL,
        D.REASON: {reason.key: reason.name.fi for reason in guidance.stop_reasons},
        D.DAYS: _bands(DAYS, "päivää"),
        D.PHASES: _moves(guidance),
        D.TRANSITION: TRANSITIONS,
        D.LENGTH: _bands(LENGTHS, "päivää"),
        D.ANSWER: ANSWERS,
    }
    assert set(named) == set(D)
    return {dimension: {**words, "": NOT_KNOWN} for dimension, words in named.items()}


def _bands(firsts: tuple[int, ...], unit: str) -> dict[str, str]:
    return dict(zip(bands(firsts), map(partial(_band, unit=unit), bands(firsts)), strict=True))


def _band(found: str, unit: str) -> str:
    first, _, last = found.partition("-")
    return f"{first}–{last} {unit}" if last else f"{first} {unit} tai enemmän"


def way(guidance: Guidance) -> dict[str, str]:
    """The phases of the way to work in their order; money goes along with all of them."""
    return {phase.key: phase.name.fi for phase in guidance.phases if not phase.is_parallel}


def _moves(guidance: Guidance) -> dict[str, str]:
    to = way(guidance)
    return {f"{a}>{b}": f"{before} → {after}" for a, before in from_(guidance).items() for b, after in to.items()}


def from_(guidance: Guidance) -> dict[str, str]:
    return {NO_PHASE: "Alku", **way(guidance)}
