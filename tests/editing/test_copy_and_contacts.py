import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from services_catalog import contacts, publishing, releases, working_copy
from services_catalog.accounts.roles import Role
from services_catalog.models import Authority, ContactPoint, Provider, Revision, Service
from services_catalog.section import CATALOGUE
from tests.factories import (
    fill_working_copy,
    make_authority,
    make_contact,
    make_full_service,
    make_provider,
    make_release,
)
from tests.people import make_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PHONE = "020 692 205"
CONTACTS = reverse("admin:services_catalog_authority_contacts")
SERVICES = next(document for document in CATALOGUE.documents if document.name == "services")


@pytest.fixture(autouse=True)
def filled():
    same = make_contact(phone="020692205", functions=("rehabilitation",))
    lines = (make_contact(), same, make_contact(phone="116 117"))
    fill_working_copy(
        make_release(
            services=(make_full_service(),),
            authorities=(make_authority(contacts=lines),),
            providers=(make_provider(),),
        )
    )
    yield
    releases.use(None)


@pytest.fixture
def editor():
    return signed_in(make_person(Role.RULES_EDITOR))


def text(response):
    return " ".join(response.content.decode().split())


def copy_page():
    return reverse("admin:services_catalog_service_copy", args=[Service.objects.get(slug="kuntoutusselvitys").pk])


def copied(editor, **changes):
    return editor.post(copy_page(), {"name": "Selvitys nuorille", "slug": "selvitys-nuorille", **changes})


def test_a_copy_has_everything_but_its_name_and_its_past(editor):
    assert copied(editor).status_code == 302
    dumps = [SERVICES.read(row) for row in Service.objects.order_by("slug")]
    own = {"slug", "name", "status", "position", "old_names", "valid_from", "checked_on", "checked_by"}
    original, copy = ({name: value for name, value in dump.items() if name not in own} for dump in dumps)
    assert copy == original
    assert {"criteria", "steps", "documents", "needs", "sources", "legal_basis"} <= set(copy)


def test_a_copy_is_recommended_to_nobody_and_counts_as_unpublished(editor):
    publishing.publish("Maija", "alku")
    copied(editor)
    copy = Service.objects.get(slug="selvitys-nuorille")
    assert (copy.status, copy.old_names, copy.checked_on, copy.loaded_digest) == ("PLANNED", "", None, "")
    assert [change.key for change in publishing.unpublished()] == ["selvitys-nuorille"]
    assert Revision.objects.get(key="selvitys-nuorille").why == "Kopio: kuntoutusselvitys"


def test_a_taken_slug_is_refused_and_nothing_is_made(editor):
    assert "Tunniste on jo käytössä." in text(copied(editor, slug="kuntoutusselvitys"))
    assert Service.objects.count() == 1


def test_the_form_of_a_service_leads_to_copying_it(editor):
    page = editor.get(reverse("admin:services_catalog_service_change", args=[Service.objects.get().pk]))
    assert copy_page() in text(page)


def test_only_who_may_add_may_copy():
    assert signed_in(make_person(Role.EDITOR)).get(copy_page()).status_code == 403
    assert copied(signed_in(make_person(Role.PUBLISHER, name="eero"))).status_code == 403


# Contacts


def asked(editor, old=PHONE):
    return editor.get(CONTACTS, {"field": "phone", "old": old})


def rows_of(page):
    return [str(row.pk) for row, *_ in page.context["places"]]


def changed(editor, **changes):
    said = {"field": "phone", "old": PHONE, "new": "020 634 0200", "why": "Numero vaihtui", "source": ""}
    return editor.post(CONTACTS, {**said, "row": rows_of(asked(editor)), **changes})


def phones():
    return sorted(ContactPoint.objects.values_list("phone", flat=True))


def test_every_place_of_a_number_is_found_whatever_its_spaces(editor):
    page = asked(editor, "0206 92205")
    assert [str(owner) for _, owner, *_ in page.context["places"]] == ["Eduro", "Kela", "Kela"]


def test_all_ticked_places_change_at_once_and_nothing_else(editor):
    assert changed(editor).status_code == 302
    assert phones() == ["020 634 0200"] * 3 + ["116 117"]


def test_what_is_not_ticked_stays(editor):
    changed(editor, row=rows_of(asked(editor))[:1])
    assert phones().count("020 634 0200") == 1


def test_the_change_is_in_the_history_of_every_owner_and_waits_for_publishing(editor):
    publishing.publish("Maija", "alku")
    before = working_copy.version()
    changed(editor)
    assert working_copy.version() != before
    told = {(r.key, r.who, r.why) for r in Revision.objects.filter(why="Numero vaihtui")}
    assert told == {("kela", "aino", "Numero vaihtui"), ("eduro", "aino", "Numero vaihtui")}
    assert {change.key for change in publishing.unpublished()} == {"kela", "eduro"}


def test_a_new_source_comes_with_the_day(editor):
    changed(editor, source="https://www.kela.fi/yhteystiedot")
    rows = ContactPoint.objects.filter(phone="020 634 0200")
    assert {row.source for row in rows} == {"https://www.kela.fi/yhteystiedot"}
    assert all(row.checked_on for row in rows)


def test_one_that_cannot_be_saved_stops_all(editor):
    assert "Muutettu" not in text(changed(editor, new="0" * 300))
    assert len(set(phones())) == 3
    rows = contacts.places("phone", PHONE)
    with pytest.raises(ValidationError):
        contacts.change(rows, "phone", PHONE, "0" * 300, who="x", why="y")


def test_what_somebody_else_changed_meanwhile_is_left_alone(editor):
    rows = rows_of(asked(editor))
    ContactPoint.objects.filter(pk=rows[0]).update(phone="09 1")
    changed(editor, row=rows)
    assert ContactPoint.objects.get(pk=rows[0]).phone == "09 1"
    assert phones().count("020 634 0200") == 2


@pytest.mark.parametrize("missing", [{"row": []}, {"why": ""}, {"new": ""}])
def test_nothing_changes_before_all_is_said_and_what_was_said_stays(editor, missing):
    page = changed(editor, **missing)
    assert page.status_code == 200 and len(rows_of(page)) == 3
    assert phones().count("020 634 0200") == 0


def test_only_who_may_change_contacts_may():
    viewer = signed_in(make_person(Role.VIEWER))
    assert viewer.get(CONTACTS).status_code == 403
    assert Authority.objects.count() == Provider.objects.count() == 1
