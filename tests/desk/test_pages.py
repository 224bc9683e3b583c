import datetime as dt

import pytest
from django.utils import timezone

from services_catalog import releases
from services_catalog.authorities import AuthorityType, Responsibility
from services_catalog.conditions import Text
from tests.desk.answers import text
from tests.factories import make_function, make_release, use_release

KELA = "kela-ammatillinen-kuntoutus"
PAGES = [
    "/ammattilaiselle/",
    "/ammattilaiselle/kartoitus/",
    "/ammattilaiselle/palvelut/",
    "/ammattilaiselle/palvelut/?q=kiila",
    "/ammattilaiselle/etapalvelu/",
    f"/ammattilaiselle/palvelut/{KELA}/?kunta=698",
    f"/ammattilaiselle/palvelut/{KELA}/reitti/?kunta=Rovaniemi",
    f"/ammattilaiselle/vertaa/?a={KELA}&b=tyokokeilu&c=starttiraha&kunta=698",
]


@pytest.mark.parametrize("path", PAGES)
def test_it_works_without_a_query_or_a_cookie(db, real, client, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get(path)
    assert page.status_code == 200
    assert not page.cookies


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_it_works_in_another_language(real, client, path, language):
    assert client.get(f"/{language}{path}").status_code == 200


@pytest.mark.parametrize("path", ["/ammattilaiselle/palvelut/eiole/", "/ammattilaiselle/palvelut/eiole/reitti/"])
def test_an_unknown_service_is_not_found(real, client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("query", ["kunta=Atlantis", "kunta=%00", "kunta=" + "x" * 500])
def test_an_unknown_municipality_is_no_error(real, client, query):
    assert client.get(f"/ammattilaiselle/palvelut/{KELA}/?{query}").status_code == 200


def test_the_record_tells_the_professional_everything(real, client):
    page = text(client.get(f"/ammattilaiselle/palvelut/{KELA}/"))
    for part in (
        "Kaikkien pitää täyttyä",
        "KKRL 566/2005 6 §",
        "Kuka voi aloittaa Lausunto: Lääkäri",
        "lomake KU 101",
        "Kuka päättää Kela",
        "Vaikutus etuuksiin Voit hakea Kelasta kuntoutusrahaa",
        "Valita Kelan päätöksestä",
        "Finlex: laki 1028/2022",
        "(melko varma)",
    ):
        assert part in page


def test_what_to_record_stands_apart(real, client):
    page = text(client.get("/ammattilaiselle/palvelut/monialainen-tuki/"))
    assert "Mitä kirjataan Kirjaa suostumus ja vastuuhenkilö." in page


def test_a_client_page_links_to_the_desk(real, client):
    assert f'href="/ammattilaiselle/palvelut/{KELA}/"' in client.get(f"/palvelut/{KELA}/").content.decode()


# Route card


def test_the_route_card_has_its_gates_in_order(real, client):
    page = text(client.get(f"/ammattilaiselle/palvelut/{KELA}/reitti/?kunta=698"))
    order = ["Lausunto.", "Hakemus.", "Päätös.", "Päätös ja sen jälkeen", "Valita Kelan päätöksestä"]
    places = [page.index(part) for part in order]
    assert places == sorted(places)
    assert "Lapin hyvinvointialue" in page


@pytest.fixture
def changing():
    """Kela's services move to the municipality in a month."""
    kela, town = AuthorityType.KELA, AuthorityType.MUNICIPALITY
    today = timezone.localdate()
    later = Responsibility(
        authority_type=town,
        law="1/2027",
        valid_from=today + dt.timedelta(days=30),
        note=Text("Vastuu siirtyy kunnalle."),
    )
    now = Responsibility(authority_type=kela, law="566/2005", valid_to=today + dt.timedelta(days=29))
    yield use_release(make_release(functions=(make_function(responsibilities=(now, later)),)))
    releases.use(None)


def test_the_route_card_tells_a_coming_change(changing, client):
    page = text(client.get("/ammattilaiselle/palvelut/kuntoutusselvitys/reitti/"))
    assert "Vastuussa tänään Kela" in page
    assert "Vastuu siirtyy kunnalle." in page


def test_without_a_professional_questionnaire_there_is_no_consult(changing, client):
    assert client.get("/ammattilaiselle/kartoitus/").status_code == 404
    assert "Kaikki tiedot yhdellä sivulla" not in text(client.get("/ammattilaiselle/"))


# Comparison


def test_a_comparison_is_a_table_with_headers(real, client):
    page = client.get(PAGES[-1]).content.decode()
    assert page.count('scope="col"') == 4
    assert page.count('scope="row"') == 9


@pytest.mark.parametrize(
    "label", ["Käsittely ja kesto", "Hinta", "Toimeentulo sillä aikaa", "Vastuussa", "Etänä", "Tiedot koottu"]
)
def test_a_comparison_has_the_row(real, client, label):
    assert label in text(client.get(PAGES[-1]))


def test_services_are_compared_by_name(real, client):
    page = client.get("/ammattilaiselle/vertaa/", {"a": "Starttiraha", "b": "Ammatillinen kuntoutusselvitys (Kela)"})
    assert [r.service.slug for r in page.context["records"]] == ["starttiraha", "kela-ammatillinen-kuntoutusselvitys"]


def test_one_service_twice_is_one(real, client):
    page = client.get("/ammattilaiselle/vertaa/", {"a": KELA, "b": KELA})
    assert "Valitse vielä toinen palvelu." in text(page)


def test_a_service_that_does_not_exist_is_named(real, client):
    page = text(client.get("/ammattilaiselle/vertaa/", {"a": "qqqq xyzzy", "b": KELA}))
    assert "Emme löytäneet tätä palvelua." in page
