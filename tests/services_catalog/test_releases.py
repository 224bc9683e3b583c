import datetime as dt
import weakref

import msgspec
import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from advice.models import ExampleCase
from services_catalog import publishing, releases
from services_catalog.drafts import draft
from services_catalog.middleware import ReleaseMiddleware
from services_catalog.models import Release, Service
from services_catalog.models.release import Immutable
from tests.factories import entries_of, fill_working_copy, make_release, use_release


@pytest.fixture(autouse=True)
def memory(settings, tmp_path):
    settings.RELEASE_DIR = tmp_path
    releases.use(None)
    yield
    releases.use(None)


@pytest.fixture
def gone(monkeypatch):
    def effective(*args):
        raise OperationalError("no database")

    def go():
        monkeypatch.setattr(Release.objects, "effective", effective)

    return go


def published(reason="alku"):
    return publishing.publish("Anna", reason)


# Publishing


@pytest.mark.django_db
def test_a_release_is_numbered_digested_and_signed():
    fill_working_copy()
    release = published()
    assert (release.number, release.author, release.reason, release.schema) == (1, "Anna", "alku", 1)
    assert len(release.digest) == 64
    assert release.report["services"] == 1
    assert published().number == 2


@pytest.mark.django_db
def test_the_same_content_has_the_same_digest():
    fill_working_copy()
    assert published().digest == published().digest


@pytest.mark.django_db
def test_a_release_never_changes():
    fill_working_copy()
    release = published()
    with pytest.raises(Immutable):
        release.save()
    with pytest.raises(Immutable):
        release.delete()
    with pytest.raises(Immutable):
        Release.objects.filter(number=1).update(reason="toinen")
    with pytest.raises(Immutable):
        Release.objects.all().delete()


@pytest.mark.django_db
def test_what_does_not_hold_together_is_not_published():
    fill_working_copy()
    Service.objects.update(replaced_by="olematon")
    with pytest.raises(
        publishing.NotPublishable, match="services: kuntoutusselvitys: replaced_by: no service 'olematon'"
    ):
        published()
    assert not Release.objects.exists()


@pytest.mark.django_db
def test_changes_are_counted_by_entry():
    fill_working_copy()
    assert publishing.count_unpublished() == len(list(entries_of(make_release())))
    published()
    assert publishing.count_unpublished() == 0
    service = Service.objects.get()
    service.summary_fi = "Uusi"
    service.save()
    assert [str(change.key) for change in publishing.unpublished()] == ["kuntoutusselvitys"]
    assert publishing.count_unpublished() == 1


@pytest.mark.django_db
def test_counting_again_takes_two_queries(django_assert_num_queries):
    fill_working_copy()
    published()
    publishing.count_unpublished()
    with django_assert_num_queries(2):
        publishing.count_unpublished()


@pytest.mark.django_db
def test_the_count_and_the_draft_read_the_working_copy_once(monkeypatch):
    fill_working_copy()
    published()
    releases.use(None)
    releases.load()
    service = Service.objects.get()
    service.summary_fi = "Uusi"
    service.save()
    read, collect = [], publishing.working_copy.collect
    monkeypatch.setattr(publishing.working_copy, "collect", lambda: read.append(1) or collect())
    assert publishing.count_unpublished() == 1
    assert str(draft().release.catalogue.services[0].summary) == "Uusi"
    assert read == [1]


@pytest.mark.django_db
def test_a_new_order_is_a_change():
    before = publishing.working_copy.collect()
    now = {**before, "advice": {**before["advice"], "lead_rules": [{"key": "a"}, {"key": "b"}]}}
    then = {**before, "advice": {**before["advice"], "lead_rules": [{"key": "b"}, {"key": "a"}]}}
    [change] = publishing.working_copy.changes(now, then)
    assert (change.document.name, change.key) == ("lead_rules", "")


@pytest.mark.django_db(transaction=True)
def test_publishing_is_one_moment_of_the_database():
    fill_working_copy()
    assert published().number == 1


@pytest.mark.django_db
def test_any_content_can_be_the_next_release():
    fill_working_copy()
    published()
    content = publishing.last_published()
    content["catalogue"]["services"][0]["checked_on"] = "2026-11-22"
    release = publishing.publish_content(
        content, author="Anna", approver="Bo", reason="tarkistettu", report={"verified": ["kuntoutusselvitys"]}
    )
    assert (release.number, release.approver, release.report["verified"]) == (2, "Bo", ["kuntoutusselvitys"])
    assert [change.key for change in publishing.unpublished()] == ["kuntoutusselvitys"]


# The command


@pytest.fixture
def publish(capsys):
    def publish(*arguments):
        call_command("publish", *arguments)
        return capsys.readouterr().out

    return publish


@pytest.mark.django_db
def test_the_command_publishes(publish):
    fill_working_copy()
    assert publish("--reason", "uusi palvelu").startswith("Published release 1 (")
    assert Release.objects.get().reason == "uusi palvelu"
    assert Release.objects.get().author == "deploy"


@pytest.mark.django_db
def test_if_needed_publishes_the_first_and_then_nothing(publish):
    fill_working_copy()
    assert "Published release 1" in publish("--if-needed")
    assert publish("--if-needed") == "Nothing to publish: the working copy is as released.\n"


@pytest.mark.django_db
def test_if_needed_publishes_what_the_loader_changed(publish):
    fill_working_copy()
    publish()
    release = make_release()
    fill_working_copy(make_release(areas=(msgspec.structs.replace(release.catalogue.areas[0], name="Lappi"),)))
    assert "Published release 2" in publish("--if-needed")


@pytest.mark.django_db
def test_if_needed_leaves_an_editors_change_for_the_editor(publish):
    fill_working_copy()
    publish()
    Service.objects.update(summary_fi="Toimittajan teksti")
    assert publish("--if-needed") == "Not published: 1 changes by editors are waiting in the admin.\n"


@pytest.mark.django_db
def test_if_needed_leaves_an_editors_deletion_too(publish):
    fill_working_copy()
    publish()

    ExampleCase.objects.all().delete()
    assert "Not published: 1" in publish("--if-needed")


# The current release


@pytest.mark.django_db
def test_the_newest_release_in_force_is_loaded():
    fill_working_copy()
    published()
    assert releases.load().number == 1
    published()
    assert releases.load().number == 2


@pytest.mark.django_db
def test_a_release_of_tomorrow_waits():
    fill_working_copy()
    published()
    publishing.publish("Anna", "huominen", effective_at=timezone.now() + dt.timedelta(days=1))
    assert releases.load().number == 1


@pytest.mark.django_db
def test_what_is_loaded_is_what_was_written():
    fill_working_copy()
    row = published()
    loaded = releases.load()
    assert loaded.catalogue == make_release().catalogue
    assert loaded.sections == make_release().sections
    assert (loaded.number, loaded.digest, loaded.effective_at) == (1, row.digest, row.effective_at)


@pytest.mark.django_db
def test_looking_again_reads_no_content(django_assert_num_queries):
    fill_working_copy()
    published()
    releases.load()
    with django_assert_num_queries(1):
        releases.load()


@pytest.mark.django_db
def test_a_release_that_has_been_replaced_is_let_go():
    fill_working_copy()
    published()
    old = weakref.ref(releases.load().catalogue.functions[0].in_force)
    published()
    releases.load()
    assert old() is None


@pytest.mark.django_db
def test_without_a_database_the_release_in_memory_stays(gone):
    fill_working_copy()
    published()
    before = releases.load()
    gone()
    assert releases.load() is before


@pytest.mark.django_db
def test_a_cold_start_without_a_database_reads_the_disk(gone):
    fill_working_copy()
    published()
    before = releases.load()
    gone()
    releases.use(None)
    assert releases.load() == before


@pytest.mark.django_db
def test_a_damaged_copy_is_not_used(gone, tmp_path):
    fill_working_copy()
    published()
    releases.load()
    [copy] = tmp_path.rglob("release.json")
    copy.write_bytes(copy.read_bytes().replace("Selvität".encode(), b"Selvitit"))
    gone()
    releases.use(None)
    assert releases.load() is None


@pytest.mark.django_db
def test_the_disk_is_not_read_while_the_database_answers():
    fill_working_copy()
    published()
    releases.load()
    releases.use(None)
    Release._base_manager.all().delete()
    assert releases.load() is None


@pytest.mark.django_db
def test_content_of_another_schema_is_refused():
    fill_working_copy()
    published()
    Release._base_manager.update(schema=99)
    with pytest.raises(releases.Unreadable, match="schema 99"):
        releases.load()


# The thread


def test_one_thread_per_process_looks_for_releases(monkeypatch, settings):
    settings.RELEASE_POLL_SECONDS = 5
    looks = []
    monkeypatch.setattr(releases, "_watching_in", 0)
    monkeypatch.setattr(releases, "_watch", lambda: (looks.append(1), releases._looked.set()))
    releases.watch()
    releases.watch()
    assert looks == [1]


# Requests


def test_a_request_reads_no_database(client):
    use_release()
    assert client.get("/readyz").json()["release"] == 1


def test_a_process_without_a_release_is_alive_but_not_ready(client):
    assert client.get("/livez").status_code == 200
    assert client.get("/readyz").status_code == 503


def test_without_a_release_a_page_says_so(client):
    response = client.get("/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert "112" in response.text


def test_a_request_knows_its_release_and_day(rf):

    release = use_release()
    request = rf.get("/")
    ReleaseMiddleware(lambda request: None)(request)
    assert request.release is release
    assert request.as_of == timezone.localdate()
