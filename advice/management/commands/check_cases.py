"""Run described cases against the advice and print what differs, then the totals."""

import json
import statistics
from pathlib import Path

import msgspec
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advice.cases import CaseResult, Totals, run_case, totals
from advice.guidance import ExampleCase
from advice.management.commands.advise import BAD_INPUT, current_release, given_date
from services_catalog.conditions import InvalidFact


class Command(BaseCommand):
    help = "Compares the advice with what each case of FILE expects."

    def add_arguments(self, parser):
        parser.add_argument("file", help="a JSON list of cases")
        parser.add_argument("--as-of", help="the day, YYYY-MM-DD; today if not given")
        parser.add_argument(
            "--by-questions",
            type=int,
            metavar="N",
            help="answer only the first N questions of the client path",
        )

    def handle(self, *, file, as_of, by_questions, **options):
        as_of = given_date(as_of) if as_of else timezone.localdate()
        release = current_release()
        try:
            results = [run_case(release, case, as_of, by_questions=by_questions) for case in read_cases(Path(file))]
        except InvalidFact as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from None
        for result in results:
            self.show(result)
        self.show_totals(totals(results))
        if by_questions is not None and results:
            lengths = [result.questions for result in results]
            median, longest = statistics.median(lengths), max(lengths)
            self.stdout.write(f"questions asked: median {median:g}, longest {longest}")

    def show(self, result: CaseResult):
        self.stdout.write(f"{result.case.id} {'ok' if result.is_as_expected else 'differs'}")
        for line in result.differences():
            self.stdout.write(f"  {line}")

    def show_totals(self, found: Totals):
        self.stdout.write(
            f"{found.cases} cases: first authority {found.first_authority:.1%}, "
            f"must {found.must:.1%}, must_not listed {found.must_not}, "
            f"wrong first place {found.wrong_first}, rights {found.rights:.1%}, "
            f"mean list {found.mean_list:.1f}, must or acceptable {found.relevant:.1%} of listed"
        )


def read_cases(file: Path) -> list[ExampleCase]:
    try:
        return [read_case(raw) for raw in json.loads(file.read_bytes())]
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=BAD_INPUT) from None
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{file}: not a list of cases: {error}", returncode=BAD_INPUT) from None


def read_case(raw: dict) -> ExampleCase:
    if missing := {"first_authority", "must"}.difference(raw["expected"]):
        raise ValueError(f"{raw['id']} does not say its expected {', '.join(sorted(missing))}")
    return msgspec.convert(
        {
            "id": raw["id"],
            "title": raw.get("title_fi", ""),
            "narrative": raw.get("narrative_fi", ""),
            "facts": raw["facts"],
            "expected": raw["expected"],
            "decisive": raw.get("decisive", []),
        },
        ExampleCase,
    )
