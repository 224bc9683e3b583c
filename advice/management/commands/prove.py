"""Prove the guarantees of a release over all answers, municipalities and coming changes."""

import sys
import time

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advice.management.commands.advise import current_release, given_date
from advice.proof import Counterexample, change_days, prove
from advice.reasons import words
from services_catalog import models, releases


class Command(BaseCommand):
    help = "Prints guarantees G1-G6; exit 1 with counterexamples if one does not hold."

    def add_arguments(self, parser):
        parser.add_argument("--release", type=int, help="its number; the current one if not given")
        parser.add_argument("--as-of", help="the day, YYYY-MM-DD; today if not given")

    def handle(self, *, release, as_of, **options):
        as_of = given_date(as_of) if as_of else timezone.localdate()
        release = numbered(release) if release else current_release()
        started = time.perf_counter()
        guarantees = prove(release, as_of)
        days = ", ".join(str(day) for day in change_days(release.catalogue, as_of))
        self.stdout.write(f"Release {release.number}, {release.digest[:12]}; days {days}")
        for guarantee in guarantees:
            state = "holds" if guarantee.holds else "FAILS"
            self.stdout.write(f"{guarantee.key} {state}: {guarantee.title}")
            for example in guarantee.counterexamples:
                self.show(release, example)
        self.stdout.write(f"{time.perf_counter() - started:.1f} s")
        if not all(guarantee.holds for guarantee in guarantees):
            sys.exit(1)

    def show(self, release, example: Counterexample):
        day = f" on {example.on}" if example.on else ""
        self.stdout.write(f"  {example.matter}{day}")
        for key in example.facts:
            text = words(release.catalogue, release.sections["advice"], (key, ()), example.facts)
            self.stdout.write(f"    {text}")
        if example.facts:  # an address never holds answers, so the way there is a command
            self.stdout.write(f"    walk there: manage.py explain '{example.as_json}'{as_of(example)}")


def as_of(example: Counterexample) -> str:
    return f" --as-of {example.on}" if example.on else ""


def numbered(number: int):
    copy = models.Release.objects.filter(number=number).first()
    if copy is None:
        raise CommandError(f"there is no release {number}")
    fields = releases.Copy.__struct_fields__
    return releases.Copy(*(getattr(copy, field) for field in fields)).decode()
