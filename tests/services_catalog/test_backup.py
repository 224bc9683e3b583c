"""A backup holds everything, only its owner reads it, and it comes back whole or not at all."""

import stat
import zipfile

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.utils import timezone

from advice.models import Feedback, StoredPlan
from services_catalog import backup, publishing, working_copy
from services_catalog.models import Release, Service
from tests.factories import fill_working_copy, make_release

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site():
    """A published site with a person, a group, a saved path and a report."""
    fill_working_copy(make_release())
    publishing.publish("Aino", "first")
    User.objects.create_user("aino", password="salasana-on-pitka").groups.add(Group.objects.create(name="katsojat"))
    today = timezone.localdate()
    StoredPlan.objects.create(lookup="a" * 64, sealed=b"\x00\xffsealed", created_on=today, used_on=today)
    Feedback.objects.create(kind=Feedback.Kind.CONTENT, sent_on=today, release=1)


@pytest.fixture
def file(site, tmp_path):
    path = tmp_path / "kaiku.backup"
    call_command("backup", path, verbosity=0)
    return path


def empty_database():
    call_command("flush", interactive=False, verbosity=0)


def everything():
    """Every row of every table of the backup, as the database has it."""
    return {label: list(model._base_manager.order_by("pk").values_list()) for label, model in backup.tables().items()}


def test_what_is_restored_is_what_was_backed_up(file):
    before, digest = everything(), publishing.freeze(working_copy.collect())[1]
    empty_database()
    call_command("restore", file)
    assert everything() == before
    assert publishing.freeze(working_copy.collect())[1] == digest


def test_the_release_keeps_its_number_and_digest(file):
    was = Release.objects.values_list("number", "digest", "created_at").get()
    empty_database()
    backup.restore(file)
    assert Release.objects.values_list("number", "digest", "created_at").get() == was


def test_a_restored_account_has_its_password_and_its_group(file):
    empty_database()
    backup.restore(file)
    assert User.objects.get(username="aino").check_password("salasana-on-pitka")
    assert User.objects.get().groups.get().name == "katsojat"


def test_the_restored_site_goes_on_with_the_next_numbers(file):
    empty_database()
    backup.restore(file)
    User.objects.create_user("bertta")
    Service.objects.get().sources.create(url="https://www.kela.fi/uusi")
    assert publishing.publish("Bertta", "second").number == 2


def test_only_its_owner_reads_the_file(file):
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_backup_replaces_no_file(file):
    before = file.read_bytes()
    with pytest.raises(CommandError, match="exists"):
        call_command("backup", file)
    assert file.read_bytes() == before


def test_a_failed_backup_leaves_no_file(site, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "_value", lambda field, row: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        backup.write(tmp_path / "kaiku.backup")
    assert not list(tmp_path.iterdir())


def test_sessions_stay_out(file):
    assert not [name for name in zipfile.ZipFile(file).namelist() if "session" in name.lower()]


def test_a_database_with_content_is_refused_and_kept(file):
    before = everything()
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", file)
    assert everything() == before


def rewritten(file, name, change):
    """The same archive with one member changed."""
    with zipfile.ZipFile(file) as old:
        members = {member: old.read(member) for member in old.namelist()}
    members[name] = change(members[name])
    with zipfile.ZipFile(file, "w") as new:
        for member, content in members.items():
            new.writestr(member, content)


def test_a_changed_backup_is_refused(file):
    rewritten(file, "auth.User.jsonl", lambda rows: rows.replace(b"aino", b"eero"))
    empty_database()
    with pytest.raises(backup.NotRestorable, match="damaged: auth.User"):
        backup.restore(file)
    assert not User.objects.exists()


def test_a_backup_of_another_version_is_refused_by_name(file):
    rewritten(file, "manifest.json", lambda text: text.replace(b"services_catalog.0001_initial", b"later.0099_more"))
    empty_database()
    with pytest.raises(backup.NotRestorable, match=r"later\.0099_more, services_catalog\.0001_initial"):
        backup.restore(file)


def test_half_a_file_is_refused(file):
    file.write_bytes(file.read_bytes()[:-200])
    empty_database()
    with pytest.raises(CommandError, match="not a whole backup"):
        call_command("restore", file)


def test_a_row_that_does_not_fit_undoes_all(file, monkeypatch):
    def refuse(models):
        raise ValueError("no numbers")

    empty_database()
    monkeypatch.setattr(backup, "_continue_numbering", refuse)
    with pytest.raises(backup.NotRestorable):
        backup.restore(file)
    assert not Service.objects.exists()
