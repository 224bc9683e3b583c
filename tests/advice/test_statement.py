"""The accessibility statement holds what act 306/2019 asks for and is made from the known findings."""

import datetime as dt

import msgspec
import pytest

from advice.statement import statement
from advice.views import pages
from services_catalog import releases
from tests.factories import make_release, use_release
from tests.wcag import CRITERIA

PAGE = "/saavutettavuus/"


@pytest.fixture(autouse=True)
def published():
    use_release(make_release())
    yield
    releases.use(None)


def read(client, path=PAGE):
    return client.get(path).content.decode()


@pytest.mark.parametrize(
    "said",
    [
        "osittain",  # how it complies
        "Mikä ei vielä ole saavutettavaa",
        "Mitä voi tehdä sen sijaan",
        "Arvioimme palvelun itse",
        "/palaute/?aihe=saavutettavuus",  # how to give feedback
        "14 päivän kuluessa",
        "Traficom",  # who supervises, and how to turn to it
        "saavutettavuus@traficom.fi",
        "www.saavutettavuusvaatimukset.fi",
        "029 534 5000",
        "306/2019",
    ],
)
def test_the_page_holds_what_the_law_asks(client, said):
    assert said in read(client)


def test_the_dates_are_told(client):
    known = statement()
    for day in (known.made_on, known.assessed_on):
        assert f"{day.day}.{day.month}.{day.year}" in read(client)


def test_every_known_finding_is_told_with_its_reason_and_its_end(client):
    page = read(client)
    for finding in statement().findings:
        for text in (finding.where, finding.what, finding.reason, finding.instead, finding.plan):
            assert text.fi in page


def test_with_nothing_found_the_whole_is_met(client, monkeypatch):
    monkeypatch.setattr(pages, "statement", lambda: msgspec.structs.replace(statement(), findings=()))
    assert "täyttää lain vaatimukset: WCAG" in read(client)
    assert "Mikä ei vielä ole" not in read(client)


def test_each_finding_names_criteria_of_the_standard_and_speaks_three_languages():
    for finding in statement().findings:
        assert set(finding.criteria) <= set(CRITERIA)
        for text in (finding.where, finding.what, finding.reason, finding.instead, finding.plan):
            assert text.fi and text.sv and text.en


def test_the_statement_was_assessed_within_a_year():
    assert dt.date.today() - statement().assessed_on <= dt.timedelta(days=366)
