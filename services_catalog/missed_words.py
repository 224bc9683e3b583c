"""Searches that found nothing, counted for editors by word and month; never by whom (docs/adr/0011-missed-words.md).

A request adds to a small tally in memory and nothing else. The thread that looks for releases writes the tally: as a
keyed hash, and as the word itself from its fifth search in the month on.
"""

import datetime as dt
import re
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from services_catalog.conditions import spoken
from services_catalog.models import MissedWord
from services_catalog.tally import Tally

SHOWN_FROM = 5
KEPT_YEARS = 2
LONGEST = MissedWord._meta.get_field("word").max_length
WORDS_AT_MOST = 4
TALLIED_AT_MOST = 500  # different words that wait in memory
ROWS_AT_MOST = 5_000  # of a month; nobody fills the table with nonsense

_tally: Tally[tuple[str, str]] = Tally(TALLIED_AT_MOST)  # by language and word


def countable(query: str) -> str:
    """The query in small letters; nothing if it could tell about somebody: a number, an address, a name, a story."""
    words = query.split()
    is_name = len(words) > 1 and all(word[0].isupper() for word in words)
    if is_name or len(words) > WORDS_AT_MOST or re.search(r"[\d@]", query):
        return ""
    word = " ".join(re.findall(r"[^\W_]+", query.lower()))
    return word if len(word) <= LONGEST else ""


def count(query: str, language: str) -> None:
    """Note that a search found nothing; asks the database nothing."""
    if word := countable(query):
        _tally.add({(spoken(language), word): 1})


def write() -> None:
    """Move the tally to the table; without a database it waits."""
    _tally.write(_write)


@transaction.atomic
def _write(tally: Mapping[tuple[str, str], int]) -> None:
    month = timezone.localdate().replace(day=1)
    _forget(month)
    room = ROWS_AT_MOST - MissedWord.objects.filter(month=month).count()
    for (language, word), searches in tally.items():
        own = MissedWord.objects.filter(month=month, language=language, digest=digest(month, language, word))
        if room <= 0 and not own.exists():
            continue
        _, is_new = own.get_or_create(month=month, language=language, digest=digest(month, language, word))
        room -= is_new
        own.update(searches=F("searches") + searches)
        own.filter(searches__gte=SHOWN_FROM).update(word=word)


def _forget(month: dt.date) -> None:
    """What is two years old, and what stayed rare in a month that is over."""
    MissedWord.objects.filter(month__lt=month.replace(year=month.year - KEPT_YEARS)).delete()
    MissedWord.objects.filter(month__lt=month, word="").delete()


def digest(month: dt.date, language: str, word: str) -> str:
    """Tells words of a month apart without saying them; the key is the site's own."""
    return salted_hmac("services_catalog.missed_words", f"{month} {language} {word}", algorithm="sha256").hexdigest()
