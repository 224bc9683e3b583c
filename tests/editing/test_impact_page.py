import pytest
from django.urls import reverse

from services_catalog import publishing, releases
from services_catalog.models import Criterion, Service
from tests.advice.small_release import small_release
from tests.factories import fill_working_copy

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PAGE = reverse("admin:services_catalog_release_impact")


@pytest.fixture(autouse=True)
def published():
    fill_working_copy(small_release())
    publishing.publish("Maija", "alku")
    releases.use(None)
    yield releases.load()
    releases.use(None)


def text(response):
    return " ".join(response.content.decode().split())


def test_it_is_for_editors_only(client):
    assert client.get(PAGE).status_code == 302


def test_without_changes_no_advice_changes(admin_client):
    assert "Neuvot eivät muutu" in text(admin_client.get(PAGE))


def test_a_rule_that_goes_is_counted_by_service_with_an_example_in_words(admin_client):
    Criterion.objects.filter(service__slug="kuntoutusselvitys").delete()
    Service.objects.get(slug="kuntoutusselvitys").save()
    page = admin_client.get(PAGE)
    (found,) = [s for _, s, _ in page.context["impact"]["services"] if s.service == "kuntoutusselvitys"]
    assert found.gained > 50
    assert "Tilanteesi: Olen työssä" in text(page)
    assert "Julkaisun jälkeen: Mihin pystyn?: Soita Kelaan ja kerro tilanteesi. (Kela)" in text(page)


def test_other_words_change_no_advice(admin_client):
    service = Service.objects.get(slug="kuntoutusselvitys")
    service.summary_fi = "Toisin sanoen."
    service.save()
    assert "Neuvot eivät muutu" in text(admin_client.get(PAGE))


def test_a_broken_draft_is_explained_instead(admin_client):
    Service.objects.get(slug="neuvonta").delete()
    Service.objects.filter(slug="kuntoutusselvitys").update(delivery_modes=["phone"])
    Service.objects.get(slug="kuntoutusselvitys").save()
    assert "Työversio ei ole ehjä" in text(admin_client.get(PAGE))


def test_it_is_worked_out_once_for_the_same_draft(admin_client):
    first = admin_client.get(PAGE).context["impact"]
    assert admin_client.get(PAGE).context["impact"] is first
