"""Print the whole trace of one piece of advice: situations, lead rules, services, gates."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advice.advise import Person, advise
from advice.answer import questions_left
from advice.assessment import Status
from advice.changes import changes
from advice.management.commands.advise import (
    BAD_INPUT,
    current_release,
    given_date,
    read_object,
)
from advice.reasons import words
from services_catalog.conditions import InvalidFact, read_facts
from services_catalog.verdict import Verdict


class Command(BaseCommand):
    help = "Explains the advice for one JSON object of facts, step by step."

    def add_arguments(self, parser):
        parser.add_argument("facts", help='for example \'{"life_situation": "unemployed"}\'')
        parser.add_argument("--as-of", help="the day, YYYY-MM-DD; today if not given")
        parser.add_argument("--audience", choices=["client", "professional"], default="client")

    def handle(self, *, facts, as_of, audience, **options):
        as_of = given_date(as_of) if as_of else timezone.localdate()
        release = current_release()
        try:
            facts = read_facts(read_object(facts), release.catalogue.vocabulary)
        except InvalidFact as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from None
        person = Person(release, facts, as_of, audience)
        advice = advise(release, facts, as_of, audience)
        self.stdout.write(f"Release {release.number}, {as_of}, {audience}")
        self.show_facts(release, facts)
        self.show_situations(person)
        self.show_lead_rules(person, advice)
        self.show_services(person, advice)
        self.show_recommendations(release, advice, facts)
        self.show_rest(release, advice, facts, audience)

    def title(self, text):
        self.stdout.write(f"\n{text}\n{'-' * len(text)}")

    def show_facts(self, release, facts):
        self.title("1. Stated facts; everything else is unknown")
        for key, value in facts.items():
            shown = ", ".join(sorted(value)) or "none" if isinstance(value, frozenset) else value
            self.stdout.write(f"{key} = {shown}")

    def show_situations(self, person):
        self.title("2. Situations that are true, and what decided them")
        for situation in person.catalogue.situations:
            verdict = person.evaluation.situation(situation.key)
            if verdict.truth:
                kind = "need" if situation.is_need else "situation"
                self.stdout.write(f"{kind} {situation.key}: {grounds(verdict)}")

    def show_lead_rules(self, person, advice):
        self.title("3. Lead rules in order, up to the one that decides")
        for rule in person.guidance.lead_rules:
            verdict = person.evaluation.situation(rule.situation)
            if verdict.truth is not False:
                truth = "true" if verdict.truth else "unknown"
                self.stdout.write(f"{rule.key}: {truth} ({grounds(verdict)})")
            if rule == advice.lead_rule:
                self.stdout.write(f"  decides: {rule.reason} -> {', '.join(rule.services)}")
                return

    def show_services(self, person, advice):
        self.title("4. Services whose need is there")
        for service in person.relevant.values():
            found = person.assessment(service)
            line = f"{service.slug}: {found.status}, support {found.support}"
            if found.missing:
                line += f", missing {', '.join(found.missing)}"
            if found.status is not Status.NOT_NOW and not person.is_offerable(service):
                line += ", not listed: too much is open"
            self.stdout.write(line)
            for obstacle in found.obstacles:
                self.stdout.write(f"  kept away: {obstacle.text} [{obstacle.professional}]")

    def show_recommendations(self, release, advice, facts):
        self.title("5. Recommendations")
        guidance = release.sections["advice"]
        for item in advice.recommendations:
            card = "card" if item.is_card else "listed"
            self.stdout.write(f"{item.rank}. {item.service.slug} ({item.status}, {card})")
            for ground in item.grounds:
                self.stdout.write(f"   because {words(release.catalogue, guidance, ground, facts)}")
            for gate in item.route:
                state = "done" if gate.is_done else "open"
                self.stdout.write(
                    f"   {gate.step.kind} {state}: {gate.step.text} "
                    f"-> {gate.resolution.authority.name} [{gate.resolution.law}]"
                )

    def show_rest(self, release, advice, facts, audience):
        self.title("6. Money now, rights, not now, what would change, questions left")
        self.stdout.write(f"money now: {', '.join(advice.money_now) or '-'}")
        for right in advice.rights:
            self.stdout.write(f"right: {right.service.slug}: {right.service.deadline}")
        for miss in advice.not_now:
            self.stdout.write(f"not now: {miss.service.slug}: {miss.obstacle.text}")
        for flip in changes(release, advice, facts, advice.as_of):
            shown = ", ".join(sorted(flip.value)) if isinstance(flip.value, frozenset) else flip.value
            effect = "opens" if flip.opens else "closes"
            self.stdout.write(f"{flip.fact} = {shown} {effect} {flip.service.slug}")
        left = questions_left(release, advice, facts, audience)
        self.stdout.write(f"questions left: {', '.join(left) or '-'}")


def grounds(verdict: Verdict) -> str:
    return ", ".join(f"{key} {' '.join(codes)}".strip() for key, codes in verdict.grounds) or "always"
