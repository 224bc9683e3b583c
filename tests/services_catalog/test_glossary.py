"""Words that not everybody knows are explained where they are used."""

import pytest

from services_catalog import releases
from services_catalog.conditions import Text
from services_catalog.glossary import Glossary, stems
from services_catalog.plain_language import words
from tests.factories import make_release, make_service, make_step, make_term, use_release
from tests.test_translations import texts_of

RAHA = make_term(key="kuntoutusraha", term=Text("kuntoutusraha"), forms=Text("kuntoutusrah*"))
LAHETE = make_term(forms=Text("lähete\nlähettee*"))
TERMS = (RAHA, LAHETE, make_term(key="b", term=Text("B-lausunto", "B-utlåtande"), forms=Text("b-lausun*")))


def found(text, language="fi"):
    return [term.key for term in Glossary(TERMS, language).used_in(text)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Pyydä lähetteellä B-lausunto ja toinen b-lausunto.", ["lahete", "b"]),
        ("Kuntoutusrahaa ja kuntoutusrahan hakemus", ["kuntoutusraha"]),
        ("Osakuntoutusraha ja lähetetty kirje", []),
        ("Kuntoutus\u00adraha", ["kuntoutusraha"]),
    ],
    ids=["in the order of use, once", "in any form", "not within other words", "where it may be broken"],
)
def test_a_term_is_found_in_its_forms(text, keys):
    assert found(text) == keys


def test_a_term_may_be_two_letters_and_stand_first_or_last_in_a_long_text():
    glossary = Glossary((make_term(key="te", term=Text("TE")), LAHETE))
    assert [term.key for term in glossary.used_in("TE" + " sana" * 1000 + " lähete")] == ["te", LAHETE.key]


def test_a_term_is_looked_for_in_the_language_of_the_page_only():
    assert found("Be om ett B-utlåtande, kuntoutusraha", "sv") == ["b"]


def test_a_glossary_without_terms_finds_nothing():
    assert Glossary(()).used_in("lähete") == ()


def test_what_is_explained_may_be_a_long_word():
    assert list(stems((RAHA,))) == ["kuntoutusrah"]


@pytest.fixture
def lahete_page(client):
    use_release(make_release(services=(make_service(summary=Text("Tarvitset lähetteen.")),), glossary=(LAHETE,)))
    yield client.get("/palvelut/kuntoutusselvitys/").content.decode()
    releases.use(None)


def test_a_service_page_explains_the_word_it_uses(lahete_page):
    assert "<dt>lähete</dt>" in lahete_page
    assert "Lääkärin pyyntö toiselle lääkärille." in lahete_page


def test_a_page_without_such_words_explains_none(client):
    use_release(make_release(services=(make_service(steps=(make_step(),)),), glossary=(LAHETE,)))
    assert "Mitä sanat tarkoittavat" not in client.get("/palvelut/kuntoutusselvitys/").content.decode()
    releases.use(None)


# Our own content


@pytest.mark.parametrize(
    ("path", "term"),
    [
        ("/palvelut/?q=selkä", "hyvinvointialue"),
        ("/kuka-vastaa/?kunta=698", "työterveyshuolto"),
        ("/hata/", "sosiaalipäivystys"),
        ("/saame/", "saamelaisten kotiseutualue"),
        ("/evasteet/", "hyvinvointialue"),
    ],
)
def test_every_kind_of_page_explains_its_words(client, real_release, path, term):
    releases.use(real_release)
    assert f"<dt>{term}</dt>" in client.get(path).content.decode()
    releases.use(None)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_explanation_has_at_most_fifteen_words(real_release, language):
    explained = {term.key: getattr(term.explanation, language) for term in real_release.catalogue.glossary}
    assert {key: text for key, text in explained.items() if not 2 <= len(words(text)) <= 15} == {}


def test_every_term_is_used_in_the_content(real_release):
    said = "\n".join(text.fi for text in texts_of((real_release.catalogue.services, real_release.sections)))
    used = {term.key for term in real_release.catalogue.glossary_in["fi"].used_in(said)}
    assert [term.key for term in real_release.catalogue.glossary if term.key not in used] == []
