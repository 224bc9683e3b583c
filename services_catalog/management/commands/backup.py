"""``manage.py backup FILE``: the whole database in one file; see docs/operations.md."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from services_catalog import backup


class Command(BaseCommand):
    help = "Writes the whole database into one file that `restore` reads on SQLite and PostgreSQL."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            manifest = backup.write(file)
        except OSError as error:
            raise CommandError(f"Nothing was backed up: {error}") from error
        counts = [table["rows"] for table in manifest["tables"].values()]
        self.stdout.write(f"{sum(counts)} rows of {len(counts)} tables backed up to {file}")
