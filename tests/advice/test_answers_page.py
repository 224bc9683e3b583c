from pytest_django.asserts import assertContains, assertRedirects

from tests.advice.client import AINO, START, question_of, text

ANSWERS = START + "vastaukset/"


def test_it_works(walker):
    walker.answer(**AINO)
    page = text(walker.client.get(ANSWERS))
    assert "Mikä kuvaa tilannettasi nyt? Olen työtön" in page
    assert "Missä kunnassa asut? Rovaniemi" in page


def test_each_answer_can_be_changed_and_one_comes_back(walker):
    walker.answer(**AINO)
    assertContains(walker.client.get(ANSWERS), f'href="{START}2/?paluu=vastaukset"')
    assertContains(walker.client.get(START + "2/?paluu=vastaukset"), 'name="paluu" value="vastaukset"')
    assertRedirects(walker.post(2, "apu", "raha", paluu="vastaukset"), ANSWERS)


def test_one_comes_back_only_to_known_places(walker):
    walker.answer(**AINO)
    walker.post(2, "apu", "selvyys", paluu="https://example.com/")
    assert walker.page.url.startswith(START)


def test_the_link_names_its_question(walker):
    walker.answer(**AINO)
    assertContains(walker.client.get(ANSWERS), 'Muuta<span class="hidden">: Mihin haluat apua?</span>')


def test_what_was_not_answered_is_said(walker):
    walker.post(1, "tilanne", "?")
    assert "Mikä kuvaa tilannettasi nyt? Et vastannut" in text(walker.client.get(ANSWERS))


def test_without_answers_it_leads_to_the_questions(walker):
    page = walker.client.get(ANSWERS)
    assert "Et ole vielä vastannut." in text(page)
    assert question_of(walker.client.get(START + "1/")) == "tilanne"
