"""What stands at fixed addresses, with and without a release."""

import datetime as dt

import pytest
from django.utils import timezone

from kaiku.well_known import SECURITY_EXPIRES

SECURITY = "/.well-known/security.txt"


@pytest.fixture
def contact(settings):
    settings.SECURITY_CONTACT = "mailto:turva@kaiku.example"


def test_a_fault_is_told_to_the_contact(client, contact):
    page = client.get(SECURITY)
    fields = dict(line.split(": ", 1) for line in page.content.decode().splitlines())
    assert page.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:turva@kaiku.example"
    assert fields["Canonical"] == f"http://testserver{SECURITY}"
    assert dt.datetime.fromisoformat(fields["Expires"]) == SECURITY_EXPIRES


def test_without_a_contact_nothing_is_promised(client):
    assert client.get(SECURITY).status_code == 404


def test_the_promise_is_kept_for_30_days_and_at_most_a_year():
    """When this fails: see that the contact is read, and move the date in kaiku/well_known.py."""
    assert dt.timedelta(days=30) < SECURITY_EXPIRES - timezone.now() <= dt.timedelta(days=366)


def test_robots_stay_out_of_the_questions_in_every_language(client):
    page = client.get("/robots.txt").content.decode()
    assert page.startswith("User-agent: *\n")
    assert {"Disallow: /kysely/", "Disallow: /sv/kysely/", "Disallow: /hallinta/"} <= set(page.splitlines())


def test_a_browser_that_guesses_finds_the_icon(client):
    assert client.get("/favicon.ico").headers["Location"] == "/static/favicon.svg"
