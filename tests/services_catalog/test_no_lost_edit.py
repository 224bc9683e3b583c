"""Two editors, the same form, whatever they do: what either wrote is there, or was given up by a choice."""

import random
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection, connections
from django.http import QueryDict
from django.test import RequestFactory

from advice.models import PlanTemplate
from services_catalog.models import Revision
from tests.factories import fill_working_copy
from tests.services_catalog.test_admin import form_of

AT_ONCE, EACH = 4, 6
GONE = None


class Editor:
    """Uses the admin's own views, without the pages that they would render."""

    def __init__(self, name):
        self.user, _ = get_user_model().objects.get_or_create(username=name, is_superuser=True, is_staff=True)
        self.user.otp_device = None
        self.admin = admin.site.get_model_admin(PlanTemplate)

    def ask(self, row, data=None):
        request = RequestFactory().post("/", data) if data else RequestFactory().get("/")
        request.user, request._dont_enforce_csrf_checks = self.user, True
        request._messages = SimpleNamespace(add=lambda *said: None)
        return self.admin.changeform_view(request, str(row.pk))

    def open(self, row):
        return form_of(SimpleNamespace(context=self.ask(row).context_data))

    def choose(self, row, response, take):
        data = QueryDict(mutable=True)
        for name, value in response.context_data["hidden"]:
            data.appendlist(name, value)
        for line in response.context_data["lines"]:
            data[line.name] = line.kept or take(line)
        return self.ask(row, dict(data.lists()))


def stored(row):
    row = PlanTemplate.objects.get(pk=row.pk)
    parts = {part.key: {"name": part.name_fi, "hint": part.hint_fi} for part in row.parts.all()}
    return {"name": row.name_fi, "purpose": row.purpose_fi, "parts": parts}


def edit(dice, state, mark):
    """Some texts are rewritten, parts come and go; every text is like no other."""
    state = deepcopy(state)
    for field in ("name", "purpose"):
        if dice.random() < 0.4:
            state[field] = f"{mark} {field}"
    for key, part in list(state["parts"].items()):
        if dice.random() < 0.2 and len(state["parts"]) > 1:
            state["parts"][key] = GONE
        elif dice.random() < 0.5:
            part[dice.choice(["name", "hint"])] = f"{mark} {key}"
    if dice.random() < 0.4 and len(state["parts"]) < 5:
        state["parts"][mark] = {"name": f"{mark} uusi", "hint": ""}
    return state


def typed(form, state):
    form = form | {"name_fi": state["name"], "purpose_fi": state["purpose"]}
    count = int(form["parts-TOTAL_FORMS"])
    places = {form[f"parts-{number}-key"]: number for number in range(count)}
    for key, part in state["parts"].items():
        if key not in places:
            places[key] = count
            form |= {f"parts-{count}-key": key, f"parts-{count}-position": "0", "parts-TOTAL_FORMS": str(count + 1)}
        if part is GONE:
            form[f"parts-{places[key]}-DELETE"] = "on"
        else:
            form |= {f"parts-{places[key]}-{name}_fi": text for name, text in part.items()}
    return form


def expected(base, one, other, take):
    """What must stand at the end; ``take`` says whose of what both changed."""
    if one in (base, other):
        return other
    if other == base:
        return one
    if isinstance(one, dict) and isinstance(other, dict):
        names = dict.fromkeys([*one, *other])
        base = base or {}
        return {name: expected(base.get(name), one.get(name), other.get(name), take) for name in names}
    return {"mine": one, "theirs": other}[take]


def without_gone(state):
    return state | {"parts": {key: part for key, part in state["parts"].items() if part is not GONE}}


@pytest.mark.django_db
@pytest.mark.parametrize("runs", [60, pytest.param(500, marks=pytest.mark.nightly)])
def test_no_edit_of_two_editors_is_lost(runs):
    fill_working_copy()
    row, anna, bea = PlanTemplate.objects.get(), Editor("anna"), Editor("bea")
    dice, collisions = random.Random(4), 0  # noqa: S311 (dice)
    for run in range(runs):
        base, form, take = stored(row), anna.open(row), dice.choice(["mine", "theirs"])
        annas, beas = edit(dice, base, f"a{run}"), edit(dice, base, f"b{run}")
        assert anna.ask(row, typed(form, annas)).status_code == 302
        response = bea.ask(row, typed(form, beas))
        if response.status_code == 409:
            collisions += 1
            response = bea.choose(row, response, lambda line, take=take: take)
        assert response.status_code == 302
        assert stored(row) == without_gone(expected(base, beas, annas, take)), f"run {run}"
    assert collisions > runs // 2
    texts = {text for row in Revision.objects.filter(who="anna") for text in row.after["name"].values()}
    assert {f"a{run} name" for run in range(20)} & texts


@pytest.mark.django_db(transaction=True)
def test_no_edit_of_many_at_the_same_moment_is_lost():
    """Each adds a line to the same text; whoever comes second takes the other's text and adds to that."""
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite is in memory, where two threads cannot write at once")
    fill_working_copy()
    row = PlanTemplate.objects.get()
    editors = [Editor(f"editor{number}") for number in range(AT_ONCE)]

    def write(number):
        for turn in range(EACH):
            while True:
                form = editors[number].open(row)
                form["purpose_fi"] = f"{form['purpose_fi']}\n{number}.{turn}"
                if editors[number].ask(row, form).status_code == 302:
                    break
        connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(write, range(AT_ONCE)))
    lines = PlanTemplate.objects.get().purpose_fi.split()
    assert sorted(lines) == sorted(f"{number}.{turn}" for number in range(AT_ONCE) for turn in range(EACH))
