"""One click says that what is public still holds, and what follows: a release of dates, and nothing else."""

import datetime as dt

import pytest
import time_machine
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from advice.models import ExampleCase, Feedback
from services_catalog import publishing, releases
from services_catalog.accounts.roles import Role
from services_catalog.models import LinkCheck, Organisation, Release, Service
from services_catalog.models.revision import Revision
from services_catalog.verification import verify
from tests.factories import fill_working_copy, make_release, make_service
from tests.people import make_person, signed_in
from tests.services_catalog.test_admin import save

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

CHECKED, NOON = dt.date(2026, 11, 2), dt.time(12, tzinfo=dt.UTC)
LATER = dt.date(2027, 7, 1)
HOME = reverse("admin:index")


@pytest.fixture(autouse=True)
def published():
    with time_machine.travel(dt.datetime.combine(CHECKED, NOON)):
        fill_working_copy(make_release(services=(make_service(), make_service(slug="toinen", rank=60))))
        publishing.publish("Anna", "alku")
    with time_machine.travel(dt.datetime.combine(LATER, NOON)):
        yield
    releases.use(None)


def service(slug="kuntoutusselvitys"):
    return Service.objects.get(slug=slug)


def address(slug="kuntoutusselvitys"):
    return reverse("admin:services_catalog_service_verify", args=[service(slug).pk])


def difference():
    """What the last release has otherwise than the one before."""
    before, after = (
        releases.Copy(*r).decode().catalogue
        for r in Release.objects.order_by("number").values_list(*releases.Copy.__struct_fields__)[:2]
    )
    return {
        (new.slug, name)
        for old, new in zip(before.services, after.services, strict=True)
        for name in new.__struct_fields__
        if getattr(old, name) != getattr(new, name)
    }


def test_only_the_day_goes_live(admin_client):
    assert admin_client.post(address()).status_code == 302
    assert difference() == {("kuntoutusselvitys", "checked_on")}
    assert releases.load().catalogue.service["kuntoutusselvitys"].checked_on == LATER


def test_it_says_who_and_is_no_edit(admin_client):
    before = service()
    admin_client.post(address())
    after = service()
    assert (after.checked_on, after.checked_by) == (LATER, "admin")
    assert after.changed_at == before.changed_at
    assert publishing.pending_edits() == publishing.unpublished() == []
    assert Revision.objects.latest("pk").why == "Vahvistettu: tiedot pitävät paikkansa"


def test_what_is_not_published_stays_a_draft(admin_client):
    draft = service()
    draft.summary_fi = "Luonnos."
    draft.save()
    admin_client.post(address())
    assert releases.load().catalogue.service["kuntoutusselvitys"].summary.fi == "Selvität, mihin pystyt."
    assert service().summary_fi == "Luonnos."
    assert [change.key for change in publishing.unpublished()] == ["kuntoutusselvitys"]


def test_publishing_the_draft_later_keeps_the_day(admin_client):
    admin_client.post(address())
    publishing.publish("Anna", "luonnos")
    assert releases.load().catalogue.service["kuntoutusselvitys"].checked_on == LATER


def test_what_is_not_in_public_yet_makes_no_release():
    Service.objects.filter(slug="toinen").update(slug="uusi")
    assert verify(["uusi"], who="Anna", on=LATER) is None
    assert service("uusi").checked_on == LATER


def test_many_are_verified_in_one_release(admin_client):
    chosen = {"action": "verify_selected", "_selected_action": list(Service.objects.values_list("pk", flat=True))}
    admin_client.post(reverse("admin:services_catalog_service_changelist"), chosen)
    assert difference() == {("kuntoutusselvitys", "checked_on"), ("toinen", "checked_on")}


def test_looking_at_the_address_verifies_nothing(admin_client):
    assert admin_client.get(address()).status_code == 405
    assert service().checked_on == CHECKED


def test_whoever_may_not_edit_may_not_verify():
    assert signed_in(make_person(Role.VIEWER)).post(address()).status_code == 403
    assert service().checked_on == CHECKED


def test_only_those_who_may_verify_get_the_button():
    pages = [reverse("admin:services_catalog_service_changelist")]
    pages += [reverse("admin:services_catalog_service_change", args=[service().pk])]
    viewer, editor = signed_in(make_person(Role.VIEWER)), signed_in(make_person(Role.EDITOR, name="eeva"))
    assert ["Vahvista" in viewer.get(page).text for page in pages] == [False, False]
    assert ["Vahvista" in editor.get(page).text for page in pages] == [True, True]


def test_an_organisations_editor_gets_it_for_its_own_only():
    olli, own = make_person(Role.VIEWER, name="olli"), Organisation.objects.create(name="Oma järjestö")
    own.editors.add(olli)
    own.services.add(service())
    listed = signed_in(olli).get(reverse("admin:services_catalog_service_changelist")).text
    assert (address() in listed, address("toinen") in listed) == (True, False)


def test_the_button_leads_back_to_where_it_was(admin_client):
    listed = reverse("admin:services_catalog_service_changelist") + "?q=kuntoutus"
    assert admin_client.post(address(), headers={"Referer": f"http://testserver{listed}"})["Location"].endswith(listed)
    form = reverse("admin:services_catalog_service_change", args=[service().pk])
    assert admin_client.post(address(), headers={"Referer": "https://muu.example/"})["Location"] == form
    assert admin_client.post(address(), headers={"Referer": f"http://testserver{form}?jonosta=1"})["Location"] == HOME


# In the form


def test_the_history_tells_who_looks_after_it(admin_client, admin_user):
    other = User.objects.create_user("bo", is_staff=True)
    save(admin_client, Service, service(), owner=admin_user.pk, change_reason="Uusi työ")
    save(admin_client, Service, service(), owner=other.pk, backup_owner=admin_user.pk, change_reason="")
    first, second = Revision.objects.filter(key="kuntoutusselvitys", kind="CHANGED").order_by("pk")
    assert first.why == "Uusi työ · omistaja: ei ketään → admin"
    assert second.why == "omistaja: admin → bo · varaomistaja: ei ketään → admin"
    assert publishing.unpublished() == []
    page = admin_client.get(reverse("admin:services_catalog_service_history", args=[service().pk])).text
    assert "omistaja: admin → bo" in page


def test_verifying_in_the_form_keeps_what_was_typed_as_a_draft(admin_client):
    save(admin_client, Service, service(), summary_fi="Luonnos.", _verify="")
    row = service()
    assert (row.summary_fi, row.checked_on, row.checked_by) == ("Luonnos.", LATER, "admin")
    public = releases.load().catalogue.service["kuntoutusselvitys"]
    assert (public.summary.fi, public.checked_on) == ("Selvität, mihin pystyt.", LATER)
    assert "Muutoksesi tallentuivat luonnokseksi." in admin_client.get(HOME).text


def test_verifying_in_the_form_without_typing_edits_nothing(admin_client):
    save(admin_client, Service, service(), _verify="")
    assert service().checked_on == LATER
    assert publishing.unpublished() == []
    assert "luonnokseksi" not in admin_client.get(HOME).text


def test_a_mistake_in_the_form_is_shown_with_the_text_before_anything_is_verified(admin_client):
    response = save(admin_client, Service, service(), name_fi="", summary_fi="Luonnos.", _verify="")
    assert response.context["adminform"].form["summary_fi"].value() == "Luonnos."
    assert service().checked_on == CHECKED


def test_what_is_written_for_the_first_time_was_found_out_today():
    row = Service(slug="uusi", name_fi="Uusi", function_id="rehabilitation")
    [model_admin] = [a for model, a in admin.site._registry.items() if model is Service]
    request = type("Request", (), {"user": User(username="anna")})
    model_admin.save_model(request, row, None, change=False)
    assert (row.checked_on, row.checked_by) == (LATER, "anna")


@pytest.mark.parametrize(
    ("day", "state", "found"),
    [
        (dt.date(2027, 4, 17), "pian", 0),
        (dt.date(2027, 4, 18), "pian", 2),
        (dt.date(2027, 5, 2), "pian", 0),
        (dt.date(2027, 5, 1), "myohassa", 0),
        (dt.date(2027, 5, 2), "myohassa", 2),
        (dt.date(2027, 5, 31), "kerrottu", 0),
        (dt.date(2027, 6, 1), "kerrottu", 2),
    ],
)
def test_the_list_finds_what_waits(admin_client, day, state, found):
    with time_machine.travel(dt.datetime.combine(day, NOON)):
        response = admin_client.get(reverse("admin:services_catalog_service_changelist"), {"tarkistus": state})
    assert response.context["cl"].result_count == found


# The queue


def queue(client, **query):
    return {part.title: part for part in client.get(HOME, query).context["parts"]}


def test_the_landing_page_is_the_queue(admin_client):
    page = admin_client.get(HOME).text
    assert "Tarkistus myöhässä (2)" in page
    assert "myöhässä 60 päivää, lukijalle näkyy huomautus" in page
    assert page.count("Vahvista: tiedot pitävät paikkansa") == 2


def test_it_is_empty_when_all_is_done(admin_client):
    ExampleCase.objects.all().delete()
    publishing.publish("Anna", "tapaukset")
    verify(["kuntoutusselvitys", "toinen"], who="Anna", on=LATER)
    assert "Kaikki ajan tasalla." in admin_client.get(HOME).text


def test_it_has_ones_own_and_what_is_nobodys():
    anna, other = make_person(Role.EDITOR), User.objects.create_user("other")
    client = signed_in(anna)
    Service.objects.filter(slug="toinen").update(owner=other)
    assert [item.name for item in queue(client)["Tarkistus myöhässä"].items] == [str(service())]
    assert queue(client, kaikki=1)["Tarkistus myöhässä"].count == 2
    Service.objects.filter(slug="toinen").update(backup_owner=anna)
    assert queue(client)["Tarkistus myöhässä"].count == 2


def test_it_shows_only_what_one_may_see(admin_client):
    Feedback.objects.create(kind="CONTENT", text="Väärin", release=1)
    assert queue(signed_in(make_person())) == {}
    assert queue(admin_client)["Palaute odottaa"].items[0].name == "Väärin"


def test_drafts_wait_in_it(admin_client):
    draft = service()
    draft.summary_fi = "Luonnos."
    draft.save()
    assert [item.name for item in queue(admin_client)["Julkaisua odottavat muutokset"].items] == ["kuntoutusselvitys"]


def test_links_that_do_not_work_wait_in_it(admin_client):
    days = {"failed_since": timezone.now() - dt.timedelta(days=9), "failed_at": timezone.now()}
    LinkCheck.objects.create(url="https://www.kela.fi/vanha", outcome="GONE", **days)
    assert [item.name for item in queue(admin_client)["Rikkinäiset linkit"].items] == ["https://www.kela.fi/vanha"]


def test_cases_that_come_out_otherwise_wait_in_it(admin_client):
    title = "Esimerkkitapaukset, joiden tulos poikkeaa"
    assert [item.name for item in queue(admin_client)[title].items] == ["A1 Aino, työtön"]
    case = ExampleCase.objects.get()
    case.accepted_difference = "Sovittu"
    case.save()
    assert title not in queue(admin_client)


def test_it_takes_as_many_queries_for_many_as_for_one(admin_client, django_assert_max_num_queries):
    for number in range(30):
        Feedback.objects.create(kind="CONTENT", text="Väärin", release=1)
        Service.objects.create(slug=f"s{number}", name_fi="S", function_id="rehabilitation", checked_on=CHECKED)
    admin_client.get(HOME)
    with django_assert_max_num_queries(15):
        admin_client.get(HOME)
