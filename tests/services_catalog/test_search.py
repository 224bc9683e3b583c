"""Search over the real content, and on small catalogues how it behaves."""

import random
import time

import pytest

from services_catalog import search
from services_catalog.catalogue import RequiredDocument, ServiceStatus, Synonym
from services_catalog.conditions import Text
from services_catalog.search import Index, index_of
from services_catalog.spelling import Vocabulary, grams, words_of
from tests.factories import make_catalogue, make_service
from tests.services_catalog.search_queries import NOTHING, QUERIES

languages = pytest.mark.parametrize("language", QUERIES)


@pytest.fixture(scope="module")
def index(real_release):
    return index_of(real_release.catalogue)


def slugs(found):
    return [hit.service.slug for hit in found.hits]


# The real content


@languages
def test_the_expected_services_exist(real_release, language):
    expected = {slug for slugs in QUERIES[language].values() for slug in slugs.split()}
    assert expected - set(real_release.catalogue.service) == set()


@languages
def test_what_people_type_finds_it_among_the_first_three(real_release, language):
    index = index_of(real_release.catalogue, language)
    found = {query: slugs(index.search(query))[:3] for query in QUERIES[language]}
    missed = {
        query: found[query]
        for query, expected in QUERIES[language].items()
        if not {*found[query]} & {*expected.split()}
    }
    assert len(missed) <= 0.05 * len(QUERIES[language]), missed


@languages
def test_one_wrong_letter_seldom_hides_it(real_release, language):
    index, dice = index_of(real_release.catalogue, language), random.Random(7)  # noqa: S311
    misspelt = [
        (with_one_wrong_letter(query, dice), {*expected.split()})
        for query, expected in QUERIES[language].items()
        if max(map(len, query.split())) > 5
    ]
    missed = [query for query, expected in misspelt if not {*slugs(index.search(query))[:3]} & expected]
    assert len(missed) <= 0.15 * len(misspelt), missed


def with_one_wrong_letter(query, dice):
    """In the longest word, not its first or last: one left out, doubled, swapped with the next, or another."""
    word = max(query.split(), key=len)
    at = dice.randrange(1, len(word) - 1)
    wrong = dice.choice(["", 2 * word[at], word[at + 1] + word[at], dice.choice("aeinstulkr")])
    rest = word[at + 2 :] if wrong == word[at + 1] + word[at] else word[at + 1 :]
    return query.replace(word, word[:at] + wrong + rest)


def test_there_are_enough_of_these_queries():
    assert {
        language: len(queries) >= (500 if language == "fi" else 200) for language, queries in QUERIES.items()
    } == dict.fromkeys(QUERIES, True)


@pytest.mark.parametrize("query", NOTHING)
def test_what_is_not_here_is_not_found(index, query):
    assert index.search(query).hits == ()


@languages
def test_every_service_is_found_by_its_own_names(real_release, language):
    index = index_of(real_release.catalogue, language)
    for service in index.services:
        for name in (service.name.translated(language), service.plain_name.translated(language)):
            if words_of(name):
                assert service.slug in slugs(index.search(name[: search.LONGEST]))[:5], name


def test_a_search_takes_milliseconds(index):
    started = time.process_time()
    for query in (*QUERIES["fi"], *NOTHING):
        index.search(query)
    assert (time.process_time() - started) / len(QUERIES["fi"]) < 0.02


@pytest.mark.parametrize(
    ("query", "old_name", "slug"),
    [
        ("TE-toimisto", "TE-toimisto", "te-toimisto"),
        ("te toimistoon", "TE-toimisto", "te-toimisto"),
        ("teak", "TEAK", "kela-teak"),
        ("työmarkkinatukea", "työmarkkinatuki", "kela-yleistuki"),
        ("peruspäiväraha", "peruspäiväraha", "kela-yleistuki"),
    ],
)
def test_an_old_name_is_told(index, query, old_name, slug):
    assert (slug, old_name) in [(hit.service.slug, hit.old_name) for hit in index.search(query).hits]


# How it behaves


def rehabilitation(**overrides):
    return make_service(
        slug="raha", name=Text("Kuntoutusraha"), summary=Text("Rahaa kuntoutuksen ajalle."), **overrides
    )


DEBT = make_service(slug="velat", name=Text("Talous- ja velkaneuvonta"), summary=Text("Apua velkoihin."))


def test_names_say_more_than_summaries():
    mention = make_service(slug="maininta", name=Text("Ohjaus"), summary=Text("Kysy myös kuntoutusrahaa."))
    assert slugs(Index([mention, rehabilitation()]).search("kuntoutusraha")) == ["raha", "maininta"]


def test_equals_come_in_the_order_of_their_slugs():
    twins = [make_service(slug=slug, name=Text("Ohjaus")) for slug in ("b", "a")]
    assert slugs(Index(twins).search("ohjaus")) == ["a", "b"]


def test_dots_and_case_do_not_matter():
    index = Index([make_service(slug="tyo", name=Text("Työkokeilu"))])
    assert slugs(index.search("TYOKOKEILU")) == slugs(index.search("työkokeiluun")) == ["tyo"]


def test_a_form_is_found_by_its_number():
    needing = rehabilitation(documents=(RequiredDocument(name=Text("Hakemus"), form="KU 101"),))
    assert slugs(Index([DEBT, needing]).search("lomake ku101")) == []
    assert slugs(Index([DEBT, needing]).search("lomake KU 101")) == ["raha"]


@pytest.mark.parametrize("query", ["kuntuotusraha", "kntoutusrahaa", "kuuntoutusrahan", "kubtoutusraha"])
def test_a_word_that_begins_wrong_is_mended(query):
    assert slugs(Index([DEBT, rehabilitation()]).search(query)) == ["raha"]


def test_a_word_that_somebody_knows_is_not_mended():
    services = [make_service(slug=name, name=Text(name)) for name in ("Vammainen", "Vaimo")]
    assert slugs(Index(services).search("vaimolle")) == ["Vaimo"]


def test_an_ended_service_is_found_by_its_own_name():
    ended = make_service(slug="teak", name=Text("TEAK"), status=ServiceStatus.ENDED)
    [hit] = Index([ended]).search("teak").hits
    assert hit.old_name == "TEAK"


def test_fillers_alone_find_nothing():
    assert Index([DEBT]).search("miten voin saada apua").hits == ()


def test_a_miss_suggests_the_nearest_words_as_they_are_written():
    index = Index([make_service(name=Text("Päihdetyö"), plain_name=Text("Päihdetyössä"), summary=Text(""))])
    assert index.search("paahtetyö").hits == ()
    assert index.search("paahtetyö").suggestions == ("päihdetyö",)
    assert index.search("zzzz").suggestions == ()


def test_several_words_are_suggested_together():
    index = Index([make_service(name=Text("Päihdetyö ja ulosotto"), summary=Text(""))])
    assert index.search("paahtetyö alusotto").suggestions == ("päihdetyö ulosotto",)


def test_a_suggestion_finds_something(index):
    for query in ("kuntootuusrahha", "pyskotrapeia", "eleäktä", "sossiallityö"):
        for suggestion in index.search(query).suggestions:
            assert index.search(suggestion).hits, suggestion


def test_the_nearest_words_come_in_a_settled_order():
    words = ["velkaa", "felkat", "velkat"]
    settled = Vocabulary(words).nearest("velkat", 3)
    assert settled == Vocabulary(reversed(words)).nearest("velkat", 3) == ["velkat", "felkat"]


@pytest.mark.parametrize("query", ["", " ", "\0", "%%%", "x" * 100_000, "ä" * 500, "a b c " * 1000])
def test_any_query_is_answered(index, query):
    assert len(index.search(query).hits) <= search.SHOWN_AT_MOST


def test_an_index_is_built_once_for_a_catalogue_and_language():
    catalogue = make_catalogue()
    assert search.index_of(catalogue, "sv") is search.index_of(catalogue, "sv")
    assert search.index_of(catalogue, "sv") is not search.index_of(catalogue, "en")
    assert search.index_of(make_catalogue(), "sv") is not search.index_of(catalogue, "sv")


def test_the_indexes_are_ready_before_the_first_search(monkeypatch):
    catalogue = make_catalogue()
    search.prepare(catalogue)
    monkeypatch.setattr(search, "Index", None)
    assert [index_of(catalogue, language).language for language in ("fi", "sv", "en")] == ["fi", "sv", "en"]


def test_grams_know_the_borders_of_a_word():
    assert grams("velka") == ["_vel", "velk", "elka", "lka_"]
    assert grams("te") == ["_te_"]
    assert grams("x") == ["_x_"]


# Languages

HELP = make_service(slug="apu", name=Text("Tuki", "Stöd", "Aid"), summary=Text("Neuvoa arkeen.", "Råd i vardagen.", ""))


def test_a_page_is_searched_in_its_own_language():
    assert slugs(Index([HELP], language="sv").search("vardag")) == ["apu"]
    assert slugs(Index([HELP], language="fi").search("vardag")) == []


def test_what_has_no_translation_is_searched_in_finnish():
    assert slugs(Index([HELP], language="en").search("neuvoa arkeen")) == ["apu"]


@languages
def test_names_are_found_in_every_language(language):
    index = Index([DEBT, HELP], language=language)
    assert [slugs(index.search(name)) for name in ("tuki", "stöd", "aid")] == [["apu"]] * 3


# Synonyms


@pytest.mark.parametrize("query", ["persaukisena", "persaukinen", "nyt puilla paljailla"])
def test_a_synonym_is_taken_for_what_it_means(query):
    broke = Synonym(key="rahaton", words=Text("persauki\npuilla palja"), means=Text("velkoihin"))
    assert slugs(Index([rehabilitation(), DEBT], [broke]).search(query)) == ["velat"]
    assert slugs(Index([rehabilitation(), DEBT]).search(query)) == []


def test_a_synonym_leads_to_its_services_also_misspelt():
    synonym = Synonym(key="kiho", words=Text("voutimies"), services=("velat",))
    index = Index([rehabilitation(), DEBT], [synonym])
    assert slugs(index.search("voutimiehelle")) == slugs(index.search("vautimies")) == ["velat"]


def test_a_short_synonym_is_a_whole_word():
    synonym = Synonym(key="mol", words=Text("mol"), means=Text("velkoihin"))
    index = Index([DEBT], [synonym])
    assert slugs(index.search("mol")) == ["velat"]
    assert slugs(index.search("molempia")) == []


BACK = Synonym(key="takaisin", words=Text("kela vaati takais"), services=("velat",))
MONEY = Synonym(key="raha", words=Text("kela\nraha"), services=("raha",))


@pytest.mark.parametrize("query", ["kela vaatii takaisin", "rahat vaati Kela nyt takaisinkin", "kela vaattii takaisin"])
def test_a_saying_is_heard_in_any_order_and_form(query):
    assert slugs(Index([rehabilitation(), DEBT], [BACK]).search(query))[0] == "velat"


def test_a_longer_saying_goes_before_its_words():
    index = Index([rehabilitation(), DEBT], [BACK, MONEY])
    assert slugs(index.search("vaatii kela takaisin"))[0] == "velat"
    assert slugs(index.search("vaatii kela"))[0] == "raha"


def test_a_synonym_is_heard_inside_a_compound_where_words_are_joined():
    taxi = Synonym(key="taksi", words=Text("taks", en="rent"), services=("raha",))
    assert slugs(Index([rehabilitation(), DEBT], [taxi]).search("invataksilla")) == ["raha"]
    assert slugs(Index([rehabilitation(), DEBT], [taxi], "en").search("different")) == []


def test_finnish_synonyms_are_known_everywhere_and_the_others_on_their_own_pages():
    synonym = Synonym(key="pank", words=Text("persauki", sv="luspank"), means=Text("velkoihin"))
    found = {
        lang: [slugs(Index([DEBT], [synonym], lang).search(q)) for q in ("persaukinen", "luspank")] for lang in QUERIES
    }
    assert found == {"fi": [["velat"], []], "sv": [["velat"], ["velat"]], "en": [["velat"], []]}


@languages
def test_every_synonym_leads_somewhere(real_release, language):
    index = index_of(real_release.catalogue, language)
    plain = Index(index.services, language=language)
    for synonym in real_release.catalogue.synonyms:
        for word in words_of(synonym.means.translated(language)):
            assert word in index.fillers or plain.search(word).hits, (synonym.key, word)
