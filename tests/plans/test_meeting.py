"""A step as a remote meeting: a link and a time, and nothing that tells who."""

import pytest
from icalendar import Calendar

from advice.plans.meeting import is_link
from tests.advice.client import text
from tests.plans.path import edit

LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_ZTg"
SOON = "2026-12-03T10:30"


@pytest.mark.parametrize(
    "link", [LINK, "https://meet.example.fi/abc-def", "https://example.zoom.us/j/91234567890?pwd=x"]
)
def test_a_link_is_taken(link):
    assert is_link(link)


@pytest.mark.parametrize(
    "link",
    [
        "http://meet.example.fi/x",
        "javascript:alert(1)",
        "https://aino@example.fi/x",
        "https://meet.example.fi/aino.virtanen@example.fi",
        "https://meet.example.fi/aino%40example.fi",
        "https://meet.example.fi/010101-123N",
        "https://meet.example.fi/010101A123N",
        "https://meet.example.fi/0401234567",
        "https://meet.example.fi/+358401234567",
        "https://localhost/x",
        "https://192.0.2.9/x",
        "https://meet.example.fi:8443/x",
        'https://meet.example.fi/"onclick="x',
        "https://meet.example.fi/Aino Virtanen",
        "https://meet.example.fi/ä",
        "https://[",
        "https://meet.example.fi/" + "x" * 300,
    ],
)
def test_what_is_no_safe_link_or_could_tell_who_is_refused(link):
    assert not is_link(link)


def test_a_step_is_a_meeting_with_a_link_and_a_time(draft):
    edit(draft, 1, meeting=LINK, meeting_at=SOON)
    page = draft.get("/polku/")
    assert "Liity etätapaamiseen 3.12.2026 10.30" in text(page)
    assert f'href="{LINK}"' in page.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"meeting": LINK},
        {"meeting_at": SOON},
        {"meeting": "http://x.fi/", "meeting_at": SOON},
        {"meeting": LINK, "meeting_at": "2026-12-03T25:00"},
        {"meeting": LINK, "meeting_at": "huomenna"},
    ],
    ids=["no time", "no link", "not https", "no such hour", "a word"],
)
def test_half_a_meeting_is_not_taken(draft, wrong):
    assert edit(draft, 1, **wrong).status_code == 200
    assert draft.get("/polku/").context["shown"].plan.marks == {}


def test_the_calendar_has_the_meeting_at_its_hour(draft, settings):
    edit(draft, 1, meeting=LINK, meeting_at=SOON)
    events = Calendar.from_ical(draft.get("/polku/kalenteri/").content).walk("VEVENT")
    [meeting] = [event for event in events if "url" in event]
    assert meeting.decoded("dtstart").isoformat() == "2026-12-03T10:30:00+02:00"
