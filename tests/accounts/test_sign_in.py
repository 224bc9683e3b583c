"""Signing in: a name, a password and a code; the first time a device is enrolled."""

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from services_catalog.accounts.forms import WRONG
from tests.people import PASSWORD, make_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

INDEX, LOGIN, ENROL = "/hallinta/", "/hallinta/login/", "/hallinta/tunniste/"


def code_of(key, seconds=0):
    """What the phone shows ``seconds`` from now."""
    totp = TOTP(bytes.fromhex(key))
    totp.time += seconds
    return f"{totp.token():06d}"


def sign_in(client, name="aino", password=PASSWORD, code=""):
    return client.post(LOGIN, {"username": name, "password": password, "code": code, "next": INDEX}, follow=True)


def enrol(client):
    """Gives the recovery codes."""
    client.get(ENROL)
    return client.post(ENROL, {"code": code_of(client.session["new_device"])}).context["codes"]


@pytest.fixture
def aino():
    return make_person()


@pytest.fixture
def device(aino):
    return TOTPDevice.objects.create(user=aino)


def test_the_first_sign_in_leads_to_enrolling(client, aino):
    page = sign_in(client)
    assert page.redirect_chain[-1][0] == ENROL
    assert "<svg" in page.text


def test_nothing_is_open_before_a_device_is_enrolled(client, aino):
    sign_in(client)
    assert client.get(INDEX).status_code == 302


def test_a_right_code_enrols_and_shows_recovery_codes_once(client, aino):
    sign_in(client)
    assert len(enrol(client)) == 10
    assert client.get(INDEX).status_code == 200
    assert "codes" not in client.get("/hallinta/palautuskoodit/").context


def test_a_wrong_code_enrols_nothing(client, aino):
    sign_in(client)
    client.get(ENROL)
    assert client.post(ENROL, {"code": "12345"}).context["form"].errors
    assert not TOTPDevice.objects.exists()


def test_a_key_shown_to_one_session_is_never_shown_to_another(client, aino):
    sign_in(client)
    sign_in(other := Client())
    keys = {session.get(ENROL).context["key"] for session in (client, other)}
    assert len(keys) == 2


def test_name_password_and_code_open_the_admin(client, device):
    assert sign_in(client, code=code_of(device.key)).status_code == 200
    assert client.get(INDEX).status_code == 200


def test_a_code_works_only_once(client, device):
    code = code_of(device.key)
    sign_in(client, code=code)
    assert WRONG in sign_in(Client(), code=code).text


def test_a_password_without_a_code_opens_nothing(client, device):
    assert WRONG in sign_in(client).text
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_works_once_in_place_of_a_lost_phone(client, aino):
    sign_in(client)
    [code, *_] = enrol(client)
    assert sign_in(other := Client(), code=code).status_code == 200
    assert other.get(INDEX).status_code == 200
    assert WRONG in sign_in(Client(), code=code).text
    assert StaticToken.objects.count() == 9


def test_whoever_signed_in_with_a_recovery_code_takes_a_new_phone_into_use(client, aino):
    sign_in(client)
    [code, *_] = enrol(client)
    lost = TOTPDevice.objects.get().key
    sign_in(other := Client(), code=code)
    enrol(other)
    assert TOTPDevice.objects.get().key != lost
    assert client.get(INDEX).status_code == 302  # what the lost phone had opened


def test_somebody_who_is_no_member_of_staff_is_not_let_in(client, django_user_model):
    django_user_model.objects.create_user("ulla", password=PASSWORD)
    assert WRONG in sign_in(client, name="ulla").text


def test_a_changed_password_ends_other_sessions(aino):
    here, there = signed_in(aino), signed_in(aino)
    new = "uusi pitkä sana"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post(reverse("admin:password_change"), sent).status_code == 302
    assert here.get(INDEX).status_code == 200
    assert there.get(INDEX).status_code == 302


def test_sessions_end_when_the_account_is_disabled(aino):
    client = signed_in(aino)
    assert client.get(INDEX).status_code == 200
    type(aino).objects.update(is_active=False)
    assert client.get(INDEX).status_code == 302
