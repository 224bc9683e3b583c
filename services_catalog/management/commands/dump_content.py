"""``manage.py dump_content``: what editors have changed goes back to the content files, to be reviewed."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from services_catalog import content_dump
from services_catalog.content_files import ContentError
from services_catalog.sections import sections


class Command(BaseCommand):
    help = "Writes the working copy to the content files; whatever has not changed keeps its very bytes."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, help="another folder, which gets all files; without it, the site's own")

    def handle(self, *, to, **options):
        try:
            dumped = content_dump.dump(sections(), content_dump.stored(sections()))
        except (ContentError, content_dump.NotDumped) as error:
            raise CommandError(f"Nothing was written.\n{error}") from None
        written = content_dump.write(dumped, to or content_dump.root_of(sections()))
        for word, keys in (("changed", dumped.changed), ("new", dumped.new), ("gone", dumped.gone)):
            for key in keys:
                self.stdout.write(f"{word}: {key}")
        self.stdout.write(f"{len(written)} files written" if written else "no changes")
