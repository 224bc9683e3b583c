"""The curated content itself."""

import datetime as dt

import pytest
from django.core.management import call_command

from services_catalog import publishing, releases, working_copy
from services_catalog.catalogue import ServiceStatus
from services_catalog.conditions import Evaluation
from services_catalog.content_files import read_content
from services_catalog.responsibility import resolve
from services_catalog.sections import decode, sections
from tests.releases import real_release


@pytest.fixture
def loaded(db, capsys):
    call_command("load_content")
    return capsys.readouterr().out


def test_the_second_load_changes_nothing(loaded, capsys):
    assert "created" in loaded
    call_command("load_content")
    assert capsys.readouterr().out == "no changes\n"


def test_the_working_copy_is_the_content(loaded):
    """Nothing is lost on the way through the rows."""
    content = working_copy.collect()
    for entry in read_content(sections()):
        name = next(section.name for section in sections() if entry.document in section.documents)
        rows = {dump[entry.document.key_name]: dump for dump in content[name][entry.document.name]}
        assert rows[entry.key] == entry.document.published(entry.dump)


def test_it_can_be_published(loaded):
    publishing.publish("Anna", "alku")
    release = releases.load()
    releases.use(None)
    assert len(release.catalogue.municipalities) == 308
    assert [n for n in release.catalogue.services if not n.steps and n.status is ServiceStatus.ACTIVE] == []


def test_every_offered_service_has_a_law_or_a_source_and_a_day_of_checking():
    content = {section.name: {document.name: [] for document in section.documents} for section in sections()}
    for entry in read_content(sections()):
        section = next(section.name for section in sections() if entry.document in section.documents)
        content[section][entry.document.name].append(entry.document.published(entry.dump))
    shown = (ServiceStatus.ACTIVE, ServiceStatus.UNCERTAIN)
    services = [s for s in decode(content, sections()).catalogue.services if s.status in shown]
    assert [s.slug for s in services if not (s.legal_basis or s.sources) or not s.checked_on] == []


@pytest.mark.parametrize(("municipality", "phone"), [("091", "116 117"), ("837", "116 117"), ("698", "")])
def test_the_medical_helpline_is_told_with_its_number_where_it_is_sure(municipality, phone):
    catalogue = real_release().catalogue
    evaluation = Evaluation({"municipality": municipality}, catalogue.situation)
    contact = resolve(catalogue, "urgent_health_advice", evaluation, dt.date(2026, 11, 21)).contact
    assert contact.public_phone == phone
    assert phone or contact.gap


def test_every_number_comes_with_what_to_say(real_release):
    catalogue = real_release.catalogue
    contacts = [(owner.slug, c) for owner in (*catalogue.authorities, *catalogue.providers) for c in owner.contacts]
    assert len([slug for slug, contact in contacts if contact.public_phone]) > 20
    assert [slug for slug, contact in contacts if contact.public_phone and not contact.say] == []
