"""A plan to take along: a file for the phone, plain text, a calendar."""

import re

import pytest
from icalendar import Calendar

from services_catalog import releases
from tests.advice.client import RESULT, Walker, question_of
from tests.factories import use_release
from tests.plans.path import edit

AINO = {"tilanne": "tyoton", "apu": "tyo", "tyokyky": "vaikeuttaa", "kunta": "698", "vaiva": "kipu", "ika": "30-54"}
FILES = ("tiedosto", "kalenteri", "teksti")


@pytest.fixture
def real(client, real_release):
    """A path of three of our own services."""
    use_release(real_release)
    walker = Walker(client)
    for place in range(1, 9):
        if not (question := question_of(walker.get(place))):
            break
        walker.post(place, question, AINO.get(question, "?"))
    walker.client.get(RESULT)
    walker.client.post("/polku/uusi/", {"kysely": "kuntoutus"})
    yield walker.client
    releases.use(None)


def test_the_file_for_the_phone_is_small_and_needs_nothing_else(real):
    file = real.get("/polku/tiedosto/")
    html = file.content.decode()
    assert len(real.get("/polku/").context["shown"].services) == 3
    assert len(file.content) <= 30_000
    assert not re.search(r"<script|<link|<img|src=", html)
    assert re.search(r'href="tel:\d+"', html)


def test_the_calendar_has_the_open_steps_and_the_review_on_their_days(draft):
    edit(draft, 1, state="DONE")
    edit(draft, 2, target="2026-12-24")
    draft.post("/polku/vastuu/", {"role": "NURSE", "organisation": "lapland", "review_on": ""})
    events = Calendar.from_ical(draft.get("/polku/kalenteri/").content).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Hae Kelasta.", "Hae Kelasta.", "Kela päättää."]
    assert events[0].decoded("dtstart").isoformat() == "2026-12-24"
    assert len({event["uid"] for event in events}) == 3


def test_plain_text_has_headings_and_nothing_of_the_answers(draft):
    text = draft.get("/polku/teksti/").content.decode()
    headings = [line for line in text.splitlines() if line and line == line.upper() and line[0].isalpha()]
    assert headings == [
        "OMA POLKU",
        "PALVELUT",
        "ASKELEET",
        "PAPERIT",
        "RAHA SILLÄ AIKAA",
        "VASTUUTYÖNTEKIJÄ JA TARKISTUS",
    ]
    assert "- B-lausunto (SV 7): Mihin pystyn?, Kurssi" in text
    assert "Rovaniemi" not in text


@pytest.mark.parametrize("file", FILES)
def test_a_file_has_a_name_that_says_nothing_of_the_person(draft, file):
    assert re.fullmatch(
        r'attachment; filename="polku-[\d-]+\.(html|ics|txt)"', draft.get(f"/polku/{file}/")["Content-Disposition"]
    )


@pytest.mark.parametrize("file", FILES)
def test_without_a_plan_there_is_no_file(release, client, file):
    assert client.get(f"/polku/{file}/")["Location"] == "/polku/"


@pytest.mark.django_db
def test_the_worker_can_take_the_text_too(saved):
    saved.post("/ammattilaiselle/polku/avaa/", {"koodi": saved.code})
    assert "ASKELEET" in saved.get("/ammattilaiselle/polku/teksti/").content.decode()


def test_a_call_says_what_to_say(real):
    assert "Sano puhelimessa:" in real.get("/polku/tiedosto/").content.decode()


def test_a_plan_explains_its_words_offline_too(real):
    for path in ("/polku/", "/polku/tiedosto/"):
        assert "<dt>hyvinvointialue</dt>" in real.get(path).content.decode(), path
