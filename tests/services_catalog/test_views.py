"""The look-up pages: the list, a service, who answers. No page asks the database anything."""

import datetime as dt
import html
import re

import pytest
from django.utils.html import strip_tags

from services_catalog import releases
from services_catalog.authorities import Confidence
from services_catalog.catalogue import Remote, Role, ServiceStatus
from services_catalog.conditions import Text
from tests.factories import (
    make_authority,
    make_contact,
    make_full_service,
    make_provider,
    make_release,
    make_service,
    use_release,
)

HTMX = {"HX-Request": "true"}
LIST, WHO = "/palvelut/", "/kuka-vastaa/"
ASSESSMENT = "/palvelut/kuntoutusselvitys/"
SECRETS = {"professional_note": Text("VAIN-AMMATTILAISELLE")}


@pytest.fixture
def release():
    yield use_release
    releases.use(None)


@pytest.fixture
def real(real_release):
    releases.use(real_release)
    yield real_release
    releases.use(None)


@pytest.fixture
def get(client, django_assert_num_queries):
    """The words of a page that answers 200 without a query."""

    def get(address, **more):
        with django_assert_num_queries(0):
            response = client.get(address, **more)
        assert response.status_code == 200
        return text(response)

    return get


pytestmark = pytest.mark.django_db


def text(response):
    return " ".join(html.unescape(strip_tags(response.content.decode())).split())


def links(response):
    return [html.unescape(href) for href in re.findall(r'href="([^"]+)"', response.content.decode())]


# The list


def test_the_list_works(get, release):
    release(make_release())
    assert "1 palvelu tai etuus" in get(LIST)


def test_htmx_gets_the_part_that_the_page_includes(client, real):
    page = client.get(LIST, {"q": "velat"})
    part = client.get(LIST, {"q": "velat"}, headers=HTMX)
    announced = part.content.decode().index('<p id="tiedote"')
    body, announcement = part.content.decode()[:announced], part.content.decode()[announced:]
    assert body.strip() in page.content.decode()
    assert 'hx-swap-oob="innerHTML"' in announcement
    assert "<html" not in body
    assert "HX-Request" in page["Vary"] and "HX-Request" in part["Vary"]


def test_history_is_restored_with_the_whole_page(client, real):
    page = client.get(LIST, headers={**HTMX, "HX-History-Restore-Request": "true"})
    assert b"<html" in page.content


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_the_number_of_queries_does_not_grow(get, release, headers):
    for count in (1, 20):
        release(make_release(services=tuple(make_service(slug=f"palvelu-{n}") for n in range(count))))
        get(LIST, headers=headers)


def test_nothing_found_shows_ways_on(client, get, real):
    words = get(LIST, data={"q": "jääkiekko"})
    assert "Ei osumia haulla ”jääkiekko”" in words
    assert {"/", LIST, WHO} <= set(links(client.get(LIST, {"q": "jääkiekko"})))


def test_nothing_found_tells_whom_to_ask(client, release):
    adviser = make_service(slug="neuvonta", role=Role.FALLBACK)
    release(make_release(services=(make_service(), adviser)))
    page = client.get(LIST, {"q": "jääkiekko", "kunta": "698"})
    assert "/palvelut/neuvonta/?kunta=698" in links(page)
    assert "Soita 020 692 205" in text(page)


def test_a_page_is_searched_in_its_own_language(client, release):
    service = make_service(name=Text("Tuki", "Stöd"), summary=Text("Neuvoa arkeen.", "Råd i vardagen."))
    release(make_release(services=(service,)))
    assert client.get(f"/sv{LIST}", {"q": "vardagen"}).context["listing"].count == 1
    assert client.get(LIST, {"q": "vardagen"}).context["listing"].count == 0


def test_nothing_found_suggests_a_word(client, release):
    release(make_release(services=(make_service(name=Text("Päihdetyö"), summary=Text("")),)))
    assert f"{LIST}?q=p%C3%A4ihdety%C3%B6" in links(client.get(LIST, {"q": "paahtetyö"}))


@pytest.mark.parametrize("old", ["TE-toimisto", "TEAK", "työmarkkinatuki", "peruspäiväraha"])
def test_old_names_lead_to_what_replaced_them(get, real, old):
    assert f"”{old}” on nyt" in get(LIST, data={"q": old})


def test_the_filters_narrow_the_list(client, real):
    def count(narrowing):
        return client.get(LIST, narrowing, headers=HTMX).context["listing"].count

    whole = count({})
    for narrowing in ({"itse": "1"}, {"eta": "1"}, {"laji": "BENEFIT"}, {"viranomainen": "kela"}, {"aihe": "money"}):
        assert 0 < count(narrowing) < whole, narrowing


def test_the_municipality_names_the_authority_and_goes_along(client, real):
    page = client.get(LIST, {"q": "sosiaalityö", "kunta": "rovaniemen kaupunki"})
    assert "Lapin hyvinvointialue" in text(page)
    assert "/palvelut/sosiaalityo/?kunta=698" in links(page)


def test_an_unknown_municipality_is_said_and_the_nearest_shown(client, real):
    page = client.get(LIST, {"q": "velat", "kunta": "Pyhä"})
    assert "Emme löytäneet kuntaa ”Pyhä”" in text(page)
    assert any(re.fullmatch(r"\?q=velat&kunta=\d{3}", link) for link in links(page))


def test_htmx_hears_of_an_unknown_municipality(client, real):
    assert text(client.get(LIST, {"kunta": "Pyhä"}, headers=HTMX)).count("Emme löytäneet kuntaa ”Pyhä”") == 2
    assert text(client.get(LIST, {"kunta": "Pyhä"})).count("Emme löytäneet kuntaa ”Pyhä”") == 1


@pytest.mark.parametrize(
    "query",
    [
        "q=%00%01",
        "q=" + "x" * 5000,
        "kunta=%00",
        "viranomainen=kettu&laji=X&aihe=%27",
        "q=<script>",
        "itse=&eta=&q=%FF",
    ],
)
def test_odd_addresses_are_answered(client, real, query):
    for path in (LIST, "/palvelut/sosiaalityo/", WHO):
        response = client.get(f"{path}?{query}")
        assert response.status_code == 200
        assert "<script>" not in response.content.decode()


def test_ended_services_are_not_listed(client, real):
    page = client.get(LIST).content.decode()
    ended = [s.slug for s in real.catalogue.services if s.status is ServiceStatus.ENDED]
    assert ended and not [slug for slug in ended if f"/palvelut/{slug}/" in page]


# One service


def test_a_service_tells_all_there_is(get, release):
    service = make_full_service(
        for_whom=Text("Olet työtön.\nTerveys vaivaa."),
        what_happens=Text("Kestää 12 päivää."),
        cost=Text("Maksuton."),
        money_meanwhile=Text("Kuntoutusrahaa."),
        caution=Text("Älä irtisanoudu."),
        deadline=Text("37 päivää."),
        remote=Remote.PARTIAL,
        url="https://www.kela.fi/kuntoutusselvitys",
    )
    release(make_release(services=(service,)))
    words = get(ASSESSMENT)
    expected = """Mihin pystyn?|Virallinen nimi: Kuntoutusselvitys|Kela|Olet työtön.|Terveys vaivaa.|Kestää 12 päivää.
        |Soita Kelaan.|Lomake: KU 101|B-lausunto|SV 7|Maksuton.|Kuntoutusrahaa.|Älä irtisanoudu.|37 päivää.|Osin etänä
        |Lääkärin arvio|566/2005, 6 §|kela.fi/kuntoutusselvitys|Tiedot koottu 2.11.2026|020 692 205"""
    assert [part for part in map(str.strip, expected.split("|")) if part not in words] == []


def test_an_unknown_service_is_not_found(client, release, django_assert_num_queries):
    release(make_release())
    with django_assert_num_queries(0):
        assert client.get("/palvelut/eiole/").status_code == 404


def test_an_ended_service_says_what_replaced_it(client, release):
    ended = make_service(
        slug="vanha", name=Text("Vanha"), status=ServiceStatus.ENDED, replaced_by=("kuntoutusselvitys",)
    )
    release(make_release(services=(make_service(), ended)))
    page = client.get("/palvelut/vanha/")
    assert page.status_code == 200
    assert "Tätä ei voi enää hakea." in text(page)
    assert ASSESSMENT in links(page)


def test_an_uncertain_service_warns(get, release):
    release(make_release(services=(make_service(status=ServiceStatus.UNCERTAIN),)))
    assert "Tarkista ennen kuin hakeudut" in get(ASSESSMENT)


def test_a_planned_service_says_when_it_begins(get, release):
    planned = make_service(status=ServiceStatus.PLANNED, valid_from=dt.date(2099, 1, 1))
    release(make_release(services=(planned,)))
    assert "Tätä ei voi vielä hakea. Alkaa 1.1.2099." in get(ASSESSMENT)


def test_what_is_for_professionals_stays_with_them(get, release):
    release(make_release(services=(make_full_service(**SECRETS),)))
    words = get(ASSESSMENT) + get(LIST) + get(WHO)
    assert "VAIN-AMMATTILAISELLE" not in words
    assert "KKRL" not in words  # a criterion in the professional's words


def test_an_unsure_number_is_not_told(get, release):
    unsure = make_authority(contacts=(make_contact(confidence=Confidence.MEDIUM, gap=Text("Katso kela.fi.")),))
    providers = (make_provider(contacts=(make_contact(confidence=Confidence.MEDIUM),)),)
    release(make_release(authorities=(unsure,), providers=providers))
    words = get(ASSESSMENT, data={"kunta": "698"}) + get(WHO, data={"kunta": "698"})
    assert "Katso kela.fi." in words
    assert "020 692 205" not in words


def test_the_municipality_brings_its_contacts_and_providers(get, release):
    release(make_release(providers=(make_provider(),)))
    assert "Eduro" not in get(ASSESSMENT)
    assert "Yhteys: Rovaniemi" in get(ASSESSMENT, data={"kunta": "rovanimi"})
    assert "Eduro" in get(ASSESSMENT, data={"kunta": "698"})


def test_every_service_of_the_real_content_has_a_page(client, real, django_assert_num_queries):
    with django_assert_num_queries(0):
        for service in real.catalogue.services:
            for kunta in ("", "698", "478"):
                assert client.get(f"/palvelut/{service.slug}/", {"kunta": kunta}).status_code == 200, service.slug


def test_no_page_of_the_real_content_tells_an_editors_word(client, real):
    contacts = [c for owner in (*real.catalogue.authorities, *real.catalogue.providers) for c in owner.contacts]
    public = {c.public_phone for c in contacts}
    unsure = {c.phone for c in contacts if c.phone} - public
    assert unsure
    for service in real.catalogue.services:
        page = text(client.get(f"/palvelut/{service.slug}/", {"kunta": "698"}))
        assert not service.professional_note or service.professional_note.fi not in page
        assert [phone for phone in unsure if phone in page] == [], service.slug


# Who answers


def test_without_a_municipality_the_kinds_are_told(get, real):
    assert "Oman alueesi hyvinvointialue" in get(WHO)


def test_a_municipality_has_its_authorities(get, real):
    words = get(WHO, data={"kunta": "rovaniemi"})
    names = ("Lapin hyvinvointialue", "Rovaseudun työllisyysalue", "Rovaniemi (kunta)")
    assert all(name in words for name in names)
    assert "612/2021" in words
    assert "Eduro" in words


def test_aland_has_its_own(get, real):
    words = get(WHO, data={"kunta": "Mariehamn"})
    assert all(name in words for name in ("AMS", "KST", "ÅHS"))
    assert "hyvinvointialue" not in words.partition("Kuka auttaa missäkin asiassa")[0].partition("Maarianhamina")[2]


def test_another_day_shows_who_answered_then(get, real):
    words = get(WHO, data={"kunta": "698", "paiva": "2024-12-31"})
    assert "Näin vastuut jakautuvat 31.12.2024" in words
    assert "TE-toimisto" in words
    assert "Muutos 1.1.2025" in words
    today, *_ = get(WHO, data={"kunta": "698"}).split("Mitä sanat tarkoittavat?")
    assert "TE-toimisto" not in today


def test_a_finnish_date_will_do(get, real):
    assert "Näin vastuut jakautuvat 30.4.2026" in get(WHO, data={"paiva": "30.4.2026"})


@pytest.mark.parametrize("day", ["2026-02-30", "eilen", "9999-12-31", "0001-01-01", "2026-W01-1", "٢٠٢٦-٠١-٠١", "\0"])
def test_a_bad_date_is_a_clear_message(get, real, day):
    words = get(WHO, data={"paiva": day})
    assert ("Emme ymmärtäneet päivää" in words or "Tietoja on vuodesta 2020" in words) or not day.strip("\0")


# All of them


@pytest.mark.parametrize("path", [LIST, ASSESSMENT, WHO])
def test_only_reading(client, release, path):
    release(make_release())
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


@pytest.mark.parametrize("path", [LIST, ASSESSMENT, WHO])
def test_other_languages_mark_what_is_finnish(client, release, path):
    release(make_release())
    page = client.get(f"/sv{path}", {"kunta": "698"})
    assert page.status_code == 200
    assert '<html lang="sv">' in page.content.decode()


def test_only_the_list_sends_a_script(client, release):
    release(make_release())
    assert b"htmx" in client.get(LIST).content
    assert b"<script" not in client.get(ASSESSMENT).content + client.get(WHO).content
