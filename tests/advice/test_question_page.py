import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from advice import answers
from tests.advice.client import AINO, RESULT, START, Walker, chosen, question_of, text


def test_it_works(walker):
    page = walker.get(1)
    assertContains(page, "Mikä kuvaa tilannettasi nyt?")
    assertContains(page, "Kysymys 1, enintään 8")
    assertContains(page, "Tilanne ratkaisee, kuka auttaa.")
    assertContains(page, "En tiedä tai en halua sanoa")


def test_the_question_is_the_heading_of_its_fields(walker):
    content = " ".join(walker.get(1).content.decode().split())
    assert content.count("<h1") == 1
    assert content.index("<fieldset") < content.index("<legend") < content.index("<h1") < content.index("</legend>")


def test_no_javascript(walker):
    assertNotContains(walker.get(1), "<script")


def test_an_answer_leads_to_the_next_question(walker):
    assertRedirects(walker.post(1, "tilanne", "tyoton"), START + "2/")
    assert question_of(walker.get(2)) == "apu"


def test_the_last_core_question_leads_to_the_result(walker):
    assertRedirects(walker.answer(**AINO), RESULT)


def test_i_do_not_know_is_an_answer(walker):
    assertRedirects(walker.post(1, "tilanne", "?"), START + "2/")


def test_someone_who_knows_nothing_gets_a_result(walker):
    for place in range(1, 9):
        if not (question := question_of(walker.get(place))):
            break
        walker.post(place, question, "?")
    assert walker.page.url == RESULT
    assertContains(walker.client.get(RESULT), "Yleinen neuvonta")


# What goes wrong


def test_no_choice_is_said_twice_in_the_same_words(walker):
    page = walker.post(1, "tilanne")
    assert page.status_code == 200
    assertContains(page, "Valitse yksi vaihtoehto.", count=2)
    assertContains(page, 'role="alert" tabindex="-1" autofocus')
    assertContains(page, "<title>Virhe:")


def test_several_can_be_chosen_where_several_are_asked(walker):
    walker.post(1, "tilanne", "tyoton")
    walker.post(2, "apu", "raha", "selvyys")
    assert chosen(walker.get(2)) == ["selvyys", "raha"]


def test_only_one_where_one_is_asked(walker):
    assertContains(walker.post(1, "tilanne", "tyoton", "tyossa"), "Valitse vain yksi vaihtoehto.")


def test_an_unknown_code_is_an_error_that_keeps_the_choice(walker):
    walker.post(1, "tilanne", "tyoton")
    page = walker.post(2, "apu", "raha", "huijaus")
    assertContains(page, "Valitse vaihtoehto tältä sivulta.")
    assert chosen(page) == ["raha"]
    assertNotContains(page, "huijaus")


def test_none_of_these_stands_alone(walker):
    walker.answer(tilanne="tyoton", apu="selvyys", kunta="Rovaniemi")
    page = walker.post(4, "vaiva", "selka", "ei-mitaan")
    assertContains(page, "Valitse joko ”Ei mitään näistä” tai muut vaihtoehdot.")
    assert chosen(page) == ["selka", "ei-mitaan"]


def test_what_is_wrong_has_an_address_of_its_own(walker):
    """The browser's "back" and "reload" then never ask to send a form again."""
    walker.answer(tilanne="tyoton", apu="selvyys")
    data = {"question": "kunta", "typed": "Xyzzyva", "paluu": "tulos"}
    sent = walker.client.post(START + "3/", data)
    assertRedirects(sent, START + "3/?virhe=1&paluu=tulos")
    for _ in range(2):
        page = walker.client.get(sent.url)
        assertContains(page, "Emme löytäneet tätä kuntaa.", count=2)
        assertContains(page, 'value="Xyzzyva"')
        assertContains(page, '<input type="hidden" name="paluu" value="tulos">')


def test_what_was_wrong_is_forgotten_with_the_right_answer(walker):
    walker.answer(tilanne="tyoton", apu="selvyys")
    walker.post(3, "kunta", "Xyzzyva")
    walker.post(3, "kunta", "Rovaniemi")
    page = walker.get("3", data={"virhe": "1"})
    assertNotContains(page, "on virhe")
    assertContains(page, 'value="Rovaniemi"')


def test_what_was_wrong_belongs_to_its_question(walker):
    walker.post(1, "tilanne", "tyoton")
    walker.post(2, "apu")
    assertNotContains(walker.get("1", data={"virhe": "1"}), "Vastaus puuttuu")


# Places


@pytest.mark.parametrize("place", [0, 2, 5, 99, 10**30])
def test_a_skipped_or_invented_place_leads_to_the_first_question(walker, place):
    assertRedirects(walker.get(place), START + "1/?alusta=1")


def test_a_place_ahead_leads_to_the_next_open_one(walker):
    walker.answer(tilanne="tyoton", apu="selvyys")
    assertRedirects(walker.get(7), START + "3/")


def test_a_place_after_the_last_leads_to_the_result(walker):
    walker.answer(**AINO)
    assertRedirects(walker.get(40), RESULT)


def test_back_shows_what_was_chosen(walker):
    walker.answer(tilanne="tyoton", apu="selvyys")
    assert chosen(walker.get(1)) == ["tyoton"]
    assertContains(walker.page, 'value="tyoton"')
    assertContains(walker.get(2), f'href="{START}1/"')


def test_changing_an_earlier_answer_keeps_the_later_ones(walker):
    walker.answer(tilanne="tyoton", apu="selvyys", kunta="Rovaniemi")
    walker.post(1, "tilanne", "tyossa")
    assert chosen(walker.get(2)) == ["selvyys"]
    assertContains(walker.get(3), 'value="Rovaniemi" maxlength')


def test_a_double_press_is_harmless(walker):
    walker.post(1, "tilanne", "tyoton")
    assertRedirects(walker.post(1, "tilanne", "tyoton"), START + "2/")


def test_an_answer_from_another_tab_is_kept_with_its_own_question(walker):
    walker.answer(tilanne="tyoton", apu="selvyys")
    assertRedirects(walker.post(1, "apu", "raha"), START + "3/")
    assert chosen(walker.get(2)) == ["raha"]
    assert chosen(walker.get(1)) == ["tyoton"]


def test_an_answer_to_no_question_changes_nothing(walker):
    walker.post(1, "tilanne", "tyoton")
    assertRedirects(walker.post(2, "olematon", "raha"), START + "2/")


def test_results_are_offered_from_the_third_question_on(walker):
    walker.answer(tilanne="tyoton", apu="selvyys")
    assertNotContains(walker.get(2), "Näytä tulokset nyt")
    assertContains(walker.get(3), "Näytä tulokset nyt")


def test_refining_has_its_own_count_and_ends_at_the_result(walker):
    walker.answer(**AINO)
    assertRedirects(walker.client.get(START + "tarkenna/"), START + "5/")
    assertContains(walker.get(5), "Tarkentava kysymys 1")
    assertRedirects(walker.post(5, "paatos", "ei"), RESULT)
    assertRedirects(walker.client.get(START + "tarkenna/"), RESULT)


# The cookie


def test_answers_that_cannot_be_read_start_again_calmly(walker):
    walker.answer(tilanne="tyoton", apu="selvyys")
    walker.client.cookies[answers.name()] = "roskaa"
    page = walker.get(3, follow=True)
    assert question_of(page) == "tilanne"
    assertContains(page, "Aloitetaan alusta. Vastauksiasi ei tallennettu.")


def test_an_answer_sent_after_a_day_is_kept_and_the_rest_asked_again(walker, time_machine):
    time_machine.move_to("2026-11-21 08:00:00Z")
    walker.answer(tilanne="tyoton")
    time_machine.move_to("2026-11-22 09:00:00Z")
    walker.post(2, "apu", "raha")
    assertRedirects(walker.page, START + "1/?alusta=1")
    assertContains(walker.client.get(walker.page.url), "Aloitetaan alusta.")
    walker.post(1, "tilanne", "tyoton")
    assert walker.page.url == START + "3/"


def test_answers_that_do_not_fit_in_a_cookie_are_said(walker, monkeypatch):
    monkeypatch.setattr(answers, "LIMIT", 10)
    assertContains(walker.post(1, "tilanne", "tyoton"), "Vastauksia on liikaa.")


# The form's token


@pytest.fixture
def strict(release, client):
    client.handler.enforce_csrf_checks = True
    return Walker(client)


def test_a_stale_token_asks_again_with_the_choice_kept(strict):
    strict.get(1)
    page = strict.post(1, "tilanne", "tyossa", csrfmiddlewaretoken="x" * 64)
    assert page.status_code == 403
    assertContains(page, "Valintasi on tallessa: lähetä se uudelleen.", count=2, status_code=403)
    assert chosen(page) == ["tyossa"]


def test_the_page_that_asks_again_can_be_sent(strict):
    strict.get(1)
    page = strict.post(1, "tilanne", "tyossa", csrfmiddlewaretoken="x" * 64)
    strict.post(1, "tilanne", "tyossa", csrfmiddlewaretoken=str(page.context["csrf_token"]), again="1")
    assert strict.page.url == START + "2/"


def test_who_refuses_cookies_is_told_what_to_do(strict):
    page = strict.post(1, "tilanne", "tyossa")
    assert chosen(page) == ["tyossa"]
    strict.client.cookies.clear()
    page = strict.post(1, "tilanne", "tyossa", again="1")
    assertContains(page, "Kysymykset tarvitsevat evästeen", status_code=403)


# The municipality


@pytest.fixture
def at_municipality(walker):
    walker.answer(tilanne="tyoton", apu="selvyys")
    return walker


@pytest.mark.parametrize("typed", ["Rovaniemi", "  rovaniemi ", "ROVANIEMI", "Rovaniemen kaupunki", "Rovaneimi"])
def test_a_municipality_is_read_as_people_write_it(at_municipality, typed):
    at_municipality.post(3, "kunta", typed=typed)
    assert at_municipality.page.url == START + "4/"
    assertContains(at_municipality.get(3), 'value="Rovaniemi" maxlength')


def test_a_swedish_name_is_the_same_municipality(at_municipality):
    at_municipality.post(3, "kunta", typed="Helsingfors")
    assertContains(at_municipality.get(3), 'value="Helsinki" maxlength')


def test_both_names_are_in_the_browsers_list(at_municipality):
    page = at_municipality.get(3)
    assertContains(page, '<option value="Helsinki"></option>', html=True)
    assertContains(page, '<option value="Helsingfors"></option>', html=True)


def test_an_unclear_name_shows_the_nearest_ones(at_municipality):
    page = at_municipality.post(3, "kunta", typed="Pyhä")
    assertContains(page, "Valitse kunta tai kirjoita nimi uudelleen.", count=2)
    assert "Pyhtää" in text(page)
    assert "Muu kunta tai en halua sanoa" in text(page)
    at_municipality.post(3, "kunta", "625", typed="Pyhä")
    assertContains(at_municipality.get(3), 'value="Pyhäjoki" maxlength')


def test_a_name_that_is_like_nothing_can_be_corrected(at_municipality):
    page = at_municipality.post(3, "kunta", typed="Xyzzy")
    assertContains(page, "Emme löytäneet tätä kuntaa. Tarkista nimi.", count=2)
    assertContains(page, 'value="Xyzzy"')


def test_an_empty_name_is_asked_for(at_municipality):
    assertContains(at_municipality.post(3, "kunta", typed=" "), "Kirjoita kotikuntasi nimi.", count=2)


def test_a_municipality_need_not_be_told(at_municipality):
    at_municipality.post(3, "kunta", "?")
    assert at_municipality.page.url == START + "4/"


# The rest


def test_an_unknown_questionnaire_is_not_found(walker):
    assert walker.client.get("/kysely/olematon/1/").status_code == 404


def test_only_reading_and_answering(walker):
    assert walker.client.put(START + "1/").status_code == 405


def test_a_text_without_translation_is_marked_finnish(walker):
    page = walker.client.get("/en/kysely/kuntoutus/1/")
    assertContains(page, '<span lang="fi">Olen työtön</span>', html=True)
