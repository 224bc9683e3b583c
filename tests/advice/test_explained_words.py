"""What a card or a question says in difficult words is explained there."""

import datetime as dt
import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.advice.client import RESULT, START

every_language = pytest.mark.parametrize("language", ["fi", "sv", "en"])


def page(aino, language, path) -> str:
    return aino.client.get(path if language == "fi" else f"/{language}{path}").content.decode()


def unexplained(part, glossary, language) -> list[str]:
    """Terms used before the explanations and not among them."""
    body, _, explained = part.partition("<details")
    used = glossary.used_in(re.sub(r"<[^>]*>", "|", body))
    return [term.key for term in used if f"<dt>{term.term.translated(language)}</dt>" not in explained]


@every_language
def test_a_card_explains_every_word_of_the_glossary_that_it_uses(aino, real_release, language):
    cards = re.findall(r"<article.*?</article>", page(aino, language, RESULT), re.DOTALL)
    assert ["<details" in card for card in cards] == [True, True, True]
    assert [unexplained(card, real_release.catalogue.glossary_in[language], language) for card in cards] == [[], [], []]


@every_language
def test_a_question_explains_every_word_of_the_glossary_that_it_uses(aino, real_release, language):
    forms = re.findall(r"<form method.*?</form>", page(aino, language, f"{START}1/"), re.DOTALL)
    assert "<details" in forms[0]
    assert unexplained(forms[0], real_release.catalogue.glossary_in[language], language) == []


def test_what_lies_ahead_is_explained_below_it(rf, real_release):
    ahead = real_release.sections["advice"].milestones
    outcome = {"first": None, "knows_municipality": True, "rights": (), "cards": (), "money": (), "ahead": ahead}
    request = rf.get("/")
    request.release, request.as_of = real_release, dt.date(2026, 11, 22)
    with translation.override("fi"):
        part = render_to_string("advice/_start_here.html", {"outcome": outcome, "hides_answers": False}, request)
    assert "<dt>B-lausunto</dt>" in part
    assert unexplained(part, real_release.catalogue.glossary_in["fi"], "fi") == []
