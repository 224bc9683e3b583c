"""A session ends after an hour away and eight hours in all; what was being written is not lost with it."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django_otp.plugins.otp_totp.models import TOTPDevice

from services_catalog.accounts.roles import Role
from services_catalog.models import Term
from tests.accounts.test_sign_in import code_of
from tests.factories import fill_working_copy, make_release
from tests.people import PASSWORD, make_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

START = dt.datetime(2026, 11, 22, 6, tzinfo=dt.UTC)
INDEX, CHANGE = "/hallinta/", "/hallinta/password_change/"


@pytest.fixture
def after(time_machine):
    def move(**passed):
        time_machine.move_to(START + dt.timedelta(**passed), tick=False)

    move()
    return move


@pytest.fixture
def client(after):
    return signed_in(make_person(Role.ADMINISTRATOR))


def is_open(client):
    return client.get(INDEX).status_code == 200


def test_a_session_lasts_while_it_is_used(client, after):
    for minutes in range(50, 400, 50):
        after(minutes=minutes)
        assert is_open(client)


def test_a_session_ends_after_an_hour_away(client, after):
    after(minutes=61)
    assert not is_open(client)
    after(minutes=62)
    assert not is_open(client)
    assert "_auth_user_id" not in client.session


def test_a_session_ends_after_eight_hours_however_busy(client, after):
    for minutes in range(30, 480, 30):
        after(minutes=minutes)
        client.get(INDEX)
    after(hours=8, seconds=1)
    assert not is_open(client)


def test_a_page_read_often_is_written_to_the_session_once_a_minute(client, after):
    after(seconds=30)
    before = client.session["seen"]
    client.get(INDEX)
    assert client.session["seen"] == before
    after(seconds=61)
    client.get(INDEX)
    assert client.session["seen"] > before


def test_what_was_being_written_is_saved_after_proving_anew(client, after):
    """An account form, half filled in, and a long telephone call."""
    other = make_person(name="muu")
    address = f"/hallinta/auth/user/{other.pk}/change/"
    after(minutes=70)
    page = client.post(address, {"username": "muu", "first_name": "Maija", "is_active": "on"})
    assert User.objects.get(pk=other.pk).first_name == ""
    key = TOTPDevice.objects.get(user__username="aino").key
    proof = {"proof-password": PASSWORD, "proof-code": code_of(key)}
    assert client.post(address, dict(page.context["kept"]) | proof).status_code == 302
    assert User.objects.get(pk=other.pk).first_name == "Maija"
    assert is_open(client)


def test_another_person_cannot_go_on_in_it(client, after):
    after(minutes=70)
    page = client.post(CHANGE, {"proof-password": "väärä", "proof-code": "000000"})
    assert page.context["form"].errors
    assert not is_open(client)


def test_an_entry_that_was_being_written_is_kept_too(after):
    fill_working_copy(make_release())
    client, term = signed_in(make_person(Role.EDITOR)), Term.objects.get()
    after(minutes=70)
    page = client.post(f"/hallinta/services_catalog/term/{term.pk}/change/", {"explanation_fi": "Uusi selitys."})
    assert page.templates[0].name == "accounts/prove_again.html"
    assert ("explanation_fi", "Uusi selitys.") in page.context["kept"]
