"""Load the curated content into the working copy, or only check it."""

from django.core.management.base import BaseCommand, CommandError

from services_catalog import loading
from services_catalog.content_files import ContentError, read_content
from services_catalog.sections import sections


class Command(BaseCommand):
    help = "Loads the content files into the working copy; rows that an editor has changed are kept and reported."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only check the files; needs no database")

    def handle(self, *, check, **options):
        try:
            entries = read_content(sections())
            if check:
                loading.check(entries, sections())
                self.stdout.write(f"{len(entries)} entries are in order.")
            else:
                self.show(loading.load(entries, sections()))
        except ContentError as error:
            count = len(error.lines)
            raise CommandError("\n".join([*error.lines, f"{count} mistakes, nothing loaded."])) from None

    def show(self, report):
        for name in sorted(report.created.keys() | report.updated.keys()):
            self.stdout.write(f"{name}: {report.created[name]} created, {report.updated[name]} updated")
        for line in report.kept:
            self.stdout.write(f"kept: {line}")
        for line in report.gone:
            self.stdout.write(f"no longer in the files: {line}")
        if not report.has_changes:
            self.stdout.write("no changes")
