"""Everything that clients read in Finnish is plain Finnish: our own content and the client pages themselves."""

from collections.abc import Iterable

import pytest

from services_catalog.glossary import stems
from services_catalog.plain_language import ClientText, TextKind, limits, review, sentences
from services_catalog.sections import texts_for_clients
from tests.language.client_pages import interface
from tests.language.dictionary import grammar, notes_of_grammar, unknown


@pytest.fixture(scope="session")
def texts(real_release):
    return [*texts_for_clients(real_release), *interface()]


@pytest.fixture(scope="session")
def running(texts):
    return [text for text in texts if text.kind.is_running]


def by_owner(texts: Iterable[ClientText]) -> dict[tuple[str, TextKind], list[str]]:
    """Easy Finnish apart from the rest of the same entry."""
    found: dict[tuple[str, TextKind], list[str]] = {}
    for text in texts:
        kind = TextKind.EASY if text.kind is TextKind.EASY else TextKind.RUNNING
        found.setdefault((text.owner, kind), []).append(text.text)
    return found


def test_there_is_much_to_read(running):
    assert sum(len(sentences(text.text)) for text in running) > 5_000


def test_texts_are_short_and_everyday(texts, real_release):
    assert list(review(texts, stems(real_release.catalogue.glossary))) == []


def test_verbs_have_a_doer_and_are_simple(running):
    found = [
        f"{owner}: {note}"
        for (owner, kind), said in by_owner(running).items()
        for note in notes_of_grammar(grammar(said), limits(kind))
    ]
    assert found == []


@pytest.mark.parametrize("kind", TextKind)
def test_each_kind_of_text_holds_the_limits_as_a_whole(running, kind):
    said = [text.text for text in running if text.kind is kind]
    assert list(notes_of_grammar(grammar(said), limits(kind))) == []


def test_every_word_is_known(texts):
    assert sorted(unknown(text.text for text in texts)) == []
