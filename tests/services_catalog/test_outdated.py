"""Texts that use a name which is not in force are found in any form, with what to say instead."""

import datetime as dt

import pytest
from django.urls import reverse

from services_catalog import releases
from services_catalog.accounts.roles import Role
from services_catalog.authorities import AuthorityType, Responsibility
from services_catalog.catalogue import Reform, ServiceStatus
from services_catalog.conditions import Text
from services_catalog.models import OutdatedName, Service
from services_catalog.outdated import findings
from tests.factories import (
    fill_working_copy,
    make_authority,
    make_function,
    make_outdated_name,
    make_release,
    make_service,
)
from tests.people import make_person, signed_in

TODAY = dt.date(2026, 11, 22)
FINDER = reverse("admin:services_catalog_release_outdated")
FINE = reverse("admin:services_catalog_release_outdated_fine")


def found(on=TODAY, **parts):
    return [f.sentence for f in findings(make_release(**{"outdated_names": (), **parts}), on)]


def named(*services, on=TODAY, **name):
    return found(on, services=services, outdated_names=(make_outdated_name(**name),))


def saying(text, **more):
    return make_service(summary=Text(text), **more)


@pytest.mark.parametrize("text", ["Käy TE-toimistossa.", "Hakemus te-toimiston kautta.", "Kysy TE-toimistoista ensin."])
def test_a_name_is_found_in_any_form(text):
    assert named(saying(f"Hyvä alku. {text}")) == [text]


def test_it_is_right_as_long_as_it_is_in_force():
    assert named(saying("Käy TE-toimistossa."), on=dt.date(2024, 12, 31)) == []


def test_a_sentence_about_earlier_days_is_fine_until_it_changes():
    fine = ("Ennen asiaa hoiti TE-toimisto.",)
    assert named(saying("Ennen asiaa hoiti TE-toimisto. Käy TE-toimistossa."), fine=fine) == ["Käy TE-toimistossa."]


def test_other_languages_have_their_own_forms():
    text = Text("Tervetuloa.", "Besök TE-byrån.", "Visit the TE Office.")
    forms = Text("TE-toimisto*", "TE-byrå*", "TE Office*")
    service = make_service(summary=text)
    assert named(service, forms=forms) == ["Besök TE-byrån.", "Visit the TE Office."]


def test_some_names_are_wrong_only_in_texts_of_some_functions():
    service = saying("Kunta järjestää avun.")
    assert named(service, forms=Text("kunta järjest*"), functions=("muu",)) == []
    assert named(service, forms=Text("kunta järjest*"), functions=("rehabilitation",)) == ["Kunta järjestää avun."]


def test_professionals_texts_are_read_too():
    assert named(make_service(professional_note=Text("Lausunto TE-toimistolle."))) == ["Lausunto TE-toimistolle."]


def test_announcements_of_reforms_may_name_what_ends():
    reform = Reform(changes_on=dt.date(2027, 1, 1), text=Text("TE-toimisto lakkaa."))
    assert named(make_service(reforms=(reform,))) == []


def test_the_names_of_services_that_have_ended_are_looked_for():
    old = make_service(
        slug="vanha", name=Text("Työmarkkinatuki (päättynyt)"), status=ServiceStatus.ENDED, replaced_by=("uusi",)
    )
    new = saying("Hae työmarkkinatukea.", slug="uusi", name=Text("Yleistuki"))
    [finding] = findings(make_release(outdated_names=(), services=(old, new)), TODAY)
    assert (finding.sentence, finding.name.instead.fi) == ("Hae työmarkkinatukea.", "Yleistuki")


def test_a_kind_of_authority_that_answers_for_nothing_any_more_is_looked_for():
    office = make_authority(slug="te", type=AuthorityType.TE_OFFICE, name=Text("TE-toimisto"))
    rows = (
        Responsibility(authority_type=AuthorityType.TE_OFFICE, valid_to=dt.date(2024, 12, 31)),
        Responsibility(authority_type=AuthorityType.KELA, valid_from=dt.date(2025, 1, 1)),
    )
    parts = {
        "authorities": (office, make_authority()),
        "functions": (make_function(responsibilities=rows),),
        "services": (saying("Käy TE-toimistossa."),),
    }
    [finding] = findings(make_release(outdated_names=(), **parts), TODAY)
    assert (finding.sentence, finding.name.instead.fi) == ("Käy TE-toimistossa.", "Kela")
    assert found(dt.date(2024, 12, 31), **parts) == []


def test_our_own_content_uses_no_name_that_is_not_in_force(real_release):
    assert [f[1:] for f in findings(real_release, TODAY)] == []


# In the admin


@pytest.fixture
def filled(db):
    fill_working_copy(make_release(services=(saying("Käy TE-toimistossa."),)))
    yield
    releases.use(None)


@pytest.mark.ignore_template_errors
def test_the_finder_leads_to_the_form_and_says_what_to_write(admin_client, filled):
    page = admin_client.get(FINDER).text
    assert "Käy TE-toimistossa." in page
    assert "kirjoita työllisyyspalvelut" in page
    assert reverse("admin:services_catalog_service_change", args=[Service.objects.get().pk]) in page
    assert "Käy TE-toimistossa." not in admin_client.get(FINDER, {"paiva": "2024-01-01"}).text


@pytest.mark.ignore_template_errors
def test_what_an_editor_calls_right_is_not_found_again(admin_client, filled):
    admin_client.post(FINE, {"name": "te_office", "sentence": "Käy TE-toimistossa."})
    assert OutdatedName.objects.get().fine == "Käy TE-toimistossa."
    assert "Vanhentuneita nimiä ei löytynyt." in admin_client.get(FINDER).text


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "te_office", "sentence": " "}, "Mitään ei merkitty: virke puuttuu."),
        ({"name": "muu", "sentence": "Käy."}, "Mitään ei merkitty: nimi on taas voimassa"),
    ],
    ids=["empty", "unknown"],
)
def test_a_mark_that_says_nothing_is_answered_in_words(admin_client, filled, sent, said):
    assert said in admin_client.post(FINE, sent, follow=True).text
    assert OutdatedName.objects.get().fine == ""


def test_a_viewer_calls_nothing_right(filled):
    viewer = signed_in(make_person(Role.VIEWER))
    assert viewer.post(FINE, {"name": "te_office", "sentence": "Käy TE-toimistossa."}).status_code == 403
    assert OutdatedName.objects.get().fine == ""
