"""The page that publishes: what changed, what keeps it back, who may approve."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection, connections
from django.urls import reverse
from django.utils import timezone

from services_catalog import approval, publication, publishing, releases, revisions
from services_catalog.accounts.roles import Role
from services_catalog.admin.release_pages import CompareForm
from services_catalog.comparison import compare
from services_catalog.models import Release, Service
from services_catalog.sections import documents
from tests.factories import fill_working_copy, make_full_service, make_release, make_service
from tests.people import make_person, signed_in
from tests.services_catalog.test_admin import save

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PAGE = "/hallinta/services_catalog/release/julkaise/"
RELEASES = "/hallinta/services_catalog/release/"


@pytest.fixture(autouse=True)
def alku(settings, tmp_path):
    settings.RELEASE_DIR = tmp_path
    fill_working_copy(make_release(services=(make_full_service(), make_service(slug="toinen"))))
    publishing.publish("Anna", "alku")
    yield
    releases.use(None)


@pytest.fixture
def anna(admin_client):
    return admin_client


def edit(slug="toinen", *, who="bo", **fields):
    [document] = [document for document in documents() if document.name == "services"]
    with revisions.recorded(document, [slug], who=who):
        service = Service.objects.get(slug=slug)
        for name, value in fields.items():
            setattr(service, name, value)
        service.save()


def press(client, **typed):
    seen = client.get(PAGE).context["form"]["seen"].value()
    return client.post(PAGE, {"reason": "Uusi teksti", "seen": seen} | typed, follow=True)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


def test_every_page_leads_to_publishing(anna):
    edit(summary_fi="Uusi.")
    assert f'<a href="{PAGE}">1 muutos odottaa julkaisua' in " ".join(anna.get(reverse("admin:index")).text.split())


def test_a_change_is_shown_field_by_field_with_its_editor(anna):
    edit(summary_fi="Uusi.")
    page = words(anna.get(PAGE))
    assert "Kuntoutusselvitys muutettu, 1 kohta · bo" in page
    assert "tiivistelmä Selvität, mihin pystyt. Uusi." in page


def test_pressing_publishes_with_author_approver_and_reason(anna):
    edit(summary_fi="Uusi.")
    response = press(anna)
    assert "Julkaisu 2 on tehty." in response.text
    release = Release.objects.get(number=2)
    assert (release.author, release.approver, release.reason) == ("bo", "admin", "Uusi teksti")


def test_without_a_reason_nothing_is_published_and_the_rest_stays(anna):
    edit(summary_fi="Uusi.")
    response = press(anna, reason="", day="2099-01-01")
    assert "Tämä kenttä vaaditaan" in response.text
    assert 'value="2099-01-01"' in response.text
    assert Release.objects.count() == 1


def test_with_nothing_to_publish_it_says_so(anna):
    assert "Julkaistavaa ei ole" in anna.get(PAGE).text
    assert "Julkaistavaa ei ole" in anna.post(PAGE, {"reason": "turha", "seen": "x"}).text
    assert Release.objects.count() == 1


def test_what_was_not_seen_is_not_published(anna):
    edit(summary_fi="Uusi.")
    seen = anna.get(PAGE).context["form"]["seen"].value()
    edit(summary_fi="Vielä uudempi.")
    response = anna.post(PAGE, {"reason": "Oma syyni", "seen": seen})
    assert "Sisältö muuttui sen jälkeen" in response.text
    assert 'value="Oma syyni"' in response.text
    assert "Vielä uudempi." in response.text
    assert Release.objects.count() == 1


def test_a_fault_is_told_with_its_place_and_a_link_to_its_form(anna):
    edit(replaced_by="olematon")
    response = anna.get(PAGE)
    link = reverse("admin:services_catalog_service_change", args=[Service.objects.get(slug="toinen").pk])
    assert f'<a href="{link}">Kuntoutusselvitys</a> › korvattu palveluilla' in response.text
    assert "Kohdetta ”olematon” ei ole." in response.text
    assert 'value="Julkaise"' not in response.text


def test_a_fault_is_not_published_even_if_pressed(anna):
    edit(replaced_by="olematon")
    response = anna.post(PAGE, {"reason": "Silti", "seen": publication.now().seen})
    assert "Julkaisua ei tehty" in response.text
    assert 'value="Silti"' in response.text
    assert Release.objects.count() == 1


def test_warnings_name_the_entry_and_keep_nothing_back(anna):
    edit(summary_fi="Soita Kelaan, mikäli voit.", summary_sv="")
    page = words(anna.get(PAGE))
    assert "ei ruotsiksi: tiivistelmä" in page
    assert "kirjoita mieluummin jos" in page
    assert "Julkaisu 2 on tehty." in press(anna).text


def test_the_page_takes_as_many_queries_for_many_changes_as_for_one(anna, django_assert_max_num_queries):
    for slug in ("toinen", "kuntoutusselvitys"):
        edit(slug, summary_fi="Uusi.")
    anna.get(PAGE)
    with django_assert_max_num_queries(75):
        anna.get(PAGE)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR, Role.RULES_EDITOR])
def test_all_of_the_staff_may_look_but_only_a_publisher_may_press(role):
    reader = signed_in(make_person(role))
    edit(summary_fi="Uusi.")
    response = reader.get(PAGE)
    assert response.status_code == 200
    assert 'value="Julkaise"' not in response.text
    assert reader.post(PAGE, {"reason": "Silti", "seen": publication.now().seen}).status_code == 403


# Who approves


@pytest.fixture
def another():
    return make_person(Role.PUBLISHER, name="toinen")


def test_alone_one_may_approve_ones_own_rules_and_it_is_written_down(anna):
    edit(rank=3, who="admin")
    assert "Julkaisu 2 on tehty." in press(anna).text
    assert Release.objects.get(number=2).report["alone"] is True


def test_of_two_the_last_editor_of_rules_does_not_approve(anna, another):
    edit(rank=3, who="admin")
    assert "toisen julkaisijan on hyväksyttävä" in press(anna).text
    assert Release.objects.count() == 1
    assert "Julkaisu 2 on tehty." in press(signed_in(another)).text
    assert (Release.objects.get(number=2).author, Release.objects.get(number=2).approver) == ("admin", "toinen")


def test_texts_may_be_approved_by_their_own_editor(anna, another):
    edit(rank=3, who="bo")
    edit(summary_fi="Uusi.", who="admin")
    assert "Julkaisu 2 on tehty." in press(anna).text


def test_somebody_who_may_no_longer_log_in_is_no_second_publisher(anna, another):
    another.is_active = False
    another.save()
    edit(rank=3, who="admin")
    assert "Julkaisu 2 on tehty." in press(anna).text


def test_who_saves_a_rule_in_the_admin_is_its_editor(anna, another):
    assert save(anna, Service, Service.objects.get(slug="toinen"), rank="3").status_code == 302
    assert publication.now().rules_by == "admin"


def test_rules_are_what_decides_advice():
    before = publishing.last_published()
    edit(slug="kuntoutusselvitys", summary_fi="Uusi.")
    [text] = compare(before, publication.now().content)
    edit(slug="kuntoutusselvitys", status="UNCERTAIN")
    [rule] = compare(before, publication.now().content)
    assert (text.touches_rules, rule.touches_rules) == (False, True)
    assert approval.why_not("bo", "admin") == ""


# On a day to come


def test_a_release_is_scheduled_and_cancelled(anna):
    edit(summary_fi="Uusi.")
    day = timezone.localdate() + dt.timedelta(days=7)
    response = press(anna, day=day.isoformat(), time="06:00")
    assert f"tulee voimaan {day.day}.{day.month}.{day.year} klo 6.00" in response.text
    assert "Peru ajastus" in response.text
    assert releases.load().number == 1
    response = anna.post(f"{RELEASES}2/peru/", {"reason": "Laki lykkääntyi"}, follow=True)
    assert "peruttu: Laki lykkääntyi" in response.text
    with time_machine.travel(timezone.now() + dt.timedelta(days=8)):
        assert releases.load().number == 1


def test_every_page_says_that_a_release_waits_and_until_when(anna):
    edit(summary_fi="Uusi.")
    press(anna, day="2099-01-01", time="06:00")
    page = anna.get(reverse("admin:index")).text
    assert "Julkaisu 2 odottaa aikaansa: se tulee voimaan 1.1.2099 klo 6.00." in page
    assert "Kaikki muutokset on julkaistu" not in page
    edit(summary_fi="Uusin.")
    page = anna.get(reverse("admin:index")).text
    assert "Julkaisu 2 odottaa aikaansa" in page
    assert "1 muutos odottaa julkaisua" in page


def test_a_time_that_has_passed_is_refused(anna):
    edit(summary_fi="Uusi.")
    assert "Aika on jo mennyt" in press(anna, day="2020-01-01").text


@pytest.mark.parametrize(("waiting", "summary"), [("keep", "Selvität, mihin pystyt."), ("cancel", "Myöhemmin.")])
def test_while_a_release_waits_the_publisher_says_what_becomes_of_it(anna, waiting, summary):
    edit(slug="kuntoutusselvitys", summary_fi="Myöhemmin.")
    press(anna, day="2099-01-01")
    edit(cost_fi="Maksuton.")
    press(anna, waiting="")
    assert Release.objects.count() == 2
    press(anna, waiting=waiting)
    service = releases.load().catalogue.service
    assert (str(service["toinen"].cost), str(service["kuntoutusselvitys"].summary)) == ("Maksuton.", summary)
    assert Release.objects.waiting().exists() == (waiting == "keep")
    assert publishing.count_unpublished() == 0


# Earlier releases


def test_two_clicks_go_back(anna):
    edit(summary_fi="Uusi.")
    press(anna)
    link = re.search(rf"{RELEASES}1/palauta/", anna.get(RELEASES).text)[0]
    form = anna.get(link).context["form"]
    response = anna.post(link, {"reason": form["reason"].value()}, follow=True)
    assert "Julkaisu 3 on tehty." in response.text
    assert Release.objects.get(number=3).reason == "Paluu julkaisuun 1"
    assert str(releases.load().catalogue.service["toinen"].summary) == "Selvität, mihin pystyt."


def test_an_old_content_that_is_no_longer_sound_is_refused_in_words(anna):
    content = publishing.last_published()
    content["catalogue"]["services"][0]["replaced_by"] = ["olematon"]
    frozen, digest = publishing.freeze(publishing.whole(content))
    Release._base_manager.update(content=frozen.decode(), digest=digest)
    response = anna.post(f"{RELEASES}1/palauta/", {"reason": "paluu"})
    assert "ei kelpaa enää tänään" in response.text
    assert "Kohdetta ”olematon” ei ole." in response.text


def test_any_two_releases_are_compared_field_by_field(anna):
    edit(summary_fi="Uusi.")
    press(anna)
    page = words(anna.get(f"{RELEASES}vertaa/?old=2&new=1"))
    assert "tiivistelmä Uusi. Selvität, mihin pystyt." in page
    assert "sama" in words(anna.get(f"{RELEASES}vertaa/?old=1&new=1"))
    assert CompareForm(rows=publishing.latest()).fields["old"].choices[0][0] == 2


# At once


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_make_one_release():
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite is in memory, where two threads cannot write at once")
    edit(summary_fi="Uusi.")
    seen = publication.now().seen

    def press_button(who):
        try:
            return publication.publish(seen=seen, approver=who, reason="Uusi")
        except publishing.Refused as why:
            return str(why)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(press_button, ["Anna", "Bo"]))
    assert sorted(type(result).__name__ for result in found) == ["Release", "str"]
    assert Release.objects.count() == 2
