import pytest

from advice.models import ExampleCase, ServicePackage
from services_catalog.conditions import Text
from services_catalog.models import Fact, Revision, Service, Situation, Term
from services_catalog.pointing import pointing_to
from tests.factories import (
    fill_working_copy,
    make_contact,
    make_local_note,
    make_provider,
    make_release,
    make_service,
    make_synonym,
)
from tests.services_catalog.test_admin import page

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def filled():
    ended = make_service(slug="vanha", name=Text("Vanha"), status="ENDED", replaced_by=("kuntoutusselvitys",))
    provider = make_provider(contacts=(make_contact(functions=("rehabilitation",)),))
    notes = (make_local_note(functions=("rehabilitation",)),)
    synonyms = (make_synonym(services=("kuntoutusselvitys",)),)
    fill_working_copy(
        make_release(services=(make_service(), ended), providers=(provider,), local_notes=notes, synonyms=synonyms)
    )
    expected = {"must": [{"any_of": ["kuntoutusselvitys"]}], "rights": []}
    ExampleCase.objects.update(expected=expected)


def said(model, key):
    return sorted(map(str, pointing_to(model, {key})))


def test_whoever_names_a_service_is_named():
    assert said(Service, "kuntoutusselvitys") == [
        "Asiakassegmentti: Epäselvä › Segmentin vaihe 1 › palvelut",
        "Esimerkkitapaus: Aino, työtön › odotettu neuvo",
        "Etusijasääntö: jobless › nostettavat palvelut",
        "Hakusana: burnout › palvelut",
        "Paikallinen huomio: rovaniemi-aika › palvelut",
        "Palvelu: Vanha › korvattu palveluilla",
        "Palveluntuottaja: Eduro › palvelut",
        "Palvelupaketti: Ketju › Paketin palvelu 1 › palvelu",
    ]


def test_a_fact_is_pointed_to_by_conditions_answers_and_cases():
    found = said(Fact, "life_situation")
    assert any(line.startswith("Kysely: Kysely › Kysymys 1 › Vastausvaihtoehto 1") for line in found)
    assert any(line.startswith("Palvelu: Kuntoutusselvitys › Ehto 1") for line in found)
    assert any(line.startswith("Esimerkkitapaus: Aino, työtön › tiedot") for line in found)


def test_what_nobody_names_is_not_read(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(pointing_to(Term, {"lahete"})) == []


def test_what_is_pointed_to_is_not_deleted(admin_client):
    service = Service.objects.get(slug="kuntoutusselvitys")
    response = admin_client.post(page(Service, "delete", service.pk), {"post": "yes"})
    package = ServicePackage.objects.get()
    assert f'<a href="{page(ServicePackage, "change", package.pk)}">Ketju</a> › Paketin palvelu 1' in response.text
    assert Service.objects.filter(pk=service.pk).exists()


def test_what_is_pointed_to_only_by_a_line_of_text_is_not_deleted(admin_client):
    Service.objects.filter(slug="kuntoutusselvitys").update(replaced_by="vanha")
    old = Service.objects.get(slug="vanha")
    response = admin_client.post(page(Service, "delete", old.pk), {"post": "yes"})
    assert "Kuntoutusselvitys</a> › korvattu palveluilla" in response.text
    assert Service.objects.filter(pk=old.pk).exists()


def test_many_are_refused_at_once(admin_client):
    rows = list(Situation.objects.values_list("pk", flat=True))
    sent = {"action": "delete_selected", "_selected_action": rows, "post": "yes"}
    response = admin_client.post(page(Situation), sent)
    assert "seuraavat menisivät rikki" in response.text
    assert Situation.objects.count() == len(rows)


def test_those_deleted_together_do_not_hinder_each_other():
    assert not [p for p in pointing_to(Service, {"kuntoutusselvitys", "vanha"}) if p.noun == "Palvelu"]


def test_what_nobody_points_to_is_deleted_and_told(admin_client):
    service = Service.objects.get(slug="vanha")
    assert "Mikään muu sisältö ei viittaa tähän" in admin_client.get(page(Service, "delete", service.pk)).text
    admin_client.post(page(Service, "delete", service.pk), {"post": "yes", "change_reason": "Päättyi"})
    assert not Service.objects.filter(slug="vanha").exists()
    told = Revision.objects.get(kind="DELETED")
    assert (told.who, told.why, told.key) == ("admin", "Päättyi", "vanha")


def test_a_rule_is_not_deleted_without_a_reason(admin_client):
    address = page(Service, "delete", Service.objects.get(slug="vanha").pk)
    for sent in ({"post": "yes"}, {"post": "yes", "change_reason": " "}):
        assert "kirjoita yhdellä rivillä, miksi" in admin_client.post(address, sent).text
    admin_client.post(address, {"muu": "yes"})
    assert Service.objects.filter(slug="vanha").exists()


def test_nor_are_many_at_once(admin_client):
    chosen = {"action": "delete_selected", "_selected_action": [Service.objects.get(slug="vanha").pk]}
    assert "kirjoita yhdellä" not in admin_client.post(page(Service), chosen).text
    assert "kirjoita yhdellä rivillä, miksi" in admin_client.post(page(Service), chosen | {"post": "yes"}).text
    assert Service.objects.filter(slug="vanha").exists()
    admin_client.post(page(Service), chosen | {"post": "yes", "change_reason": "Päättyi"})
    assert Revision.objects.get(kind="DELETED").why == "Päättyi"


def test_many_deleted_are_each_told(admin_client):
    sent = {"action": "delete_selected", "_selected_action": [Term.objects.get().pk], "post": "yes"}
    admin_client.post(page(Term), sent)
    assert Revision.objects.get(kind="DELETED").key == "lahete"
