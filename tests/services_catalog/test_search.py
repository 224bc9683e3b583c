"""Search over the real content, and on small catalogues how it behaves."""

import time

import pytest

from services_catalog import search
from services_catalog.catalogue import ServiceStatus
from services_catalog.conditions import Text
from services_catalog.search import Index, grams, words_of
from services_catalog.synonyms import SYNONYMS
from tests.factories import make_catalogue, make_service
from tests.services_catalog.search_queries import NOTHING, QUERIES


@pytest.fixture(scope="module")
def index(real_release):
    return Index(real_release.catalogue.services)


def slugs(found):
    return [hit.service.slug for hit in found.hits]


# The real content


def test_the_expected_services_exist(real_release):
    expected = {slug for slugs in QUERIES.values() for slug in slugs.split()}
    assert expected - set(real_release.catalogue.service) == set()


def test_what_people_type_finds_it_among_the_first_three(index):
    missed = {
        q: slugs(index.search(q))[:3] for q, e in QUERIES.items() if not {*slugs(index.search(q))[:3]} & {*e.split()}
    }
    assert len(missed) <= 0.05 * len(QUERIES), missed


@pytest.mark.parametrize("query", NOTHING)
def test_what_is_not_here_is_not_found(index, query):
    assert index.search(query).hits == ()


def test_every_service_is_found_by_its_own_names(index):
    for service in index.services:
        for name in (service.name.fi, service.plain_name.fi):
            if words_of(name):
                assert service.slug in slugs(index.search(name[: search.LONGEST]))[:5], name


def test_a_search_takes_milliseconds(index):
    started = time.perf_counter()
    for query in QUERIES:
        index.search(query)
    assert (time.perf_counter() - started) / len(QUERIES) < 0.02


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


def test_an_ended_service_is_found_by_its_own_name():
    ended = make_service(slug="teak", name=Text("TEAK"), status=ServiceStatus.ENDED)
    [hit] = Index([ended]).search("teak").hits
    assert hit.old_name == "TEAK"


def test_fillers_alone_find_nothing():
    assert Index([DEBT]).search("miten voin saada apua").hits == ()


def test_a_miss_suggests_the_nearest_word_as_it_is_written():
    index = Index([make_service(slug="velat", name=Text("Päihdetyö"), summary=Text(""))])
    assert index.search("paihtetyu").hits == ()
    assert index.search("paihtetyu").suggestion == "päihdetyö"
    assert index.search("zzzz").suggestion == ""


@pytest.mark.parametrize("query", ["", " ", "\0", "%%%", "x" * 100_000, "ä" * 500, "a b c " * 1000])
def test_any_query_is_answered(index, query):
    assert len(index.search(query).hits) <= search.SHOWN_AT_MOST


def test_an_index_is_built_once_for_a_catalogue():
    catalogue = make_catalogue()
    assert search.index_of(catalogue) is search.index_of(catalogue)
    assert search.index_of(make_catalogue()) is not search.index_of(catalogue)


def test_grams_know_the_borders_of_a_word():
    assert grams("velka") == ["_vel", "velk", "elka", "lka_"]
    assert grams("te") == ["_te_"]
    assert grams("x") == ["_x_"]


def test_synonyms_are_folded_and_mean_something_in_the_catalogue(index):
    for said, meant in SYNONYMS.items():
        assert said == " ".join(words_of(said)), said
        assert any(index.search(word).hits for word in words_of(meant)), meant
