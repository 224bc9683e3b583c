"""Accounts in the admin: who changes whose, and what is asked again first."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from services_catalog.accounts.roles import Role
from tests.accounts.test_sign_in import code_of
from tests.people import PASSWORD, make_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def administrator():
    return make_person(Role.ADMINISTRATOR, name="ylli")


@pytest.fixture
def client(administrator):
    return signed_in(administrator)


def address(person, page="change"):
    return reverse(f"admin:auth_user_{page}", args=[person.pk])


def give(client, person, *roles, **more):
    groups = list(Group.objects.filter(name__in=roles).values_list("pk", flat=True))
    return client.post(address(person), {"username": person.username, "is_active": "on", "groups": groups, **more})


def roles_of(person):
    return set(person.groups.values_list("name", flat=True))


def a_quarter_of_an_hour_later(client):
    session = client.session
    session["began"] -= 11 * 60
    session.save()


def test_an_administrator_makes_an_account_and_gives_it_a_role(client):
    secret = "oikein pitkä sana"
    client.post(reverse("admin:auth_user_add"), {"username": "uusi", "password1": secret, "password2": secret})
    person = User.objects.get(username="uusi")
    assert person.is_staff
    give(client, person, Role.EDITOR)
    assert roles_of(person) == {Role.EDITOR}


def test_nobody_gives_rights_to_themselves(client, administrator):
    give(client, administrator, Role.ADMINISTRATOR, Role.PUBLISHER)
    assert roles_of(administrator) == {Role.ADMINISTRATOR}


@pytest.mark.parametrize("name", ["change", "password_change", "second_factor"])
def test_an_administrator_does_not_touch_an_account_with_every_right(client, admin_user, name):
    assert client.post(address(admin_user, name)).status_code == 403


def test_no_form_gives_every_right(client):
    person = make_person()
    give(client, person, is_superuser="on", user_permissions=["1"])
    person.refresh_from_db()
    assert not person.is_superuser
    assert not person.user_permissions.exists()


def test_roles_are_changed_only_by_one_who_has_proved_who_they_are_lately(client, administrator):
    person = make_person()
    a_quarter_of_an_hour_later(client)
    page = give(client, person, Role.EDITOR)
    assert "Vahvista, että se olet sinä" in page.text
    assert roles_of(person) == set()
    sent = dict(page.context["kept"]) | {
        "proof-password": PASSWORD,
        "proof-code": code_of(TOTPDevice.objects.get(user=administrator).key),
    }
    assert client.post(address(person), sent).status_code == 302
    assert roles_of(person) == {Role.EDITOR}


def test_a_wrong_proof_changes_nothing_and_keeps_what_was_chosen(client):
    person = make_person()
    a_quarter_of_an_hour_later(client)
    page = give(client, person, Role.EDITOR, **{"proof-password": PASSWORD, "proof-code": "000000"})
    assert roles_of(person) == set()
    assert ("username", "aino") in page.context["kept"]
    assert "proof-password" not in dict(page.context["kept"])


@pytest.mark.parametrize("path", ["julkaise/", "1/palauta/", "1/peru/"])
def test_a_publisher_proves_who_they_are_before_anything_is_published(path):
    publisher = signed_in(make_person(Role.PUBLISHER))
    a_quarter_of_an_hour_later(publisher)
    page = publisher.post(f"/hallinta/services_catalog/release/{path}", {"reason": "Korjaus"})
    assert page.templates[0].name == "accounts/prove_again.html"
    assert ("reason", "Korjaus") in page.context["kept"]


def test_an_administrator_resets_a_lost_device_and_it_is_logged(client):
    person = make_person()
    theirs = signed_in(person)
    client.post(address(person, "second_factor"))
    assert theirs.get("/hallinta/").status_code == 302
    assert not TOTPDevice.objects.filter(user=person).exists()
    assert "Toinen tunniste poistettu." in str(LogEntry.objects.get(object_id=person.pk).get_change_message())


def test_a_lost_device_is_reset_on_the_server_too(capsys):
    person = make_person()
    signed_in(person)
    call_command("reset_second_factor", "aino")
    assert not TOTPDevice.objects.exists()
    assert "aino enrols a new device" in capsys.readouterr().out


def test_keys_codes_and_groups_are_not_in_the_admin():
    apps = {model._meta.app_label for model in admin.site._registry}
    assert not apps & {"otp_totp", "otp_static", "axes"}
    assert Group not in admin.site._registry
