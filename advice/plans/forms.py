"""What is posted about a plan: choices and dates from closed lists, never free text."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from advice.plan import Mark, State, merged
from advice.plans import words
from advice.plans.shown import Shown, Task, stop_reasons
from advice.steps import Owner

FIELDS = ("owner", "target", "state", "stopped")
LATEST = dt.timedelta(days=3 * 365)


class StepForm:
    """A step's four fields; each carries what it was when the page was made, so that nobody's change is lost."""

    def __init__(self, shown: Shown, task: Task, data=None) -> None:
        self.shown = shown
        self.task = task
        self.data = data
        self.now = self._current()
        self.values = self.now if data is None else {name: data.get(name, self.now[name]) for name in FIELDS}
        self.was = self.now if data is None else {name: data.get(f"was_{name}", self.now[name]) for name in FIELDS}
        self.error = ""
        self.conflicts: tuple[str, ...] = ()

    def _current(self) -> dict[str, str]:
        task = self.task
        target = task.target.isoformat()
        return {"owner": task.owner.value, "target": target, "state": task.state.value, "stopped": task.mark.stopped}

    @property
    def reasons(self):
        return stop_reasons(self.shown.release, self.task.step)

    @property
    def owners(self):
        return words.OWNERS.items()

    @property
    def states(self):
        return words.STATES.items()

    @property
    def differences(self) -> list[dict[str, str]]:
        """The fields in conflict in words: what is kept, and what this form wanted instead."""
        labels = {"owner": _("Kuka tekee?"), "target": _("Mihin mennessä?"), "state": _("Miten askel etenee?")}
        labels["stopped"] = _("Jos askel pysähtyi, miksi?")
        return [
            {"label": labels[name], "theirs": self._words(name, self.now), "mine": self._words(name, self.values)}
            for name in self.conflicts
        ]

    def _words(self, name: str, values: dict[str, str]) -> str:
        value = values[name]
        match name:
            case "owner":
                return str(words.OWNERS[Owner(value)])
            case "state":
                return str(words.STATES[State(value)])
            case "target":
                return date_format(dt.date.fromisoformat(value), "j.n.Y")
        reason = next((r for r in self.reasons if r.key == value), None)
        return reason.name.translated(get_language() or "fi") if reason else _("Ei ole pysähtynyt")

    def is_valid(self) -> bool:
        self.error = self._mistake()
        return not self.error

    def _mistake(self) -> str:
        values, keys = self.values, {reason.key for reason in self.reasons}
        if values["owner"] not in set(Owner) or values["state"] not in set(State):
            return _("Valitse vaihtoehto tältä sivulta.")
        if not self._is_day(values["target"]):
            return _("Valitse päivä, joka on enintään kolmen vuoden päässä.")
        if values["state"] == State.STOPPED and values["stopped"] not in keys:
            return _("Valitse, miksi askel pysähtyi.")
        return ""

    def _is_day(self, typed: str) -> bool:
        try:
            day = dt.date.fromisoformat(typed)
        except ValueError:
            return False
        return abs(day - self.shown.as_of) <= LATEST

    def mark(self) -> Mark:
        """What the step becomes; ``conflicts`` names the fields that somebody else changed otherwise meanwhile."""
        kept, self.conflicts = merged(self.was, self.values, self.now)
        return Mark(
            owner=Owner(kept["owner"]),
            target=dt.date.fromisoformat(kept["target"]),
            state=State(kept["state"]),
            stopped=kept["stopped"] if kept["state"] == State.STOPPED else "",
        )
