"""Every look-up can be linked and bookmarked, and no answer gets into an address."""

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from advice.addresses import LOOK_UPS
from services_catalog import releases
from tests.advice.client import RESULT

KELA = {"slug": "kela-ammatillinen-kuntoutus"}
WITHIN = {
    "services_catalog:service": KELA,
    "desk:service": KELA,
    "desk:route_card": KELA,
    "desk:segment": {"key": "everyday_support"},
    "desk:package": {"key": "health_to_supported_work"},
}
SAID = {
    "kunta": "698",
    "paiva": "2026-12-01",
    "palvelu": "employment_services",
    "aihe": "work",
    "viranomainen": "kela",
    "laji": "SERVICE",
    "vaihe": "REHABILITATION",
    "a": "tyokokeilu",
    "b": "kela-tyokokeilu",
}
PUBLIC = {name for names in LOOK_UPS.values() for name in names} | {"sivu"}  # the page that is reported

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def real(real_release):
    releases.use(real_release)
    yield
    releases.use(None)


def path(name):
    return reverse(name, kwargs=WITHIN.get(name))


def full(name):
    """The look-up with everything chosen that it reads, as far as it goes together."""
    return {key: SAID[key] for key in LOOK_UPS[name] if key in SAID}


def canonical(response):
    found = re.findall(r'<link rel="canonical" href="([^"]*)">', response.content.decode())
    return [html.unescape(address) for address in found]


def read_from_links(response):
    """The names of everything that the page's addresses carry."""
    addresses = re.findall(r'(?:href|action|src)="([^"]*)"', response.content.decode())
    return {key for address in addresses for key, _ in parse_qsl(urlsplit(html.unescape(address)).query)}


@pytest.mark.parametrize("name", LOOK_UPS)
def test_a_bookmark_shows_the_same_to_anybody(name):
    mine, theirs = (Client().get(path(name), full(name)) for _ in range(2))
    assert mine.status_code == 200
    assert mine.content == theirs.content
    assert not mine.cookies


@pytest.mark.parametrize("name", LOOK_UPS)
def test_a_look_up_is_only_read(client, name):
    assert client.post(path(name), {"kunta": "698"}).status_code == 405


@pytest.mark.parametrize("name", [name for name in LOOK_UPS if name != "services_catalog:embedded_card"])
def test_it_names_its_one_address_which_opens_the_same(client, name):
    page = client.get(path(name), full(name) | {"turha": "1"})
    (address,) = canonical(page)
    assert dict(parse_qsl(urlsplit(address).query)) == full(name)
    (again,) = canonical(client.get(address))
    assert again == address


def test_a_typed_name_is_kept_as_the_code_and_what_was_left_empty_not_at_all(client):
    page = client.get("/sv/palvelut/", {"kunta": "Rovaniemi", "q": "velat", "laji": ""})
    assert canonical(page) == ["http://testserver/sv/palvelut/?q=velat&kunta=698"]


def test_what_was_chosen_is_there_as_a_link(client):
    page = client.get("/kuka-vastaa/", {"kunta": "rovaniemi"}).content.decode()
    assert '<a href="http://testserver/kuka-vastaa/?kunta=698">Linkki tähän näkymään</a>' in page


@pytest.mark.parametrize("address", ["/ammattilaiselle/kartoitus/", "/kysely/kuntoutus/", "/eiole/"])
def test_what_is_no_look_up_names_no_address(client, address):
    assert canonical(client.get(address)) == []


def test_what_is_posted_at_the_desk_gets_into_no_address(client):
    posted = {"life_situation": "unemployed", "kunta": "698", "vaiva": ["mieli"], "ika": "47", "tilanne": "tyoton"}
    page = client.post("/ammattilaiselle/kartoitus/", posted)
    assert page.status_code == 200
    assert "Location" not in page.headers
    assert read_from_links(page) <= PUBLIC
    assert canonical(page) == []


def test_a_clients_answers_get_into_no_address(aino):
    page = aino.client.get(RESULT)
    assert page.status_code == 200
    assert read_from_links(page) <= PUBLIC
