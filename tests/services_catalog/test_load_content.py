import dataclasses
import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from advice.models import LeadRule
from services_catalog.documents import digest
from services_catalog.management.commands import load_content
from services_catalog.models import Municipality, Service
from services_catalog.sections import sections
from tests.factories import entries_of, make_release, make_service, write_files


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The content files of a small release, in the place of the real ones."""
    write_files(tmp_path, make_release())
    local = tuple(dataclasses.replace(s, content=tmp_path / s.name / "content") for s in sections())
    monkeypatch.setattr(load_content, "sections", lambda: local)
    return tmp_path


@pytest.fixture
def run(folder, capsys):
    def run(*arguments):
        call_command("load_content", *arguments)
        return capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def mistakes(folder):
    def mistakes(*arguments):
        with pytest.raises(CommandError) as error:
            call_command("load_content", *arguments)
        return str(error.value).splitlines()

    return mistakes


def rewrite(folder, old, new, noun="catalogue/content/services.yaml"):
    path = folder / noun
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.django_db
def test_the_first_run_creates_everything(run):
    assert "services: 1 created, 0 updated" in run()
    assert Service.objects.get().needs.get().situation_id == "need_rehabilitation"


@pytest.mark.django_db
def test_the_second_run_changes_nothing_and_says_so(run):
    run()
    before = Service.objects.get().changed_at
    assert run() == ["no changes"]
    assert Service.objects.get().changed_at == before


@pytest.mark.django_db
def test_what_nobody_has_touched_is_updated(run, folder):
    run()
    rewrite(folder, "Soita Kelaan.", "Varaa aika Kelasta.")
    assert run() == ["services: 0 created, 1 updated"]
    assert Service.objects.get().steps.get().text_fi == "Varaa aika Kelasta."


@pytest.mark.django_db
def test_what_an_editor_has_changed_is_kept_and_reported(run):
    run()
    Service.objects.update(summary_fi="Toimittajan teksti")
    assert run() == ["kept: services: kuntoutusselvitys: changed by an editor", "no changes"]
    assert Service.objects.get().summary_fi == "Toimittajan teksti"


@pytest.mark.django_db
def test_a_change_in_a_child_row_is_an_editors_change_too(run):
    run()
    Service.objects.get().criteria.update(not_now_fi="Toimittajan syy")
    assert run()[0] == "kept: services: kuntoutusselvitys: changed by an editor"


@pytest.mark.django_db
def test_a_change_on_both_sides_is_a_conflict(run, folder):
    run()
    Service.objects.update(summary_fi="Toimittajan teksti")
    rewrite(folder, "Selvität, mihin pystyt.", "Uusi tiivistelmä.")
    assert "the file has changed too: conflict" in run()[0]
    assert Service.objects.get().summary_fi == "Toimittajan teksti"


@pytest.mark.django_db
def test_the_same_change_on_both_sides_is_no_conflict(run, folder):
    run()
    Service.objects.update(summary_fi="Uusi tiivistelmä.")
    rewrite(folder, "Selvität, mihin pystyt.", "Uusi tiivistelmä.")
    assert run() == ["no changes"]
    rewrite(folder, "Uusi tiivistelmä.", "Vielä uudempi.")
    assert run() == ["services: 0 created, 1 updated"]


@pytest.mark.django_db
def test_a_later_day_of_verifying_stays_and_is_no_edit(run, folder):
    run()
    row = Service.objects.get()
    [services] = [d for s in sections() for d in s.documents if d.name == "services"]
    verified = digest({**services.read(row), "checked_on": "2027-01-01"})
    Service.objects.update(checked_on=dt.date(2027, 1, 1), loaded_digest=verified)
    assert run() == ["no changes"]
    rewrite(folder, "Selvität, mihin pystyt.", "Uusi tiivistelmä.")
    assert run() == ["services: 0 created, 1 updated"]
    row.refresh_from_db()
    assert (row.summary_fi, row.checked_on) == ("Uusi tiivistelmä.", dt.date(2027, 1, 1))


@pytest.mark.django_db
def test_what_code_owns_is_overwritten(run):
    run()
    Municipality.objects.update(name_fi="Rollo")
    assert run() == ["municipalities: 0 created, 1 updated"]
    assert Municipality.objects.get().name_fi == "Rovaniemi"


@pytest.mark.django_db
def test_what_is_gone_from_the_files_is_reported_but_stays(run, folder):
    run()
    (folder / "advice/content/example_cases.yaml").unlink()
    assert run() == ["no longer in the files: example_cases: A1", "no changes"]


@pytest.mark.django_db
def test_an_entry_may_point_forward(run, folder):
    services = (make_service(replaced_by=("toinen",)), make_service(slug="toinen"))
    write_files(folder, make_release(services=services))
    assert "services: 2 created, 0 updated" in run()


@pytest.mark.django_db
def test_a_noun_may_be_a_folder_of_files(run, folder):
    services = folder / "catalogue/content/services.yaml"
    (folder / "catalogue/content/services").mkdir()
    services.rename(folder / "catalogue/content/services/kela.yaml")
    assert "services: 1 created, 0 updated" in run()


@pytest.mark.django_db
def test_rules_keep_the_order_of_the_file(run, folder):
    path = folder / "advice/content/lead_rules.yaml"
    rule = path.read_text()
    path.write_text(rule.replace("key: jobless", "key: zebra") + rule)
    run()
    assert list(LeadRule.objects.order_by("position").values_list("key", flat=True)) == ["zebra", "jobless"]


@pytest.mark.django_db
def test_nothing_is_half_loaded(mistakes, folder):
    rewrite(folder, "kuntoutusselvitys", "olematon", "advice/content/lead_rules.yaml")
    assert mistakes()[-1] == "1 mistakes, nothing loaded."
    assert not Service.objects.exists()


@pytest.mark.parametrize(
    ("noun", "old", "new", "line"),
    [
        ("services", "summary:", "sumary:", "services.yaml: kuntoutusselvitys: sumary: unknown field"),
        ("services", "function: rehab", "function: hab", "services.yaml: kuntoutusselvitys: function: no function"),
        ("services", "kind: CONTACT", "kind: CALL", "kuntoutusselvitys: steps[1].kind: Invalid enum value"),
        ("services", "need_rehabilitation", "unemployed", "needs: unemployed is a situation but not a need"),
        ("services", "- unemployed", "- elderly", "criteria[1].condition: life_situation: 'elderly' is not one of"),
        ("situations", "fact: life_situation", "fact: mood", "unemployed: rows[1].condition: no fact 'mood'"),
        ("situations", "- rehabilitation", "- dancing", "need_rehabilitation: rows[1].condition: needs: 'dancing'"),
        ("authorities", "source: https://www.kela.fi/", "source: ''", "kela: contacts[1].source: a phone number needs"),
        ("municipalities", "'698'", "698", "municipalities.yaml: entry 1: code: 698 is not text; put it in quotes"),
        ("areas", "key: lapland", "key: lapland\n  key: savo", "areas.yaml: 'key' is given twice"),
        ("facts", "- key: age", "- key: [age", "facts.yaml: "),
        ("facts", "- key: age", "- key: municipality", "municipality: key: also in catalogue/content/facts.yaml"),
    ],
    ids=lambda value: value if ":" in value else value[:12],
)
def test_a_broken_file_is_named_without_a_database(mistakes, folder, noun, old, new, line):
    rewrite(folder, old, new, f"catalogue/content/{noun}.yaml")
    assert any(line in mistake for mistake in mistakes("--check"))


def test_a_situation_that_leads_back_to_itself_is_refused(mistakes, folder):
    situation = "- key: loop\n  name: L\n  rows:\n  - {group: 1, condition: SITUATION loop}\n"
    path = folder / "catalogue/content/situations.yaml"
    path.write_text(path.read_text() + situation)
    assert "catalogue/content/situations.yaml: loop: rows: leads back to itself" in mistakes("--check")


def test_a_file_of_no_noun_is_refused(mistakes, folder):
    (folder / "catalogue/content/palvelut.yaml").write_text("[]")
    assert "catalogue/content/palvelut.yaml: not a file of" in mistakes("--check")[0]


def test_the_check_needs_no_database(run):
    assert run("--check") == [f"{len(list(entries_of(make_release())))} entries are in order."]
