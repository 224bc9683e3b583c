"""Reports of readers: what is kept of them, what is not, and when they cannot be kept."""

import datetime as dt

import pytest
from django.db import DatabaseError
from django.urls import reverse

from advice import limiter
from advice.models import Feedback
from services_catalog import releases
from tests import people
from tests.browser.kinds import KINDS
from tests.factories import make_release, use_release

FORM = "/palaute/"
WRONG = {"kind": "CONTENT", "text": "Puhelinnumero on vanha.", "path": "/palvelut/tyokokeilu/"}
HARD = {"kind": "ACCESSIBILITY", "text": "En näe tekstiä.", "reply_to": "aino@example.fi", "path": "/"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def published():
    use_release(make_release())
    yield
    releases.use(None)


def send(client, sent, **headers):
    return client.post(FORM, sent, headers=headers)


def test_it_works(client):
    assert send(client, WRONG).url == f"{FORM}kiitos/"
    kept = Feedback.objects.get()
    assert (kept.kind, kept.text, kept.path) == ("CONTENT", WRONG["text"], WRONG["path"])


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if not kind.given], ids=lambda kind: kind.path)
def test_every_page_leads_to_it_with_its_own_address(client, real_release, kind):
    use_release(real_release)
    path = kind.path.partition("?")[0]
    assert f"/palaute/?sivu={path}" in client.get(kind.path).content.decode()


def test_the_release_is_kept_with_it(client):
    send(client, WRONG)
    release = releases.current()
    assert Feedback.objects.values_list("release", "digest").get() == (release.number, release.digest)


def test_the_form_is_made_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(f"{FORM}?sivu=/palvelut/").status_code == 200


def test_it_needs_neither_cookie_nor_token(client):
    client.handler.enforce_csrf_checks = True
    assert send(client, WRONG).status_code == 302
    assert not client.cookies


def test_another_site_may_not_send_it(client):
    assert send(client, WRONG, sec_fetch_site="cross-site").status_code == 403
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [("/kysely/kuntoutus/3/", "/kysely/kuntoutus/3/"), ("https://example.fi/", ""), ("/palvelut/?q=masennus", "")],
    ids=["our page", "another site", "what was searched for"],
)
def test_a_page_is_kept_by_its_path_alone(client, given, kept):
    send(client, WRONG | {"path": given})
    assert Feedback.objects.get().path == kept


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"kind": ""}, "Valitse, mitä palaute koskee."),
        ({"text": " "}, "Kirjoita, mikä on vialla."),
        ({"text": "a" * 2001}, "Palaute on liian pitkä."),
        ({"reply_to": "aino"}, "Tarkista sähköpostiosoite."),
    ],
    ids=["no kind", "no words", "too long", "no address"],
)
def test_a_mistake_is_told_and_the_rest_is_kept(client, sent, says):
    page = send(client, HARD | sent)
    assert says in page.content.decode()
    assert not Feedback.objects.exists()
    if "text" not in sent:
        assert HARD["text"] in page.content.decode()


def test_a_program_that_fills_in_everything_is_forgotten(client):
    assert send(client, WRONG | {"website": "https://example.com"}).status_code == 302
    assert not Feedback.objects.exists()


def test_one_address_may_send_only_a_few_in_a_minute(client, time_machine):
    time_machine.move_to("2026-11-22 10:00:00Z", tick=False)
    for _ in range(limiter.PER_ADDRESS):
        send(client, WRONG)
    page = send(client, WRONG | {"text": "Vielä yksi."})
    assert page.status_code == 429
    assert "Vielä yksi." in page.content.decode()
    assert Feedback.objects.count() == limiter.PER_ADDRESS


def test_codes_of_plans_and_feedback_are_counted_apart(client, rf, time_machine):
    time_machine.move_to("2026-11-22 10:00:00Z", tick=False)
    for _ in range(limiter.PER_ADDRESS + 1):
        send(client, WRONG)
    assert limiter.allows(rf.post("/"))


def test_without_the_database_nothing_is_said_to_be_saved_and_the_words_stay(client, monkeypatch):
    def gone(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(limiter, "allows", gone)
    page = send(client, WRONG)
    assert page.status_code == 503
    assert "Palautetta ei tallennettu" in page.content.decode()
    assert WRONG["text"] in page.content.decode()


# The address of whoever wants an answer


def test_an_address_is_kept_where_an_answer_is_promised(client):
    send(client, HARD)
    assert Feedback.objects.get().reply_to == "aino@example.fi"


def test_an_address_is_not_kept_of_other_feedback(client):
    send(client, HARD | {"kind": "ERROR"})
    assert Feedback.objects.get().reply_to == ""


def test_an_address_goes_when_the_feedback_has_been_handled(client):
    send(client, HARD)
    kept = Feedback.objects.get()
    kept.handled_on = kept.sent_on
    kept.save()
    assert Feedback.objects.get().reply_to == ""


# The editors' list


@pytest.fixture
def at_day_twelve(client, admin_user, time_machine):
    """One report sent on the first and one on the eleventh."""
    for day in (1, 11):
        time_machine.move_to(dt.datetime(2026, 11, day, 10, tzinfo=dt.UTC), tick=False)
        send(client, HARD | {"text": f"Päivänä {day}."})
    time_machine.move_to(dt.datetime(2026, 11, 12, 10, tzinfo=dt.UTC), tick=False)
    return people.signed_in(admin_user)


LIST = reverse("admin:advice_feedback_changelist")


@pytest.mark.ignore_template_errors
def test_the_list_flags_what_has_waited_for_ten_days(at_day_twelve):
    page = at_day_twelve.get(LIST).content.decode()
    assert "⚠ odottanut 11 päivää, vastattava viimeistään 15.11.2026" in page
    assert page.count("⚠") == 1


@pytest.mark.ignore_template_errors
def test_the_late_are_found_with_a_filter(at_day_twelve):
    page = at_day_twelve.get(f"{LIST}?tila=myohassa").content.decode()
    assert "Päivänä 1." in page
    assert "Päivänä 11." not in page


@pytest.mark.ignore_template_errors
def test_nobody_writes_feedback_in_the_admin(admin_client):
    assert admin_client.get(reverse("admin:advice_feedback_add")).status_code == 403
