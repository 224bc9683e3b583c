"""Prints the measures of every kind of text that clients read: ``python -m tests.language``."""

import django

django.setup()

from services_catalog.glossary import stems  # noqa: E402
from services_catalog.plain_language import TextKind, measure  # noqa: E402
from services_catalog.sections import texts_for_clients  # noqa: E402
from tests.language.client_pages import interface  # noqa: E402
from tests.language.dictionary import grammar  # noqa: E402
from tests.releases import real_release  # noqa: E402

ROW = "{:12}{:>7}{:>8}{:>11}{:>7}{:>9}{:>12}{:>6}{:>12}{:>12}"
HEADINGS = ("kind", "texts", "words", "sentences", "mean", "over 15", "long words", "LIX", "passives", "E and MA")


def row(kind: str, said: list[str], known: list[str]) -> str:
    length, verbs = measure(said, known), grammar(said)
    counts = (length.words, length.sentences, f"{length.mean:.1f}", length.over_fifteen)
    shares = (f"{100 * len(length.long_words) / length.words:.1f} %", f"{length.lix:.0f}")
    passives = f"{100 * len(verbs.passives) / max(1, verbs.verbs):.1f} %"
    return ROW.format(
        kind, len(said), *counts, *shares, passives, f"{100 * len(verbs.infinitives) / verbs.words:.1f} %"
    )


release = real_release()
texts, known = texts_for_clients(release), list(stems(release.catalogue.glossary))
print(ROW.format(*HEADINGS))
for kind in TextKind:
    if said := [text.text for text in texts if text.kind is kind]:
        print(row(kind, said, known))
print(row("interface", [text.text for text in interface() if text.kind.is_running], known))
