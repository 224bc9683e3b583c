"""Is what clients read plain Finnish? As far as that shows without a dictionary."""

import sys

from django.core.management.base import BaseCommand, CommandError

from services_catalog import loading
from services_catalog.content_files import read_content
from services_catalog.glossary import stems
from services_catalog.plain_language import ClientText, TextKind, measure, review
from services_catalog.sections import decode, sections, texts_for_clients

HEADINGS = ("kind", "texts", "words", "sentences", "mean", "over 15", "long words", "LIX")
ROW = "{:10}{:>7}{:>8}{:>11}{:>7}{:>9}{:>12}{:>6}"


class Command(BaseCommand):
    help = "Measures what clients read in the content files, or one text from standard input; needs no database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--easy", action="store_true", help="only easy Finnish, by its limits")
        parser.add_argument("--text", action="store_true", help="read one text from standard input")

    def handle(self, *, easy, text, **options):
        release = self.release()
        if text:
            texts = [ClientText(TextKind.EASY if easy else TextKind.RUNNING, "text", "", sys.stdin.read())]
        else:
            texts = [t for t in texts_for_clients(release) if t.kind is TextKind.EASY or not easy]
        known = tuple(stems(release.catalogue.glossary))
        self.show(texts, known)
        found = list(review(texts, known))
        for note in found:
            self.stdout.write(note)
        if found:
            raise CommandError(f"{len(found)} notes.")

    def release(self):
        entries = read_content(sections())
        return decode({s.name: loading.content_of(s, entries) for s in sections()}, sections())

    def show(self, texts, known):
        self.stdout.write(ROW.format(*HEADINGS))
        for kind in TextKind:
            said = [text.text for text in texts if text.kind is kind]
            if said:
                found = measure(said, known)
                counts = (found.words, found.sentences, f"{found.mean:.1f}", found.over_fifteen, len(found.long_words))
                self.stdout.write(ROW.format(kind, len(said), *counts, f"{found.lix:.0f}"))
