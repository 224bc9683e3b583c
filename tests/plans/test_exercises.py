"""Exercises on the way: short, from content, and what is done of them stays in the plan."""

import msgspec
import pytest

from advice.guidance import Exercise
from services_catalog.conditions import Text
from tests.advice.client import text
from tests.factories import use_release
from tests.plans.path import edit, plan_release

CALL = Exercise(key="call", name=Text("Puhelu"), kinds=("CONTACT",), tasks=Text("Soita"))
VISIT = Exercise(key="visit", name=Text("Vastaanotolle"), kinds=("STATEMENT",), tasks=Text("Kirjoita\nKysy"))


@pytest.fixture
def trained(draft):
    """Aino's draft, which has a statement to get and nobody to call."""
    guidance = msgspec.structs.replace(plan_release().sections["advice"], exercises=(CALL, VISIT))
    use_release(plan_release(guidance=guidance))
    return draft


def offered(client):
    return [(t.exercise.key, t.done) for t in client.get("/polku/").context["trainings"]]


def test_an_exercise_is_offered_for_the_steps_that_are_open(trained):
    assert offered(trained) == [("visit", 0)]
    edit(trained, 1, state="DONE")
    assert offered(trained) == []


def test_what_is_done_of_it_stays_in_the_plan(trained):
    trained.post("/polku/harjoitus/2/", {"rivi-visit": ["1"]})
    edit(trained, 1, state="DONE")
    assert offered(trained) == [("visit", 1)]
    assert "tehty 1/2" in text(trained.get("/polku/"))


def test_a_task_can_be_unticked(trained):
    trained.post("/polku/harjoitus/2/", {"rivi-visit": ["0", "1"]})
    trained.post("/polku/harjoitus/2/", {"rivi-visit": ["0"], "was_visit": ["0", "1"]})
    assert trained.get("/polku/").context["shown"].plan.exercises == {"visit": (0,)}


@pytest.mark.parametrize("number", [0, 3, 99])
def test_an_exercise_that_is_not_there_leads_back(trained, number):
    assert trained.get(f"/polku/harjoitus/{number}/")["Location"] == "/polku/"


def test_a_task_that_is_not_there_is_not_done(trained):
    trained.post("/polku/harjoitus/2/", {"rivi-visit": ["7", "Pekka"]})
    assert trained.get("/polku/").context["shown"].plan.exercises == {"visit": ()}


def test_our_own_exercises_are_short_and_in_three_languages(real_release):
    exercises = real_release.sections["advice"].exercises
    assert {"weekly_rhythm", "doctor_visit", "strengths", "first_call"} <= {e.key for e in exercises}
    for exercise in exercises:
        counts = {len(getattr(exercise.tasks, code).splitlines()) for code in ("fi", "sv", "en")}
        assert len(counts) == 1 and counts.pop() <= 6
