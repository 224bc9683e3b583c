"""Ten failures lock a name and an address for a quarter of an hour, and no answer tells what was wrong."""

import datetime as dt

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.accounts.test_sign_in import code_of, sign_in
from tests.people import PASSWORD, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

HERE, ELSEWHERE = "192.0.2.9", "198.51.100.7"


@pytest.fixture(autouse=True)
def device():
    return TOTPDevice.objects.create(user=make_person())


def attempt(address=HERE, **given):
    return sign_in(Client(REMOTE_ADDR=address), **given)


def fail(times=10, address=HERE, **given):
    for _ in range(times):
        attempt(address, **{"password": "väärä", **given})


def is_let_in(page):
    return page.request["PATH_INFO"] == "/hallinta/"


def test_nine_failures_lock_nothing(device):
    fail(9)
    assert is_let_in(attempt(code=code_of(device.key)))


def test_ten_failures_lock_the_name_from_everywhere(device):
    fail()
    assert not is_let_in(attempt(ELSEWHERE, code=code_of(device.key)))


def test_ten_failures_lock_the_address_for_every_name(device):
    for number in range(10):
        fail(1, name=f"arvaus-{number}")
    assert not is_let_in(attempt(code=code_of(device.key)))
    assert is_let_in(attempt(ELSEWHERE, code=code_of(device.key)))


def test_wrong_codes_lock_too(device):
    for _ in range(10):
        attempt(code="000000")
    TOTPDevice.objects.update(throttling_failure_count=0)
    assert not is_let_in(attempt(ELSEWHERE, code=code_of(device.key)))


def test_the_lock_opens_after_a_quarter_of_an_hour_also_if_one_keeps_trying(device, time_machine):
    start = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
    time_machine.move_to(start, tick=False)
    fail()
    time_machine.move_to(start + dt.timedelta(minutes=14), tick=False)
    fail(2)
    time_machine.move_to(start + dt.timedelta(minutes=16), tick=False)
    assert is_let_in(attempt(code=code_of(device.key)))


WRONG = {
    "unknown name": {"name": "eiole"},
    "wrong password": {"password": "väärä"},
    "wrong code": {"code": "000000"},
    "no code": {},
}


def answer_without_secrets(page):
    form = page.context["form"]
    return page.status_code, form.non_field_errors(), {name: form[name].errors for name in form.fields}


def test_every_failure_and_the_lock_are_answered_alike(device):
    answers = [answer_without_secrets(attempt(**given)) for given in WRONG.values()]
    fail()
    answers.append(answer_without_secrets(attempt(code=code_of(device.key))))
    assert all(answer == answers[0] for answer in answers)


def test_every_failure_and_the_lock_cost_one_hash(device, monkeypatch):
    hashed, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: hashed.append(1) or encode(*given))
    costs = []
    for given in [*WRONG.values(), {"code": "locked"}]:
        if given.get("code") == "locked":
            fail()
        hashed.clear()
        attempt(**given)
        costs.append(len(hashed))
    assert costs == [1] * 5


def test_proving_again_is_counted_with_signing_in(device):
    client = Client(REMOTE_ADDR=HERE)
    assert is_let_in(sign_in(client, code=code_of(device.key)))
    session = client.session
    session["began"] -= 11 * 60
    session.save()
    for _ in range(10):
        client.post("/hallinta/palautuskoodit/", {"proof-password": "väärä", "proof-code": "000000"})
    assert not is_let_in(attempt(ELSEWHERE, password=PASSWORD, code=code_of(device.key, 30)))


def test_what_is_counted_holds_no_name_browser_or_word():
    attempt(name="aino", password="väärä sana")
    [row] = AccessAttempt.objects.values()
    assert row["ip_address"] == HERE
    assert row["user_agent"] == row["http_accept"] == row["path_info"] == "<unknown>"
    assert not any(word in str(row) for word in ("aino", "väärä", "password"))


def test_signing_in_is_not_written_down(device):
    assert is_let_in(attempt(code=code_of(device.key)))
    assert not AccessLog.objects.exists()
    assert not AccessAttempt.objects.exists()


def test_the_log_names_neither_persons_nor_addresses(device, capfd):
    fail(11)
    attempt(ELSEWHERE, code=code_of(device.key))
    written = "".join(capfd.readouterr())
    assert "aino" not in written
    assert HERE not in written
