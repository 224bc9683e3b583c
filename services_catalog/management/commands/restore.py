"""``manage.py restore FILE``: a backup into an empty, migrated database; see docs/operations.md."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from services_catalog import backup


class Command(BaseCommand):
    help = "Restores a backup into a database that has been migrated and has no content yet."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            restored = backup.restore(file)
        except backup.NotRestorable as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        self.stdout.write(f"{restored.rows} rows of {restored.tables} tables restored, as of {restored.taken_at}")
