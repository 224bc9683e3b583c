"""The dashboard's numbers against a fixture that was worked out by hand."""

import csv
import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advice.models import Count
from services_catalog import releases
from services_catalog.accounts.roles import Role
from tests.advice.client import text
from tests.factories import use_release
from tests.metrics.counters import phased_release
from tests.people import make_person, signed_in

pytestmark = pytest.mark.django_db
PAGE, CSV, DEFINITIONS = (reverse(f"admin:advice_count_{name}") for name in ("changelist", "csv", "definitions"))

# Today is 22 November 2026. By day, measure, dimension, value: how many.
FIXTURE = """
2026-10-05 RESULT - - 22
2026-10-05 RESULT COUNTY lapland 22
2026-11-03 RESULT - - 13
2026-11-04 RESULT - - 9
2026-11-03 RESULT COUNTY lapland 11
2026-11-04 RESULT COUNTY lapland 5
2026-11-04 RESULT COUNTY - 3
2026-11-03 RESULT UNEMPLOYED 0-2 6
2026-11-03 RESULT UNEMPLOYED 3-11 4
2026-11-04 RESULT UNEMPLOYED 24- 9
2026-11-03 RESULT BENEFIT YES 8
2026-11-03 RESULT BENEFIT PARTLY 5
2026-11-22 RESULT - - 100
2026-11-03 STEP_DONE - - 32
2026-11-03 STEP_DONE PUNCTUAL IN_TIME 24
2026-11-03 STEP_DONE PUNCTUAL LATE 8
2026-11-03 STEP_STOPPED - - 11
2026-11-03 STEP_STOPPED REASON no_appointment 7
2026-11-03 STEP_STOPPED REASON refused 4
2026-11-03 STARTED - - 20
2026-11-03 STARTED DAYS 0-7 6
2026-11-03 STARTED DAYS 15-30 5
2026-11-03 STARTED DAYS 31-90 9
2026-11-03 STARTED PHASES START>PLANNING 12
2026-11-03 STARTED PHASES PLANNING>TRAINING 8
2026-11-03 CLOSED - - 20
2026-11-03 CLOSED TRANSITION WORK 6
2026-11-03 CLOSED TRANSITION EDUCATION 5
2026-11-03 CLOSED TRANSITION OTHER 9
2026-11-03 CLOSED LENGTH 0-91 14
2026-11-03 CLOSED LENGTH 366- 6
2026-11-03 RESULT_HELPED ANSWER YES 15
2026-11-03 RESULT_HELPED ANSWER NO 5
"""

# By hand, of November, each number to the nearest five. The 22nd is today and does not show yet.
INDICATORS = {
    "Asiakasmäärä": "20 tulosta, alle 5 polkua, alle 5 tallennettua",  # results: 13 + 9 = 22 → 20
    "Ohjautuminen ajoissa": "35 %",  # 6 → 5 and 4 → none; 9 → 10: 5 of 15 is 33 → 35
    "Oikea etuus": "65 %",  # 8 → 10, 5 → 5: 10 of 15 is 67 → 65
    "Askel ajallaan": "70 %",  # 24 → 25, 8 → 10: 25 of 35 is 71 → 70
    "Päiviä portilta alkuun": "50 %",  # 6 → 5, 5 → 5, 9 → 10: 10 of 20
    "Pysähtyneet askeleet": "25 %",  # 11 → 10 stopped, 32 → 30 done: 10 of 40
    "Siirtymät vaiheesta toiseen": "10",  # 8 → 10 from a phase; 12 began the way
    "Siirtymä pois työttömyydestä": "50 %",  # 6 → 5, 5 → 5; 9 → 10: 10 of 20
    "Pitkät polut": "25 %",  # 6 → 5; 14 → 15: 5 of 20
    "Asiakaskokemus: apua": "tulos 75 %, polku liian vähän",  # 15, 5 → 15 of 20
    "Asiakaskokemus: selvää, mitä seuraavaksi": "tulos liian vähän, polku liian vähän",
}


@pytest.fixture(autouse=True)
def fixture():
    for line in FIXTURE.split("\n")[1:-1]:
        day, *key, number = (part.replace("-", "", part == "-") for part in line.split(" "))
        measure, dimension, value = key
        Count.objects.create(
            day=dt.date.fromisoformat(day), measure=measure, dimension=dimension, value=value, number=number
        )
    use_release(phased_release())
    yield
    releases.use(None)


@pytest.fixture
def viewer():
    return signed_in(make_person(Role.VIEWER))


def look(client, **asked):
    return client.get(PAGE, {"jakso": "2026-11", **asked})


def test_the_indicators_are_as_worked_out_by_hand(viewer):
    found = look(viewer).context["looked"].indicators
    assert {definition.name: value for definition, value in found} == INDICATORS


def test_a_table_is_as_worked_out_by_hand(viewer):
    """Lapland 11 + 5 = 16 → 15; of the others only three."""
    page = look(viewer, ulottuvuus="COUNTY")
    assert "Lappi 15 Muut, kukin alle 5" in text(page)
    assert [name for name, _ in page.context["looked"].tables] == ["Hyvinvointialue"]


def test_transitions_between_phases_are_as_worked_out_by_hand(viewer):
    """12 → 10 began with an assessment; 8 → 10 went on from there to training."""
    assert look(viewer, mittari="STARTED").context["looked"].phases == {
        "columns": ["Arviointi", "Koulutus"],
        "rows": [("Alku", [10, None]), ("Arviointi", [None, 10]), ("Koulutus", [None, None])],
    }


def test_small_numbers_are_not_on_the_page(viewer):
    assert "Aika" not in text(look(viewer, mittari="STEP_STOPPED"))
    assert "Sain kielteisen päätöksen alle 5" in text(look(viewer, mittari="STEP_STOPPED"))


def test_the_drawing_says_in_words_what_it_shows(viewer):
    """October 22 → 20, November 22 → 20."""
    assert "Tulos katsottu: 12/2025 alle 5, 1/2026 alle 5," in look(viewer).text
    assert "10/2026 20, 11/2026 20</title>" in look(viewer).text


def test_a_year_is_its_own_sum(viewer):
    """22 + 13 + 9 = 44 → 45."""
    page = look(viewer, jakso="2026")
    assert page.context["looked"].measures[0][2] == 45


@pytest.mark.parametrize("asked", [{"jakso": "2026-11-03"}, {"mittari": "X"}, {"ulottuvuus": "AGE"}])
def test_what_is_not_offered_shows_the_usual(viewer, asked):
    page = viewer.get(PAGE, asked)
    looked = page.context["looked"]
    assert (looked.period.key, looked.measure, looked.dimension) == ("2026", "RESULT", "")


def test_the_table_file_holds_the_same_numbers(viewer):
    file = viewer.get(CSV, {"jakso": "2026-11"})
    rows = list(csv.reader(file.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert ["2026-11", "Tulos katsottu", "Hyvinvointialue", "Lappi", "15"] in rows
    assert ["2026-11", "Askel pysähtynyt", "Miksi pysähtyi", "Sain kielteisen päätöksen", "alle 5"] in rows
    assert ["2026-11", "Oikea etuus", "tunnusluku", "", "65 %"] in rows


def test_every_measure_is_defined(viewer):
    page = text(viewer.get(DEFINITIONS))
    assert [name for name in INDICATORS if name not in page] == []
    assert "Mitä se ei kerro" in page


@pytest.mark.parametrize("address", [PAGE, CSV, DEFINITIONS])
def test_only_those_who_may_see_it(client, address):
    assert client.get(address).status_code == 302
    assert signed_in(make_person()).get(address).status_code == 403


def test_single_rows_have_no_page(viewer):
    row = Count.objects.first()
    assert viewer.get(f"{PAGE}{row.pk}/change/").status_code == 404


def test_more_rows_take_no_more_queries(viewer):
    look(viewer)
    with CaptureQueriesContext(connection) as before:
        look(viewer)
    days = (dt.date(2025, 1, 1) + dt.timedelta(days=number) for number in range(200))
    Count.objects.bulk_create(Count(day=day, measure="RESULT", number=9) for day in days)
    with CaptureQueriesContext(connection) as after:
        look(viewer)
    assert len(after) == len(before)
