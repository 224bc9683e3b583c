import datetime as dt
import smtplib

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from services_catalog import releases
from services_catalog.models import Service
from services_catalog.reminders import remind
from tests.factories import fill_working_copy, make_release, make_service
from tests.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

DUE = dt.date(2027, 5, 2)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def anna(settings):
    settings.REMIND_EDITORS, settings.SITE_URL = True, "https://kaiku.example"
    fill_working_copy(make_release(services=(make_service(), make_service(slug="toinen"))))
    anna = User.objects.create_superuser("anna", "anna@kaiku.example")
    Service.objects.update(owner=anna)
    yield anna
    releases.use(None)


@pytest.fixture
def bo():
    bo = User.objects.create_user("bo", "bo@kaiku.example", is_staff=True)
    Service.objects.update(backup_owner=bo)
    return bo


def recipients(mailoutbox):
    return [address for letter in mailoutbox for address in letter.to]


def test_one_letter_has_all_that_waits(mailoutbox):
    assert remind(DUE + DAY).letters == 1
    [letter] = mailoutbox
    assert letter.subject == "Kaiku: 2 palvelua tarkistettavana"
    assert letter.body.count("- Kuntoutusselvitys: myöhässä 1 päivää") == 2
    assert "https://kaiku.example/hallinta/" in letter.body


def test_it_comes_two_weeks_before_the_day_and_not_earlier(mailoutbox):
    assert remind(DUE - 15 * DAY).letters == 0
    assert remind(DUE - 14 * DAY).letters == 1


def test_nobody_gets_more_than_one_a_week(mailoutbox):
    assert [remind(DUE + n * DAY).letters for n in (0, 1, 6, 7, 8)] == [1, 0, 0, 1, 0]


def test_the_backup_owner_is_told_when_two_weeks_have_passed(mailoutbox, bo):
    remind(DUE + 13 * DAY)
    assert recipients(mailoutbox) == ["anna@kaiku.example"]
    remind(DUE + 14 * DAY)
    assert recipients(mailoutbox) == ["anna@kaiku.example", "bo@kaiku.example"]


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_the_backup_owner_is_told_at_once_when_the_owner_cannot_be(mailoutbox, anna, bo, change):
    User.objects.filter(pk=anna.pk).update(**change)
    remind(DUE)
    assert recipients(mailoutbox) == ["bo@kaiku.example"]


def test_an_editor_may_switch_them_off_and_on(mailoutbox, anna):
    client = signed_in(anna)
    address = reverse("admin:services_catalog_service_reminders")
    client.post(address)
    assert remind(DUE).letters == 0
    assert "Aloita muistutukset" in client.get(reverse("admin:index")).text
    client.post(address, {"on": ""})
    assert remind(DUE).letters == 1


def test_a_setting_switches_them_off_for_all(mailoutbox, settings):
    settings.REMIND_EDITORS = False
    assert remind(DUE).letters == 0


@pytest.fixture
def refusing(monkeypatch):
    """The mail server takes no letters to Anna."""

    def send(subject, body, sender, to):
        if to == ["anna@kaiku.example"]:
            raise smtplib.SMTPRecipientsRefused({"anna@kaiku.example": (550, b"no such user")})
        return send_mail(subject, body, sender, to)

    monkeypatch.setattr("services_catalog.reminders.send_mail", send)
    return monkeypatch


def test_a_refused_letter_stops_no_other_and_is_tried_again(refusing, mailoutbox, bo):
    assert remind(DUE + 14 * DAY) == (1, 1)
    assert recipients(mailoutbox) == ["bo@kaiku.example"]
    refusing.undo()
    assert remind(DUE + 15 * DAY) == (1, 0)
    assert recipients(mailoutbox) == ["bo@kaiku.example", "anna@kaiku.example"]


def test_the_command_fails_and_says_how_many_but_not_to_whom(refusing, capsys, caplog, bo):
    with time_machine.travel(dt.datetime(2027, 6, 2, 12, tzinfo=dt.UTC)), pytest.raises(CommandError, match="^1 lett"):
        call_command("remind_editors")
    assert capsys.readouterr().out == "1 letters sent\n"
    assert caplog.messages == ["A reminder could not be sent: SMTPRecipientsRefused"]


def test_the_command_says_how_many_went(capsys, mailoutbox):
    with time_machine.travel(dt.datetime(2027, 5, 2, 12, tzinfo=dt.UTC)):
        call_command("remind_editors")
    assert capsys.readouterr().out == "1 letters sent\n"
