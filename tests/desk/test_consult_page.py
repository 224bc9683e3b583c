import pytest
from django.test import Client

from advice.desk.forms import questionnaire_of
from services_catalog.conditions import FactKind
from tests.desk.answers import chosen, text
from tests.desk.conftest import CONSULT

AINO = {
    "kunta": "rovaniemi",
    "ika": "47",
    "tilanne": "unemployed",
    "tavoite": ["know_ability", "work"],
    "tyokyky": "reduced",
    "terveys": ["physical"],
}
HTMX = {"HX-Request": "true"}


def test_it_asks_every_fact_once(real):
    asked = [fact for question in questionnaire_of(real).questions for fact in question.facts]
    assert sorted(asked) == sorted(fact.key for fact in real.catalogue.facts)


def test_it_offers_every_value_of_every_fact(real):
    for question in questionnaire_of(real).questions:
        fact = real.catalogue.vocabulary[question.facts[0]]
        if fact.kind in (FactKind.CHOICE, FactKind.MULTI):
            assert [pairs[0][1] for o in question.options if (pairs := o.pairs)] == list(fact.codes)


def test_all_questions_are_on_one_page_in_groups(real, client):
    page = client.get(CONSULT)
    assert all(f'name="{question.key}"' in page.content.decode() for question in questionnaire_of(real).questions)
    assert page.content.decode().count('class="desk-group"') == len(page.context["form"].groups) == 8


def test_nothing_is_advised_before_something_is_known(real, client):
    assert "Valitse tietoja lomakkeelta" in text(client.get(CONSULT))


def test_facts_give_a_first_step_with_its_reason(real, client):
    page = text(client.post(CONSULT, AINO))
    assert "Ensimmäinen askel" in page
    assert "Lapin hyvinvointialue" in page
    assert "Miksi tämä ensin:" in page


def test_the_professional_sees_law_payers_and_why_not_the_rest(real, client):
    page = text(client.post(CONSULT, AINO))
    assert "KKRL 566/2005" in page
    assert "Maksajien järjestys" in page
    assert "Miksi eivät muut" in page


def test_what_is_unknown_is_named_with_what_it_decides(real, client):
    page = text(client.post(CONSULT, AINO))
    assert "Työtä kolmen viime vuoden aikana : voi muuttaa ensimmäistä viranomaista" in page


def test_what_would_change_the_advice_is_told(real, client):
    consult = client.post(CONSULT, {**AINO, "lausunto": "none", "tyonhaku": "no"}).context["consult"]
    assert consult.changes


def test_danger_interrupts(real, client):
    page = client.post(CONSULT, {**AINO, "hata": "yes"})
    assert "Hätä menee kaiken edelle" in text(page)
    assert "Aloita näistä" not in text(page)


# The form keeps everything and nothing else does


def test_the_answers_stay_in_the_form(real, client):
    page = client.post(CONSULT, AINO)
    assert chosen(page) == {
        ("tilanne", "unemployed"),
        ("tavoite", "work"),
        ("tavoite", "know_ability"),
        ("tyokyky", "reduced"),
        ("terveys", "physical"),
    }
    assert 'value="47"' in page.content.decode()


def test_no_cookie_no_session_and_nothing_to_store(real, client):
    page = client.post(CONSULT, AINO)
    assert not page.cookies
    assert not client.cookies
    assert "no-store" in page["Cache-Control"]


def test_no_answer_is_in_an_address(real, client):
    hrefs = client.post(CONSULT, AINO).content.decode().split('href="')[1:]
    asked = [h for h in (part.partition('"')[0] for part in hrefs) if h.startswith("/") and "?" in h]
    assert asked == [f"/palaute/?sivu={CONSULT}"]


def test_two_tabs_never_mix(real, client):
    client.post(CONSULT, AINO)
    other = client.post(CONSULT, {"tilanne": "student"})
    assert chosen(other) == {("tilanne", "student")}
    assert other.context["consult"].facts == {"life_situation": "student"}


def test_an_address_with_answers_is_an_empty_form(real, client):
    assert client.get(CONSULT, AINO).context["consult"].facts == {}


def test_it_needs_no_token(real):
    assert Client(enforce_csrf_checks=True).post(CONSULT, AINO).status_code == 200


def test_no_queries(db, real, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.post(CONSULT, AINO)


# htmx


def test_the_partial_is_part_of_the_page(real, client):
    partial = client.post(CONSULT, AINO, headers=HTMX).content.decode()
    result = partial.partition('<p id="tiedote"')[0].split()
    assert "<form" not in partial
    assert " ".join(result) in " ".join(client.post(CONSULT, AINO).content.decode().split())


def test_the_partial_is_announced_once(real, client):
    partial = client.post(CONSULT, AINO, headers=HTMX).content.decode()
    assert partial.count('<p id="tiedote" hx-swap-oob="innerHTML">') == 1
    assert "Tulos päivittyi" in partial


def test_older_requests_are_aborted(real, client):
    assert 'hx-sync="this:replace"' in client.get(CONSULT).content.decode()


# Bad input


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ika": "neljä"}, "Kirjoita luku numeroin."),
        ({"ika": "-3"}, "Kirjoita luku numeroin."),
        ({"ika": "9" * 50}, "Kirjoita luku numeroin."),
        ({"ika": "120"}, "Anna luku väliltä 15–80."),
        ({"kunta": "Pyhä"}, "Tarkoititko: Pyhtää"),
        ({"kunta": "Atlantis"}, "Emme löytäneet tätä kuntaa."),
        ({"tilanne": "astronaut"}, "Valitse vaihtoehto tältä sivulta."),
        ({"tilanne": ["student", "employed"]}, "Valitse vain yksi vaihtoehto."),
        ({"terveys": ["-", "pain"]}, "Valitse joko ”Ei sairautta” tai muut vaihtoehdot."),
    ],
    ids=["words", "negative", "endless", "too-old", "misspelt", "unknown-place", "tampered", "two", "none-and-some"],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(real, client, wrong, sentence):
    page = client.post(CONSULT, {**AINO, **wrong})
    assert page.status_code == 200
    assert text(page).count(sentence) == 2
    assert len(page.context["consult"].facts) == len(AINO) - 1
    typed = [value for value in wrong.values() if key_is_typed(wrong)]
    assert all(f'value="{value}"' in page.content.decode() for value in typed)


def key_is_typed(data):
    return data.keys() <= {"ika", "kunta"}


# Into a plan


def test_the_plan_has_the_service_its_authority_and_law(real, client):
    plan = client.post(CONSULT, AINO).context["plan"]
    assert "ENSIMMÄINEN ASKEL" in plan
    assert "Vastuussa: " in plan
    assert "Kirjaa: " in plan
    assert "Laki: " in plan


def test_the_plan_has_nothing_that_the_client_said(real, client):
    page = client.post(CONSULT, AINO)
    said = {words for card in page.context["outcome"].cards for words in card.because}
    assert said
    assert [words for words in said if words.split(": ")[1] in page.context["plan"]] == []
    assert "47" not in page.context["plan"].replace("047", "")


def test_the_plan_is_in_the_page_without_javascript(real, client):
    assert "SUUNNITELMAN POHJA" in client.post(CONSULT, AINO).content.decode()
