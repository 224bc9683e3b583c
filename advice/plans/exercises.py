"""The exercises that help with the steps of a plan, and how much of each is done."""

import msgspec

from advice.guidance import Exercise, Guidance
from advice.plans.shown import Shown
from advice.plans.structure import Goal, lines


class Training(msgspec.Struct, frozen=True):
    """An exercise for one person; ``number`` is its place among all of the release, from one."""

    number: int
    exercise: Exercise
    tasks: tuple[Goal, ...]

    @property
    def done(self) -> int:
        return sum(task.is_chosen for task in self.tasks)


def trainings(shown: Shown) -> tuple[Training, ...]:
    """Those for the kinds of step that are still open, and those that were begun."""
    guidance: Guidance = shown.release.sections["advice"]
    open_kinds = {task.step.kind.value for task in shown.tasks if task.is_open}
    found = (training(shown, number) for number in range(1, len(guidance.exercises) + 1))
    return tuple(
        t for t in found if t and (t.done or not t.exercise.kinds or open_kinds.intersection(t.exercise.kinds))
    )


def training(shown: Shown, number: int) -> Training | None:
    guidance: Guidance = shown.release.sections["advice"]
    if not 0 < number <= len(guidance.exercises):
        return None
    exercise = guidance.exercises[number - 1]
    done = shown.plan.exercises.get(exercise.key, ())
    tasks = tuple(Goal(line.place, line.words, line.place in done) for line in lines(exercise.tasks))
    return Training(number, exercise, tasks)
