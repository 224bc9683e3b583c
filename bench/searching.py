"""What one search costs on the real content and on many more services, beside two other ways to search the same."""

import sqlite3
import statistics
import time
from collections.abc import Callable
from functools import partial

from bench.growth import SIZES, with_services
from bench.timing import best, percentile, verdict
from services_catalog.release import Release
from services_catalog.search import SHOWN_AT_MOST, Index
from services_catalog.spelling import words_of
from tests.services_catalog.search_queries import NOTHING, QUERIES

GOAL = 5  # ms at the smallest
ROUNDS = 3
FINNISH = QUERIES["fi"]
OURS, FTS, SCAN = "Kaiku", "SQLite FTS5, trigrams, BM25", "every text looked through"
FIELDS = 3  # names, summary, the rest
Search = Callable[[str], list[str]]  # a query to slugs, the best first


def show(release: Release) -> None:
    print(f"One search: {len(FINNISH)} Finnish queries of the regression test, {len(NOTHING)} that find nothing")
    print(f"  {'':40}{'median':>9}{'95th percentile':>19}{'beside FTS5':>15}")
    grown = {f"{size:,} services": with_services(release, size) for size in SIZES}
    releases = {f"own content, {len(release.catalogue.services)} services": release, **grown}
    high = {name: _compared(name, each) for name, each in releases.items()}
    _show_found(release)
    smallest, largest = (high[f"{size:,} services"] for size in (SIZES[0], SIZES[-1]))
    print(f"  goal < {GOAL} ms at {SIZES[0]:,}, 95th percentile: {smallest:.1f} ms, {verdict(smallest < GOAL)}")
    most = SIZES[-1] / SIZES[0]
    growth = largest / smallest
    print(f"  goal linear, ≤ {most:g} × at {most:g} × the services: {growth:.1f} ×, {verdict(growth <= most)}")


def _compared(name: str, release: Release) -> float:
    """Prints the contenders side by side; our 95th percentile."""
    start = time.process_time()
    index = Index(release.catalogue.services, release.catalogue.synonyms)
    print(f"  {name}, indexed in {1_000 * (time.process_time() - start):.0f} ms")
    ms = _per_query(_contenders(index))
    high = {contender: percentile(each, 95) for contender, each in ms.items()}
    for contender, each in ms.items():
        middle, beside = statistics.median(each), high[contender] / high[FTS]
        print(f"    {contender:36}{middle:8.2f} ms{high[contender]:16.2f} ms{beside:13.2f} ×")
    return high[OURS]


def _per_query(contenders: dict[str, Search]) -> dict[str, list[float]]:
    ms: dict[str, list[float]] = {contender: [] for contender in contenders}
    for query in (*FINNISH, *NOTHING):
        seconds = best({name: partial(search, query) for name, search in contenders.items()}, ROUNDS)
        for contender, spent in seconds.items():
            ms[contender].append(1_000 * spent)
    return ms


def _show_found(release: Release) -> None:
    """How often an expected service is among the first three; on our own content only, which has no clones."""
    index = Index(release.catalogue.services, release.catalogue.synonyms)
    print("  an expected service among the first three, own content")
    for contender, search in _contenders(index).items():
        hits = [bool({*search(query)[:3]} & {*expected.split()}) for query, expected in FINNISH.items()]
        print(f"    {contender:36}{sum(hits) / len(hits):8.0%}")


def _contenders(index: Index) -> dict[str, Search]:
    """The others get our words: without fillers, and with what synonyms mean."""
    return {OURS: partial(ours, index), FTS: fts(index), SCAN: scan(index)}


def ours(index: Index, query: str) -> list[str]:
    return [hit.service.slug for hit in index.search(query).hits]


def fts(index: Index) -> Search:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE texts USING fts5(names, summary, rest, tokenize='trigram')")
    connection.executemany("INSERT INTO texts VALUES (?, ?, ?)", _texts(index))
    select = f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 5, 2, 1) LIMIT {SHOWN_AT_MOST}"  # noqa: S608

    def search(query: str) -> list[str]:
        words = _words(index, query)
        trigrams = dict.fromkeys(word[i : i + 3] for word in words for i in range(len(word) - 2))
        rows = connection.execute(select, (" OR ".join(f'"{trigram}"' for trigram in trigrams) or '""',))
        return [index.services[row - 1].slug for (row,) in rows]

    return search


def scan(index: Index) -> Search:
    """The words that stand in a text as they are, as ``icontains`` finds them, names first."""
    texts = list(_texts(index))

    def search(query: str) -> list[str]:
        words = _words(index, query)
        said = (
            (sum((FIELDS - f) * (w in text) for f, text in enumerate(t) for w in words), n) for n, t in enumerate(texts)
        )
        hits = sorted((-count, number) for count, number in said if count)
        return [index.services[number].slug for _, number in hits[:SHOWN_AT_MOST]]

    return search


def _words(index: Index, query: str) -> list[str]:
    words = words_of(query)
    return [*(word for word in words if word not in index.fillers), *index.synonyms.meant_by(words)]


def _texts(index: Index):
    for service in index.services:
        names = (
            service.name.fi,
            service.plain_name.fi,
            service.name.sv,
            service.name.en,
            *service.old_names,
            *index.synonyms.names_of(service),
        )
        texts = (" ".join(names), service.summary.fi, f"{service.for_whom.fi} {service.what_happens.fi}")
        yield tuple(" ".join(words_of(text)) for text in texts)
