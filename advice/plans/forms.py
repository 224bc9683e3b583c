"""What is posted about a plan: choices and dates from closed lists, never free text."""

import calendar
import datetime as dt
import re
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from advice.plan import REVIEW_MONTHS, Agreement, Mark, Plan, Role, State, Transition, merged
from advice.plans import words
from advice.plans.meeting import is_link
from advice.plans.shown import Shown, Task, stop_reasons
from advice.steps import Owner
from services_catalog.catalogue import Service
from services_catalog.conditions import Text
from services_catalog.lookup import Here, alphabetical

# What a responsible worker works for, though no step may lead there.
USUAL = ("employment_services", "social_services", "health_services", "kela_rehabilitation", "municipal_services")
LATEST = dt.timedelta(days=3 * 365)


class MergedForm:
    """Fields that each carry what they were when the page was made, so that nobody's change is lost."""

    def __init__(self, shown: Shown, now: dict[str, str], data=None) -> None:
        self.shown = shown
        self.now = now
        self.values = now if data is None else {name: data.get(name, now[name]) for name in now}
        self.was = now if data is None else {name: data.get(f"was_{name}", now[name]) for name in now}
        self.error = ""
        self.conflicts: tuple[str, ...] = ()

    def is_valid(self) -> bool:
        self.error = self._mistake()
        return not self.error

    def _merged(self) -> dict[str, str]:
        """``conflicts`` then names the fields that somebody else has changed otherwise meanwhile."""
        kept, self.conflicts = merged(self.was, self.values, self.now)
        return kept

    @property
    def differences(self) -> list[dict[str, str]]:
        """The fields in conflict in words: what is kept, and what this form wanted instead."""
        labels = self._labels()
        return [
            {"label": labels[name], "theirs": self._words(name, self.now), "mine": self._words(name, self.values)}
            for name in self.conflicts
        ]

    def is_day(self, typed: str) -> bool:
        try:
            day = dt.date.fromisoformat(typed)
        except ValueError:
            return False
        return abs(day - self.shown.as_of) <= LATEST

    def is_moment(self, typed: str) -> bool:
        day, _t, clock = typed.partition("T")
        return self.is_day(day) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", clock) is not None


class StepForm(MergedForm):
    def __init__(self, shown: Shown, task: Task, data=None) -> None:
        target = task.target.isoformat()
        mark = task.mark
        now = {"owner": task.owner.value, "target": target, "state": task.state.value, "stopped": mark.stopped}
        at = mark.meeting_at.isoformat(timespec="minutes") if mark.meeting_at else ""
        now |= {"meeting": mark.meeting, "meeting_at": at}
        super().__init__(shown, now, data)
        self.task = task

    def again(self) -> "StepForm":
        return StepForm(self.shown, self.task)

    @property
    def reasons(self):
        return stop_reasons(self.shown.release, self.task.step)

    @property
    def owners(self):
        return words.OWNERS.items()

    @property
    def states(self):
        return words.STATES.items()

    def _mistake(self) -> str:
        values, keys = self.values, {reason.key for reason in self.reasons}
        if values["owner"] not in set(Owner) or values["state"] not in set(State):
            return _("Valitse vaihtoehto tältä sivulta.")
        if not self.is_day(values["target"]):
            return _("Valitse päivä, joka on enintään kolmen vuoden päässä.")
        if values["state"] == State.STOPPED and values["stopped"] not in keys:
            return _("Valitse, miksi askel pysähtyi.")
        if bool(values["meeting"]) != bool(values["meeting_at"]):
            return _("Anna etätapaamiselle sekä linkki että aika.")
        if values["meeting"] and not (is_link(values["meeting"]) and self.is_moment(values["meeting_at"])):
            return _("Tarkista linkki ja aika. Linkki alkaa https:// eikä siinä saa olla henkilötietoja.")
        return ""

    def applied(self, plan: Plan) -> Plan:
        kept = self._merged()
        state = State(kept["state"])
        is_stopped = state is State.STOPPED
        mark = Mark(
            owner=Owner(kept["owner"]),
            target=dt.date.fromisoformat(kept["target"]),
            state=state,
            since=self.task.mark.since if state is self.task.state else self.shown.as_of,
            stopped=kept["stopped"] if is_stopped else "",
            meeting=kept["meeting"],
            meeting_at=dt.datetime.fromisoformat(kept["meeting_at"]) if kept["meeting_at"] else None,
        )
        return plan.marked(self.task.step.key, mark)

    def _labels(self) -> dict[str, str]:
        labels = {"owner": _("Kuka tekee?"), "target": _("Mihin mennessä?"), "state": _("Miten askel etenee?")}
        labels |= {"meeting": _("Etätapaamisen linkki"), "meeting_at": _("Etätapaamisen aika")}
        return {**labels, "stopped": _("Jos askel pysähtyi, miksi?")}

    def _words(self, name: str, values: dict[str, str]) -> str:
        value = values[name]
        match name:
            case "owner":
                return str(words.OWNERS[Owner(value)])
            case "state":
                return str(words.STATES[State(value)])
            case "target":
                return date_format(dt.date.fromisoformat(value), "j.n.Y")
            case "meeting" | "meeting_at":
                return value or "–"
        reason = next((r for r in self.reasons if r.key == value), None)
        return reason.name.translated(get_language() or "fi") if reason else _("Ei ole pysähtynyt")


class AgreementForm(MergedForm):
    """The responsible worker as a role in an organisation, and the day of the next review."""

    def __init__(self, shown: Shown, data=None) -> None:
        agreed = shown.plan.agreement
        review = agreed.review_on or months_from(shown.as_of, REVIEW_MONTHS[0])
        role = agreed.role.value if agreed.role else ""
        super().__init__(
            shown, {"role": role, "organisation": agreed.organisation, "review_on": review.isoformat()}, data
        )

    def again(self) -> "AgreementForm":
        return AgreementForm(self.shown)

    @property
    def roles(self):
        return words.ROLES.items()

    @cached_property
    def organisations(self) -> dict[str, Text]:
        """Those that the steps lead to, the usual ones here, and the local providers, by name."""
        catalogue, plan = self.shown.release.catalogue, self.shown.plan
        here = Here(catalogue, catalogue.municipality.get(str(plan.facts.get("municipality"))), self.shown.as_of)
        mains = (here.respondents(key).main for key in USUAL if key in catalogue.function)
        agreed = {plan.agreement.organisation: self.shown.organisation} if plan.agreement.organisation else {}
        found = {task.authority.slug: task.authority.name for task in self.shown.tasks}
        found |= {main.authority.slug: main.authority.name for main in mains if main}
        found |= {provider.slug: provider.name for provider in here.local_providers()}
        return agreed | found

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """Each organisation with its name, and whether the name is in Finnish on a page of another language."""
        language = get_language() or "fi"
        return [
            (slug, name.translated(language), not name.is_in(language)) for slug, name in self.organisations.items()
        ]

    @property
    def latest(self) -> dt.date:
        return months_from(self.shown.as_of, REVIEW_MONTHS[1])

    def _mistake(self) -> str:
        values = self.values
        if values["role"] not in set(Role) or values["organisation"] not in self.organisations:
            return _("Valitse vastuutyöntekijän tehtävä ja organisaatio.")
        if not self.is_day(values["review_on"]):
            return _("Valitse tarkistuksen päivä.")
        if not self.shown.as_of <= dt.date.fromisoformat(values["review_on"]) <= self.latest:
            return _("Valitse tarkistukselle päivä, joka on enintään kuuden kuukauden päässä.")
        return ""

    def applied(self, plan: Plan) -> Plan:
        kept = self._merged()
        review_on = dt.date.fromisoformat(kept["review_on"])
        return plan.agreed(Agreement(role=Role(kept["role"]), organisation=kept["organisation"], review_on=review_on))

    def _labels(self) -> dict[str, str]:
        return {"role": _("Tehtävä"), "organisation": _("Organisaatio"), "review_on": _("Seuraava tarkistus")}

    def _words(self, name: str, values: dict[str, str]) -> str:
        value = values[name]
        match name:
            case "role":
                return str(words.ROLES[Role(value)]) if value else "–"
            case "review_on":
                return date_format(dt.date.fromisoformat(value), "j.n.Y")
        return self.organisations.get(value, Text("–")).translated(get_language() or "fi")


def months_from(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class EndForm:
    """What the path led to; asked only when every step has an outcome."""

    def __init__(self, shown: Shown, data=None) -> None:
        self.shown = shown
        self.value = "" if data is None else data.get("transition", "")
        self.error = ""

    @property
    def transitions(self):
        return words.TRANSITIONS.items()

    @property
    def unfinished(self) -> tuple[Task, ...]:
        return tuple(task for task in self.shown.tasks if not task.has_outcome)

    def is_valid(self) -> bool:
        if self.unfinished:
            self.error = _("Merkitse ensin jokainen askel tehdyksi tai pysähtyneeksi.")
        elif self.value not in set(Transition):
            self.error = _("Valitse, mihin polku johti.")
        return not self.error

    @property
    def transition(self) -> Transition:
        return Transition(self.value)


class ProposalForm:
    """One of the services that are on offer and not on the path."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown

    @property
    def services(self) -> list[Service]:
        release, taken = self.shown.release, self.shown.plan.all_services
        offered = [s for s in release.catalogue.offered(self.shown.as_of) if s.steps and s.slug not in taken]
        return sorted(offered, key=lambda service: alphabetical(service.title))

    def read(self, data) -> str:
        return next((s.slug for s in self.services if s.slug == data.get("palvelu")), "")
