"""Releases for a day to come, and what is published while they wait; going back."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from services_catalog import publishing, releases
from services_catalog.models import Cancellation, Release, Service
from services_catalog.verification import verify
from tests.factories import fill_working_copy, make_release, make_service

pytestmark = pytest.mark.django_db
TOMORROW = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def alku(settings, tmp_path):
    settings.RELEASE_DIR = tmp_path
    fill_working_copy(make_release(services=(make_service(), make_service(slug="toinen"))))
    releases.use(None)
    publishing.publish("Anna", "alku")
    yield
    releases.use(None)


def edit(slug, model=Service, **fields):
    model.objects.filter(slug=slug).update(**fields, changed_at=timezone.now())


def scheduled(days=1, **fields):
    """A release of tomorrow in which the service is otherwise."""
    edit("kuntoutusselvitys", **fields or {"summary_fi": "Huomenna."})
    return publishing.publish("Anna", "huomenna", effective_at=timezone.now() + days * TOMORROW)


def said(slug="kuntoutusselvitys", days=0):
    """The summary in public after so many days."""
    with time_machine.travel(timezone.now() + days * TOMORROW + dt.timedelta(minutes=1)):
        releases.use(None)
        return str(releases.load().catalogue.service[slug].summary)


def publish_now(slug="toinen", **fields):
    edit(slug, **fields)
    with publishing.turn():
        content = publishing.besides_waiting(publishing.working_copy.collect())
        return publishing.publish_content(content, author="Bo", reason="nyt")


def test_a_scheduled_release_comes_into_force_on_its_day():
    scheduled()
    assert (said(), said(days=1)) == ("Selvität, mihin pystyt.", "Huomenna.")
    assert publishing.count_unpublished() == 0


def test_what_is_published_meanwhile_is_there_also_on_the_day():
    first = scheduled()
    publish_now(summary_fi="Heti.")
    assert (said(), said("toinen")) == ("Selvität, mihin pystyt.", "Heti.")
    assert (said(days=1), said("toinen", days=1)) == ("Huomenna.", "Heti.")
    assert first.cancellation.reason == "Tehtiin uudelleen julkaisuna 4."
    assert publishing.count_unpublished() == 0


def test_several_scheduled_releases_all_get_it_and_keep_their_days():
    scheduled()
    scheduled(days=2, summary_fi="Ylihuomenna.")
    publish_now(summary_fi="Heti.")
    assert [said(days=days) for days in (0, 1, 2)] == ["Selvität, mihin pystyt.", "Huomenna.", "Ylihuomenna."]
    assert [said("toinen", days=days) for days in (0, 1, 2)] == ["Heti."] * 3


def test_the_same_changed_again_is_refused_by_name():
    scheduled()
    with pytest.raises(publishing.Refused, match="Näissä: palvelu kuntoutusselvitys"):
        publish_now("kuntoutusselvitys", summary_fi="Toisin.")
    assert said(days=1) == "Huomenna."


def test_a_date_of_verification_is_the_newest_everywhere():
    scheduled(checked_on=dt.date(2026, 11, 20))
    content = publishing.last_published()
    content["catalogue"]["services"][0]["checked_on"] = "2026-11-22"
    publishing.publish_content(content, author="Bo", reason="tarkistettu", newest=["checked_on"])
    newest = publishing.last_made()["catalogue"]["services"][0]
    assert newest["checked_on"] == "2026-11-22"


def test_releases_are_scheduled_one_after_another():
    scheduled(days=2)
    with pytest.raises(publishing.Refused, match="Uuden on oltava sitä myöhempi"):
        scheduled(days=1)


def test_a_cancelled_release_never_comes_into_force():
    release = scheduled()
    publishing.cancel(release, by="Bo", reason="liian aikaista")
    assert said(days=1) == "Selvität, mihin pystyt."
    assert Cancellation.objects.get().cancelled_by == "Bo"
    assert publishing.count_unpublished() == 1


def test_what_is_in_force_cannot_be_cancelled():
    release = scheduled()
    with (
        time_machine.travel(timezone.now() + 2 * TOMORROW),
        pytest.raises(publishing.Refused, match="on jo voimassa tai peruttu"),
    ):
        publishing.cancel(release, by="Bo", reason="liian myöhään")


def test_a_scheduled_release_is_checked_for_its_own_day(settings, monkeypatch):
    days = []
    monkeypatch.setattr(publishing, "blocking", lambda content, on: days.append(on) or ())
    scheduled(days=3)
    assert days == [timezone.localdate() + dt.timedelta(days=3)]


def test_going_back_is_a_new_release_with_the_old_content():
    edit("toinen", summary_fi="Uusi.")
    publishing.publish("Anna", "uusi")
    release = publishing.roll_back(1, author="Bo", reason="paluu")
    assert (release.number, said("toinen")) == (3, "Selvität, mihin pystyt.")
    assert Service.objects.get(slug="toinen").summary_fi == "Uusi."
    assert publishing.count_unpublished() == 1


def test_going_back_further_than_the_latest_is_refused(monkeypatch):
    monkeypatch.setattr("services_catalog.models.release.LATEST", 2)
    for number in (2, 3):
        publishing.publish("Anna", str(number))
    with pytest.raises(publishing.Refused, match="Julkaisua 1 ei ole .* viimeisen joukossa"):
        publishing.roll_back(1, author="Bo", reason="paluu")
    assert publishing.roll_back(2, author="Bo", reason="paluu").number == 4


def test_what_only_verifies_or_never_came_into_force_takes_none_of_the_places(monkeypatch):
    monkeypatch.setattr("services_catalog.models.release.LATEST", 2)
    publishing.cancel(scheduled(), by="Bo", reason="turha")
    for day in (1, 2, 3):
        verify(["toinen"], who="Anna", on=dt.date(2027, 1, day))
    publishing.publish("Anna", "uusi")
    assert [row.number for row in publishing.latest()] == [6, 5, 4, 3, 2, 1]
    publishing.publish("Anna", "uusin")
    assert [row.number for row in publishing.latest()] == [7, 6]


def test_a_form_that_is_not_known_is_not_gone_back_to():
    Release._base_manager.update(schema=99)
    with pytest.raises(publishing.Refused, match="muoto 99 on eri kuin nykyinen"):
        publishing.roll_back(1, author="Bo", reason="paluu")


def test_going_back_is_proved_for_today():
    content = publishing.last_published()
    content["catalogue"]["services"][0]["function"] = "olematon"
    frozen, digest = publishing.freeze(publishing.whole(content))
    Release._base_manager.update(content=frozen.decode(), digest=digest)
    with pytest.raises(publishing.NotPublishable, match="no function 'olematon'"):
        publishing.roll_back(1, author="Bo", reason="paluu")
