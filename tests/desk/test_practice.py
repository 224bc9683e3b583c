import pytest
from django.test import Client

from advice.checks import check_guidance
from advice.guidance import ExampleCase
from advice.practice.drill import Drill, Fit, cases
from services_catalog.lookup import alphabetical
from tests.desk.answers import chosen, text
from tests.desk.conftest import TODAY
from tests.factories import make_guidance, make_release

PRACTICE = "/ammattilaiselle/harjoittelu/"
CARPENTER = f"{PRACTICE}KV-001/"  # employed, his body is worn out
KELA, REGISTER = "kela-ammatillinen-kuntoutus", "tyonhaku-alkuhaastattelu"
HEALTH = "tyoterveyshuolto-tyokyvyn-tuki"
WELL = {"ensin": "occupational_health", "palvelu": [HEALTH, "tyoelake-ammatillinen-kuntoutus"]}
BADLY = {"ensin": "kela", "palvelu": [KELA, REGISTER]}


@pytest.fixture(scope="module")
def drills(real_release):
    return [Drill(real_release, case, TODAY) for case in cases(real_release)]


def listed(client):
    return [drill.case for drill in client.get(PRACTICE).context["drills"]]


# The list


def test_there_are_at_least_twenty_exercises_each_with_a_clients_words(real, client):
    cases = listed(client)
    assert len(cases) >= 20
    assert all(case.narrative for case in cases)


def test_they_begin_with_every_kind_of_authority_that_an_example_case_does(real, client):
    def kinds(cases):
        return {kind for case in cases for kind in case.expected["first_authority"]}

    assert kinds(listed(client)) == kinds(real.sections["advice"].example_cases)


def test_the_desk_leads_to_the_list_and_the_list_to_an_exercise(real, client):
    assert f'href="{PRACTICE}"' in client.get("/ammattilaiselle/").content.decode()
    assert f'href="{CARPENTER}"' in client.get(PRACTICE).content.decode()


def test_an_unknown_exercise_is_not_found(real, client):
    assert client.get(f"{PRACTICE}KV-999/").status_code == 404


def test_a_case_without_a_note_of_misrouting_is_no_exercise(real, client):
    without = next(case for case in real.sections["advice"].example_cases if not case.misrouting)
    assert client.get(f"{PRACTICE}{without.id}/").status_code == 404


# Before the answer


def test_the_client_speaks_and_the_answer_is_not_there(real, client):
    page = text(client.get(CARPENTER))
    assert "Olen ollut kirvesmiehenä yli 30 vuotta." in page
    assert "Asiantuntijan vastaus" not in page
    assert "Tavallinen ohjausvirhe" not in page
    assert "1383/2001" not in page


def test_every_exercise_offers_something_right_and_something_wrong(drills):
    for drill in drills:
        fits = {option.fit for option in drill.options}
        assert Fit.NEEDED in fits, drill.case.id
        assert {Fit.WRONG, Fit.NOT_FIRST} & fits, drill.case.id


def test_services_are_offered_by_name_and_none_twice(drills):
    for drill in drills:
        names = [alphabetical(option.service.name) for option in drill.options]
        assert names == sorted(set(names)), drill.case.id


# The answer


def test_every_answer_has_its_law_and_the_common_misrouting(real, client, drills):
    for drill in drills:
        case = drill.case
        answer = {"ensin": case.expected["first_authority"][0], "palvelu": drill.needed[0].service.slug}
        page = text(client.post(f"{PRACTICE}{case.id}/", answer))
        assert all(found.resolution.law and found.resolution.law in page for found in drill.needed), case.id
        assert case.misrouting in page, case.id


def test_the_law_names_its_sections_too(real, client):
    assert "Palvelusta säädetään: Työntekijän eläkelaki 395/2006, 25–31 §" in text(client.post(CARPENTER, WELL))


def test_nothing_that_is_needed_is_left_out_of_an_answer(drills):
    for drill in drills:
        assert len(drill.needed) == len(drill.case.expected["must"]), drill.case.id


def test_right_choices_are_said_to_be_right(real, client):
    page = text(client.post(CARPENTER, WELL))
    assert "Oikein. Valitsit: Oma työterveyshuoltosi." in page
    assert page.count("Oikein: asiakas tarvitsee tämän.") == 2
    assert page.count("Oikein jätetty pois") == 3


def test_wrong_choices_are_said_to_be_wrong_and_why(real, client):
    page = text(client.post(CARPENTER, BADLY))
    assert "Asiantuntija aloittaa muualta. Valitsit: Kela." in page
    assert "Väärä ohjaus. (työsuhde on voimassa, hakija ei ole työtön)" in page
    assert "Väärä järjestys: ei ensin." in page
    assert page.count("Jäi puuttumaan: asiakas tarvitsee tämän.") == 2


def test_advice_that_harms_is_named(real, client):
    answer = {"ensin": "kela", "palvelu": KELA}
    assert "Älä neuvo näin: odota kunnes kieli riittää" in text(client.post(f"{PRACTICE}KV-091/", answer))


def test_the_answer_leads_on_to_services_and_to_the_next_exercise(real, client):
    page = client.post(CARPENTER, WELL).content.decode()
    assert f'href="/ammattilaiselle/palvelut/{HEALTH}/"' in page
    assert f'href="{PRACTICE}KV-004/"' in page


def test_after_the_last_exercise_comes_the_first(real, client):
    last = listed(client)[-1]
    assert f'href="{CARPENTER}"' in client.get(f"{PRACTICE}{last.id}/").content.decode()


# What is missing


@pytest.mark.parametrize(
    ("sent", "sentences"),
    [
        ({}, ["Valitse, kenestä asiakas aloittaa.", "Valitse vähintään yksi palvelu."]),
        ({"ensin": "kela"}, ["Valitse vähintään yksi palvelu."]),
        ({"palvelu": [KELA]}, ["Valitse, kenestä asiakas aloittaa."]),
        ({"ensin": "astronaut", "palvelu": ["starship"]}, ["Valitse, kenestä asiakas aloittaa."]),
    ],
    ids=["nothing", "no-service", "no-authority", "tampered"],
)
def test_what_is_missing_is_said_and_there_is_no_answer_yet(real, client, sent, sentences):
    page = text(client.post(CARPENTER, sent))
    assert all(page.count(sentence) == 2 for sentence in sentences)
    assert "Asiantuntijan vastaus" not in page


@pytest.mark.parametrize("sent", [{"ensin": "kela"}, {"palvelu": [KELA, REGISTER]}, BADLY])
def test_choices_stay_in_the_form(real, client, sent):
    pairs = {(name, v) for name, value in sent.items() for v in ([value] if isinstance(value, str) else value)}
    assert chosen(client.post(CARPENTER, sent)) == pairs


# Nothing is stored


def test_no_query_no_cookie_and_nothing_to_store(db, real, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.post(CARPENTER, BADLY)
    assert not page.cookies
    assert not client.cookies
    assert "no-store" in page["Cache-Control"]


def test_no_choice_is_in_an_address_or_a_later_page(real, client):
    page = client.post(CARPENTER, BADLY)
    assert page.status_code == 200
    assert "?" not in page.content.decode().partition("<form")[2].partition(">")[0]
    assert chosen(client.get(CARPENTER)) == set()


def test_no_choice_comes_in_an_address(real, client):
    assert chosen(client.get(CARPENTER, BADLY)) == set()


def test_it_needs_no_token(real):
    assert Client(enforce_csrf_checks=True).post(CARPENTER, BADLY).status_code == 200


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_finnish_is_marked_so_in_other_languages(real, client, language):
    page = client.post(f"/{language}{CARPENTER}", WELL).content.decode()
    assert '<span lang="fi">Olen ollut kirvesmiehenä' in page
    assert '<span lang="fi">Oireileva työntekijä' in page


# The content


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"narrative": ""}, "narrative"), ({"expected": {"must": [], "first_authority": ["moon"]}}, "expected")],
)
def test_an_exercise_without_words_or_with_an_unknown_authority_is_refused(wrong, field):
    sound = {"narrative": "Selkä on kipeä.", "expected": {"must": [], "first_authority": ["kela"]}}
    case = ExampleCase(id="A1", title="Aino", facts={}, misrouting="Ohjataan Kelaan.", **(sound | wrong))
    [problem] = check_guidance(make_release(guidance=make_guidance(example_cases=(case,))))
    assert (problem.noun, problem.key, problem.field) == ("example_cases", "A1", field)
