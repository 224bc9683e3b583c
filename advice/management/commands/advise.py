"""Give advice for JSON facts: one object, or JSON Lines, from a file or standard input."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date

from advice.advise import advise
from advice.answer import answer
from services_catalog import releases
from services_catalog.conditions import InvalidFact, read_facts
from services_catalog.release import Release

BAD_INPUT = 2


def given_date(text: str):
    try:
        date = parse_date(text)
    except ValueError:
        date = None
    if date is None:
        raise CommandError(f"{text!r} is not a date: give YYYY-MM-DD", returncode=BAD_INPUT)
    return date


def current_release() -> Release:
    release = releases.load()
    if release is None:
        raise CommandError("there is no release yet: run manage.py publish")
    return release


class Command(BaseCommand):
    help = "Prints the advice for each object of facts, one compact JSON line each."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", help="JSON or JSON Lines; without it standard input")
        parser.add_argument("--as-of", help="the day, YYYY-MM-DD; today if not given")
        parser.add_argument("--audience", choices=["client", "professional"], default="client")

    def handle(self, *, file, as_of, audience, **options):
        as_of = given_date(as_of) if as_of else timezone.localdate()
        release = current_release()
        failed = False
        for text in objects(read(file)):
            try:
                facts = read_facts(read_object(text), release.catalogue.vocabulary)
                result = answer(release, advise(release, facts, as_of, audience), facts, audience)
            except (InvalidFact, ValueError) as error:
                failed, result = True, {"error": str(error)}
            self.stdout.write(json.dumps(result, ensure_ascii=False, separators=(",", ":")))
        if failed:
            sys.exit(BAD_INPUT)


def read(file: str | None) -> str:
    try:
        raw = Path(file).read_bytes() if file else sys.stdin.buffer.read()
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=BAD_INPUT) from None
    return raw.decode(errors="replace")


def objects(text: str) -> Iterator[str]:
    """One JSON object, however it is laid out, or one on each line."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        yield from (line for line in text.splitlines() if line.strip())
    else:
        yield text


def read_object(text: str) -> dict[str, Any]:
    try:
        stated = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidFact(f"not JSON: {error}; allowed: one JSON object of facts") from None
    if not isinstance(stated, dict):
        raise InvalidFact("not a JSON object of facts")
    return stated
