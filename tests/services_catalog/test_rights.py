"""Whose entry it is: what an editor may change of it, and what an organisation's own editors may."""

import pytest
from django.urls import reverse

from services_catalog.accounts.roles import Role
from services_catalog.models import ContactPoint, Organisation, Provider, Revision, Service
from services_catalog.sections import documents
from tests.factories import (
    fill_working_copy,
    make_contact,
    make_full_service,
    make_provider,
    make_release,
    make_service,
)
from tests.people import make_person, signed_in
from tests.services_catalog.test_admin import form_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def filled():
    theirs = make_provider(contacts=(make_contact(),))
    services = (make_full_service(), make_service(slug="muu-palvelu"))
    fill_working_copy(make_release(services=services, providers=(theirs, make_provider(slug="muu"))))


@pytest.fixture
def editor():
    return signed_in(make_person(Role.EDITOR))


@pytest.fixture
def organisation():
    return Organisation.objects.create(name="Oma järjestö")


@pytest.fixture
def own(organisation):
    """The client of an organisation's editor, who has no role."""
    person = make_person(name="olli")
    organisation.editors.add(person)
    organisation.providers.add(Provider.objects.get(slug=make_provider().slug))
    organisation.services.add(Service.objects.get(slug="kuntoutusselvitys"))
    return signed_in(person)


def change(row):
    return page(type(row), "change", row.pk)


def save(client, row, **changes):
    """As the form is, and with what somebody could add to it by hand."""
    return client.post(change(row), form_of(client.get(change(row))) | changes)


# Rules and texts


def test_an_editor_changes_a_text_but_not_what_decides(editor):
    service = Service.objects.get(slug="kuntoutusselvitys")
    before = service.rank, service.payer
    assert save(editor, service, summary_fi="Uusi.", rank="1", payer="mela").status_code == 302
    service.refresh_from_db()
    assert service.summary_fi == "Uusi."
    assert (service.rank, service.payer) == before


def test_an_editor_sees_criteria_but_cannot_change_them(editor):
    service = Service.objects.get(slug="kuntoutusselvitys")
    [criterion, *_] = service.criteria.order_by("position")
    assert criterion.not_now_fi in editor.get(change(service)).text
    posted = {"criteria-0-id": criterion.pk, "criteria-0-values": "employed", "criteria-0-DELETE": "on"}
    save(editor, service, **posted, **{"criteria-INITIAL_FORMS": "1", "criteria-TOTAL_FORMS": "1"})
    assert service.criteria.get(pk=criterion.pk).values == criterion.values


def test_an_editor_words_a_step_but_does_not_say_when_it_is_behind(editor):
    service = Service.objects.get(slug="kuntoutusselvitys")
    [step, *_] = service.steps.order_by("position")
    save(editor, service, **{"steps-0-text_fi": "Soita nyt.", "steps-0-kind": "DECISION"})
    changed = service.steps.get(pk=step.pk)
    assert (changed.text_fi, changed.kind) == ("Soita nyt.", step.kind)


def test_a_rules_editor_changes_what_decides():
    service = Service.objects.get(slug="kuntoutusselvitys")
    client = signed_in(make_person(Role.RULES_EDITOR))
    assert save(client, service, rank="1", change_reason="Laki muuttui.").status_code == 302
    service.refresh_from_db()
    assert service.rank == 1


# An organisation's own


def test_an_organisation_changes_its_own_contacts(own):
    provider = Provider.objects.get(slug=make_provider().slug)
    assert save(own, provider, **{"contacts-0-phone": "020 123 456"}).status_code == 302
    assert ContactPoint.objects.get(provider=provider).phone == "020 123 456"


def test_an_organisation_changes_the_texts_of_its_own_service_and_no_rule(own):
    service = Service.objects.get(slug="kuntoutusselvitys")
    assert save(own, service, summary_fi="Uusi.", rank="1").status_code == 302
    service.refresh_from_db()
    assert service.summary_fi == "Uusi."
    assert service.rank != 1


def test_an_organisation_does_not_say_in_which_services_it_is_shown(own):
    provider = Provider.objects.get(slug=make_provider().slug)
    before = set(provider.services.all())
    save(own, provider, services=[Service.objects.get(slug="muu-palvelu").pk])
    assert set(provider.services.all()) == before


@pytest.mark.parametrize("action", ["change", "history", "delete"])
@pytest.mark.parametrize("model", [Provider, Service])
def test_an_organisation_does_not_reach_what_is_anothers(own, model, action):
    row = model.objects.order_by("pk").last()
    answer = own.post(page(model, action, row.pk), {"name_fi": "Kaapattu", "post": "yes"})
    assert answer.status_code in (302, 403, 404, 409)
    assert own.post(page(model, action, row.pk), {"name_fi": "Kaapattu", "post": "yes"}).status_code in (
        302,
        403,
        404,
        409,
    )
    assert model.objects.get(pk=row.pk).name_fi == row.name_fi


def test_an_organisation_sees_only_its_own_in_the_lists(own):
    assert [p.slug for p in own.get(page(Provider)).context["cl"].queryset] == [make_provider().slug]
    apps = own.get(reverse("admin:index")).context["app_list"]
    assert {model["object_name"] for app in apps for model in app["models"]} == {"Provider", "Service"}


def test_an_organisation_adds_no_service(own):
    assert own.get(page(Service, "add")).status_code == 403


def test_what_is_no_longer_theirs_is_closed_at_once(own, organisation):
    provider = Provider.objects.get(slug=make_provider().slug)
    organisation.providers.clear()
    assert own.get(change(provider)).status_code in (302, 403)


def test_an_editor_does_not_bring_back_an_earlier_rank(editor):
    service = Service.objects.get(slug="kuntoutusselvitys")
    services = next(document for document in documents() if document.model is Service)
    before = {"document": "services", "key": service.natural, "kind": Revision.Kind.CHANGED, "label": "Palvelu"}
    revision = Revision.objects.create(after=services.read(service) | {"rank": 1}, **before)
    told = editor.post(reverse("admin:services_catalog_service_restore", args=[revision.pk]))
    assert told.context["hindrances"] == ["Sinulla ei ole oikeutta muuttaa näitä: sija"]
    assert Service.objects.get(pk=service.pk).rank == service.rank


@pytest.mark.parametrize("path", ["poistetut/", "poistetut/muu-palvelu/"])
def test_an_organisation_does_not_read_the_history_of_what_is_deleted(own, path):
    assert own.get(page(Service) + path).status_code == 403
