"""Searches without hits are counted by word and month; nobody can be read from it."""

import datetime as dt

import pytest
import time_machine
from django.db import OperationalError
from django.urls import reverse

from services_catalog import missed_words, releases
from services_catalog.conditions import Text
from services_catalog.models import MissedWord
from tests.factories import make_release, make_service, use_release

NOVEMBER = dt.date(2026, 11, 1)
LETTERS = str.maketrans("0123456789", "abcdefghij")
LISTS = ("/palvelut/", "/ammattilaiselle/palvelut/")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tally():
    missed_words._tally.clear()
    use_release()
    yield missed_words._tally
    missed_words._tally.clear()
    releases.use(None)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC), tick=False) as traveller:
        yield traveller


def missed(word, times, language="fi"):
    for _ in range(times):
        missed_words.count(word, language)
    missed_words.write()


def rows(*fields):
    return list(MissedWord.objects.order_by("pk").values_list(*fields))


# What is counted


@pytest.mark.parametrize("address", LISTS)
def test_a_miss_is_counted_without_asking_the_database(client, tally, address, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(address, {"q": "Jääkiekko"})
        client.get(f"/sv{address}", {"q": "ishockey"})
    assert tally == {("fi", "jääkiekko"): 1, ("sv", "ishockey"): 1}


def test_easy_finnish_counts_as_finnish(client, tally):
    client.get("/fi-selko/palvelut/", {"q": "jääkiekko"})
    assert tally == {("fi", "jääkiekko"): 1}


def test_what_is_found_is_not_counted(client, tally):
    client.get("/palvelut/", {"q": "kuntoutus"})
    client.get("/palvelut/", {"q": "kuntoutus", "laji": "BENEFIT"})
    client.get("/palvelut/", {"q": "", "laji": "BENEFIT"})
    assert tally == {}


def test_half_a_word_is_not_counted_when_a_filter_changes(client, tally):
    client.get("/palvelut/", {"q": "jääk", "laji": "BENEFIT"}, headers={"HX-Request": "true"})
    assert tally == {}


def test_half_a_word_is_not_counted_while_it_is_typed(client, tally):
    client.get("/palvelut/", {"q": "jääk"}, headers={"HX-Request": "true", "HX-Trigger": "haku"})
    assert tally == {}
    client.get("/palvelut/", {"q": "jääkiekko"}, headers={"HX-Request": "true", "HX-Trigger": "hakulomake"})
    assert tally == {("fi", "jääkiekko"): 1}


@pytest.mark.parametrize(
    ("query", "counted"),
    [
        ("  Kissan-ruoka! ", "kissan ruoka"),
        ("Kissanruoka", "kissanruoka"),
        ("010190-123A", ""),
        ("040 123 4567", ""),
        ("aino@example.fi", ""),
        ("Aino Virtanen", ""),
        ("olen aino ja asun yksin", ""),
        ("k" * 41, ""),
        ("¤¤¤", ""),
    ],
)
def test_what_could_tell_about_somebody_is_not_counted(query, counted):
    assert missed_words.countable(query) == counted


def test_the_tally_stays_small(tally):
    for number in range(missed_words.TALLIED_AT_MOST + 100):
        missed_words.count(str(number).translate(LETTERS), "fi")
    assert len(tally) == missed_words.TALLIED_AT_MOST


# What is kept


def test_below_five_the_table_has_no_word():
    missed("kissanruoka", 4)
    assert rows("word", "searches", "month") == [("", 4, NOVEMBER)]
    assert "kissan" not in str(rows())


def test_from_five_on_the_word_is_there():
    missed("kissanruoka", 4)
    missed("kissanruoka", 3)
    assert rows("word", "searches", "language") == [("kissanruoka", 7, "fi")]


def test_nothing_tells_who_or_when():
    columns = {field.name for field in MissedWord._meta.get_fields()}
    assert columns == {"id", "month", "language", "digest", "word", "searches"}


def test_a_month_cannot_be_joined_with_another():
    december = dt.date(2026, 12, 1)
    assert missed_words.digest(NOVEMBER, "fi", "kissa") != missed_words.digest(december, "fi", "kissa")


def test_what_stayed_rare_is_forgotten_when_the_month_is_over(november):
    missed("kissanruoka", 4)
    missed("jääkiekko", 5)
    november.move_to(dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC))
    missed("bitcoin", 1)
    assert rows("word", "searches") == [("jääkiekko", 5), ("", 1)]


def test_after_two_years_a_word_is_forgotten(november):
    missed("jääkiekko", 5)
    november.move_to(dt.datetime(2028, 12, 1, 12, tzinfo=dt.UTC))
    missed("bitcoin", 5)
    assert rows("word") == [("bitcoin",)]


def test_nonsense_does_not_fill_the_table(monkeypatch):
    monkeypatch.setattr(missed_words, "ROWS_AT_MOST", 1)
    missed("jääkiekko", 1)
    missed("bitcoin", 1)
    missed("jääkiekko", 1)
    assert rows("searches") == [(2,)]


# Without a database


def test_without_a_database_the_tally_waits(client, tally, monkeypatch):
    def gone(*arguments):
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(missed_words, "_write", gone)
        assert client.get("/palvelut/", {"q": "jääkiekko"}).status_code == 200
        missed_words.write()
    assert tally == {("fi", "jääkiekko"): 1}
    missed_words.write()
    assert rows("searches") == [(1,)]


def test_the_thread_that_looks_for_releases_writes_the_tally():
    missed_words.count("jääkiekko", "fi")
    releases.look()
    assert rows("searches") == [(1,)]


# What editors see


def test_editors_see_words_from_five_searches_on(admin_client):
    missed("jääkiekko", 5)
    missed("salasana", 4)
    page = admin_client.get(reverse("admin:services_catalog_missedword_changelist"))
    assert [row.word for row in page.context["cl"].result_list] == ["jääkiekko"]


def test_editors_see_what_is_found_by_now(admin_client):
    missed("jääkiekko", 5)
    use_release(make_release(services=(make_service(name=Text("Jääkiekkokerho")),)))
    assert "Jääkiekkokerho" in admin_client.get(reverse("admin:services_catalog_missedword_changelist")).text


def test_a_word_becomes_a_synonym_with_one_link(admin_client):
    missed("työkkäriltä", 5, "sv")
    page = admin_client.get(reverse("admin:services_catalog_missedword_changelist"))
    add = reverse("admin:services_catalog_synonym_add")
    address = f"{add}?key=tyokkarilta&amp;words_sv=ty%C3%B6kk%C3%A4rilt%C3%A4"
    assert address in page.text
    form = admin_client.get(address.replace("&amp;", "&"))
    assert form.context["adminform"].form.initial["words_sv"] == "työkkäriltä"


def test_nobody_writes_the_words_by_hand(admin_client):
    missed("jääkiekko", 5)
    [word] = MissedWord.objects.all()
    assert admin_client.get(reverse("admin:services_catalog_missedword_add")).status_code == 403
    assert admin_client.post(reverse("admin:services_catalog_missedword_delete", args=[word.pk])).status_code == 403
