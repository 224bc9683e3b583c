"""How much of the professional layer our content fills, and what is said where nothing is known."""

import datetime as dt

import pytest

from advice.desk.record import record, to_record
from services_catalog import releases
from services_catalog.catalogue import Reform, Role
from services_catalog.conditions import Text
from services_catalog.lookup import Here
from tests.desk.answers import text
from tests.desk.conftest import TODAY
from tests.factories import (
    make_catalogue,
    make_function,
    make_local_note,
    make_release,
    make_service,
    use_release,
)

# Each slot of the layer, how it is filled, and the share of services (per cent) that must have it.
SLOTS = {
    "criteria": (lambda r: r.requires or r.blocks or r.service.prerequisites, 85),
    "law": (lambda r: r.page.laws, 99),
    "who may start it": (lambda r: r.service.steps, 100),
    "statement, referral, form or paper": (lambda r: r.papers or r.service.documents, 55),
    "who decides": (lambda r: r.page.deciders or r.page.respondents.main or r.page.respondents.ordered, 100),
    "usual time": (lambda r: r.service.usual_time, 20),
    "obligation or risk": (lambda r: r.service.caution or r.obligations, 80),
    "effect on benefits": (lambda r: r.service.money_meanwhile, 50),
    "what to record": (lambda r: r.to_record, 100),
    "exclusions": (lambda r: r.blocks, 35),
    "note": (lambda r: r.notes, 100),
    "source date": (lambda r: r.service.checked_on, 100),
}
PAGE = "/ammattilaiselle/palvelut/kuntoutusselvitys/"


@pytest.fixture(scope="module")
def records(here):
    return [record(here, service) for service in here.catalogue.offered(TODAY)]


@pytest.mark.parametrize("slot", SLOTS)
def test_the_layer_is_filled(records, slot):
    fills, least = SLOTS[slot]
    missing = [r.service.slug for r in records if not fills(r)]
    share = 100 * (len(records) - len(missing)) // len(records)
    print(f"{slot}: {share} % of {len(records)}")
    assert share >= least, missing


def test_every_municipality_of_lapland_has_a_note(here):
    county = [m for m in here.catalogue.municipalities if any(a.area == "hva-lappi" for a in m.memberships)]
    jobseeking = here.catalogue.service["tyonhaku-alkuhaastattelu"]
    without = [m.name.fi for m in county if not Here(here.catalogue, m, TODAY).local_notes(jobseeking)]
    assert (len(county), without) == (21, [])


# What is recorded


def test_a_services_own_lines_come_before_those_of_its_function():
    service = make_service(to_record=Text("Tavoite."))
    catalogue = make_catalogue(functions=(make_function(to_record=Text("Päivä.\nPaperi.")),), services=(service,))
    assert [line.fi for line in to_record(catalogue, service)] == ["Tavoite.", "Päivä.", "Paperi."]


def test_an_appeal_has_only_its_own_lines():
    service = make_service(to_record=Text("Valitusaika."), role=Role.RIGHT)
    catalogue = make_catalogue(functions=(make_function(to_record=Text("Päivä.")),), services=(service,))
    assert [line.fi for line in to_record(catalogue, service)] == ["Valitusaika."]


@pytest.mark.parametrize(("role", "binds"), [(Role.ORDINARY, True), (Role.RIGHT, False)])
def test_what_binds_in_a_function_binds_in_its_services_but_not_in_an_appeal(role, binds):
    service = make_service(role=role)
    catalogue = make_catalogue(functions=(make_function(obligations=Text("Sovittu sitoo.")),), services=(service,))
    assert bool(record(Here(catalogue, None, TODAY), service).obligations) is binds


# Coming changes


@pytest.mark.parametrize(("days", "is_told"), [(1, True), (0, False)], ids=["tomorrow", "today"])
def test_a_coming_change_is_told_until_its_day(days, is_told):
    reform = Reform(changes_on=TODAY + dt.timedelta(days=days), text=Text("Ikäraja nousee."))
    service = make_service(reforms=(reform,))
    assert bool(record(Here(make_catalogue(services=(service,)), None, TODAY), service).reforms) is is_told


# Local notes


@pytest.mark.parametrize(
    ("note", "is_told"),
    [
        ({}, True),
        ({"services": (), "functions": ("rehabilitation",)}, True),
        ({"services": ("muu",)}, False),
        ({"municipalities": ("091",)}, False),
        ({"valid_to": TODAY.replace(day=1)}, False),
    ],
    ids=["service", "function", "another service", "elsewhere", "over"],
)
def test_a_note_is_of_a_service_or_function_in_a_municipality(note, is_told):
    catalogue = make_catalogue(local_notes=(make_local_note(**note),))
    here = Here(catalogue, catalogue.municipality["698"], TODAY)
    assert bool(here.local_notes(catalogue.service["kuntoutusselvitys"])) is is_told


@pytest.fixture
def noted():
    yield use_release(make_release(local_notes=(make_local_note(),)))
    releases.use(None)


@pytest.mark.parametrize("page", [PAGE, f"{PAGE}reitti/"], ids=["record", "route card"])
def test_the_desk_tells_the_note_of_the_chosen_municipality(noted, client, page):
    note = "Rovaniemellä aika varataan puhelimella."
    assert note in text(client.get(f"{page}?kunta=698"))
    assert note not in text(client.get(page))


def test_no_client_page_tells_it(noted, client):
    assert "Rovaniemellä aika" not in text(client.get("/palvelut/kuntoutusselvitys/?kunta=698"))


def test_what_is_unknown_is_said(noted, client):
    page = text(client.get(PAGE))
    assert "Käsittely ja kesto Ei tiedossa" in page
    assert "Mitä kirjataan Ei tiedossa" in page
