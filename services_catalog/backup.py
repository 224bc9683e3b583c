"""A backup: every table of the site in one file that either database can be restored from.

A zip of ``manifest.json`` (the migrations that made the tables; rows and sha256 of each table) and of one file of JSON
lines per table. It is taken in one snapshot, and restored in one transaction into a database without content.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from services_catalog.publishing import turn

FORMAT = 1
MANIFEST = "manifest.json"
PASSING = {"sessions", "axes", "advice.Attempt"}  # who is logged in or locked out right now
MADE_BY_MIGRATIONS = {"contenttypes.ContentType", "auth.Permission", "auth.Group", "auth.Group_permissions"}

Model = type[models.Model]
Manifest = dict[str, Any]


class NotRestorable(Exception):
    """Why nothing was restored."""


class Restored(NamedTuple):
    rows: int
    tables: int
    taken_at: str


def tables() -> dict[str, Model]:
    """Every table of the site by its model's label, tables between two others included."""
    found = [model._meta for model in apps.get_models(include_auto_created=True)]
    kept = [meta for meta in found if meta.managed and not meta.proxy and not {meta.app_label, meta.label} & PASSING]
    return {meta.label: meta.model for meta in kept}


def migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


# Back up


def write(path: Path) -> Manifest:
    """The whole database as ``path``, readable by its owner only; FileExistsError if there is such a file."""
    file = os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")
    try:
        with file:
            manifest = _write(file)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink()
        raise
    return manifest


def _write(file: IO[bytes]) -> Manifest:
    manifest: Manifest = {"format": FORMAT, "taken_at": timezone.now().isoformat(), "tables": {}}
    with turn(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        manifest["migrations"] = migrations()
        for label, model in tables().items():
            with archive.open(_member(label), "w", force_zip64=True) as member:
                manifest["tables"][label] = _write_table(model, member)
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return manifest


def _write_table(model: Model, member: IO[bytes]) -> dict[str, Any]:
    rows, digest = 0, hashlib.sha256()
    for row in model._base_manager.order_by("pk").iterator():
        line = json.dumps(_values(row), ensure_ascii=False).encode() + b"\n"
        digest.update(line)
        member.write(line)
        rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def _values(row: models.Model) -> dict[str, Any]:
    return {field.attname: _value(field, row) for field in row._meta.concrete_fields}


def _value(field: models.Field, row: models.Model) -> Any:
    value = field.value_from_object(row)
    is_plain = value is None or isinstance(field, models.JSONField) or type(value) in (bool, int, float, str)
    return value if is_plain else field.value_to_string(row)


def _member(label: str) -> str:
    return f"{label}.jsonl"


# Restore


def restore(path: Path) -> Restored:
    """Everything of the file into a migrated database without content; all of it or, with NotRestorable, nothing."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _checked(archive)
            with transaction.atomic():
                _refuse_content()
                _fill(archive)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise NotRestorable(f"{path} is not a whole backup: {error}") from error
    counts = [table["rows"] for table in manifest["tables"].values()]
    return Restored(sum(counts), len(counts), manifest["taken_at"])


def _checked(archive: zipfile.ZipFile) -> Manifest:
    """The manifest, if the file is whole and was taken from the same version of the site."""
    manifest: Manifest = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT:
        raise NotRestorable(f"The backup has format {manifest['format']}; this version reads {FORMAT}.")
    if differing := set(manifest["migrations"]) ^ set(migrations()):
        raise NotRestorable(
            "The backup is from another version of the site. Install that version, run migrate, restore, and then "
            f"update. Migrations that only one of them has: {', '.join(sorted(differing))}."
        )
    if differing := set(manifest["tables"]) ^ set(tables()):
        raise NotRestorable(f"Only the backup or only the site has: {', '.join(sorted(differing))}.")
    for label, table in manifest["tables"].items():
        if _digest(archive, label) != table["sha256"]:
            raise NotRestorable(f"The backup is damaged: {label} is not what was written.")
    return manifest


def _digest(archive: zipfile.ZipFile, label: str) -> str:
    with archive.open(_member(label)) as member:
        return hashlib.file_digest(member, "sha256").hexdigest()


def _refuse_content() -> None:
    filled = [
        label for label, model in tables().items() if label not in MADE_BY_MIGRATIONS and model._base_manager.exists()
    ]
    if filled:
        raise NotRestorable(f"The database is not empty: {', '.join(sorted(filled))}. Restore into a new one.")


def _fill(archive: zipfile.ZipFile) -> None:
    for label in MADE_BY_MIGRATIONS:
        tables()[label]._base_manager.all().delete()
    for label, model in tables().items():
        with archive.open(_member(label)) as member:
            for row in _rows(model, member):
                row.save_base(raw=True, force_insert=True)
    _continue_numbering(tables().values())


def _rows(model: Model, member: Iterable[bytes]) -> Iterator[models.Model]:
    fields = model._meta.concrete_fields
    for line in member:
        values = json.loads(line)
        yield model(**{field.attname: field.to_python(values[field.attname]) for field in fields})


def _continue_numbering(models: Iterable[Model]) -> None:
    """PostgreSQL numbers new rows from where it was told, not from the highest row."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
