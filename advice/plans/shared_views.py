"""What both sides do to a plan: open it by its code, say how a step goes, agree on who holds it, update and end it."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from advice.metrics import counting, happenings
from advice.plan import Act, Template
from advice.plans import holding
from advice.plans.exercises import training
from advice.plans.forms import AgreementForm, EndForm, StepForm
from advice.plans.side import TOO_OFTEN, change, kept, plan_page, show, start_page, structure_of, unlock, with_plan
from advice.plans.structure import with_goals
from services_catalog import releases


@require_POST
@plan_page
def open_by_code(request, side):
    held, error = unlock(request, side)
    if held is None:
        return start_page(request, side, error, status=429 if error == TOO_OFTEN else 200)
    return kept(held, side.to("plan"))


@require_POST
@plan_page
def close(request, side):
    """Put the plan away in this browser; a saved one stays saved."""
    response = redirect(side.to("plan"))
    holding.drop(response)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def step(request, held, place, side):
    """One step: who, when, how far; the key travels with it, because places move."""
    seen = show(request, held)
    task = seen.at(place) if request.method != "POST" else seen.task(request.POST.get("key", ""))
    if task is None:
        return redirect(side.to("plan"))
    if request.method != "POST":
        return form_page(request, "plan/step.html", StepForm(seen, task), side)
    key, anchor = task.step.key, f"#askel-{task.place}"

    def form_for(seen):
        return StepForm(seen, found, request.POST) if (found := seen.task(key)) else None

    return save(request, held, side, "plan/step.html", form_for, Act.CHANGED, key, anchor)


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def agree(request, held, side):
    """Who is responsible for the whole, and when it is looked at again."""
    if request.method != "POST":
        return form_page(request, "plan/agree.html", AgreementForm(show(request, held)), side)
    return save(request, held, side, "plan/agree.html", lambda seen: AgreementForm(seen, request.POST), Act.AGREED)


def save(request, held, side, template, form_for, act, what="", anchor=""):
    """Merge what was posted into the plan as it is at the moment of writing; show both where both changed it."""
    form = form_for(show(request, held))
    if form is not None and not form.is_valid():
        return form_page(request, template, form, side)

    before = after = None

    def operation(plan):
        nonlocal form, before, after
        before = show(request, held, plan)
        form = form_for(before)
        after = plan if form is None else form.applied(plan)
        return after

    held = change(held, side, act, operation, what)
    if act is Act.CHANGED:
        counting.count(request, happenings.step_changed(before, show(request, held, after), what))
    if form is not None and form.conflicts:
        fresh = form_for(show(request, held))
        return form_page(request, template, fresh.again(), side, mine=form)
    return kept(held, side.to("plan") + anchor)


def form_page(request, template, form, side, mine=None):
    return render(request, template, {"form": form, "mine": mine, "side": side, "back": side.to("plan")})


@require_POST
@with_plan
def update(request, held, side):
    """Routes, contacts and stop reasons of today's release; what has been said of the steps stays."""
    number = releases.current().number
    return kept(change(held, side, Act.UPDATED, lambda plan: plan.updated(number)), side.to("plan"))


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def template(request, held, side):
    """What the plan is structured by, and the goals of each part; two who tick at once both keep theirs."""
    if request.method == "POST" and "pohja" in request.POST:
        number, keys = releases.current().number, releases.current().sections["advice"].plan_template
        key = request.POST["pohja"]
        chosen = Template(key=key, release=number) if key in keys else None
        held = change(held, side, Act.STRUCTURED, lambda plan: plan.structured(chosen))
        return kept(held, side.to("template") if chosen else side.to("plan"))
    found = structure_of(show(request, held))
    if request.method == "POST" and found:
        return kept(change(held, side, Act.STRUCTURED, lambda plan: ticked(plan, found, request.POST)), side.to("plan"))
    templates = releases.current().sections["advice"].plan_templates
    context = {"structure": found, "templates": templates, "side": side, "back": side.to("plan")}
    return render(request, "plan/template.html", context)


def ticked(plan, found, data):
    """The plan with what was ticked or unticked since the page was made."""
    if plan.template is None or plan.template.key != found.template.key:  # changed meanwhile
        return plan
    template = plan.template
    for part in found.parts:
        template = with_goals(template, part.part.key, *ticks(part.goals, data, part.part.key))
    return plan.structured(template)


def ticks(lines, data, name):
    """The places that were ticked, and those that were unticked, since the page was made."""
    allowed = {str(line.place) for line in lines}
    now, was = (allowed.intersection(data.getlist(f"{prefix}{name}")) for prefix in ("rivi-", "was_"))
    return set(map(int, now - was)), set(map(int, was - now))


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def exercise(request, held, number, side):
    """A short thing to do by oneself; what is done of it stays in the plan."""
    found = training(show(request, held), number)
    if found is None:
        return redirect(side.to("plan"))
    if request.method != "POST":
        return render(request, "plan/exercise.html", {"training": found, "side": side, "back": side.to("plan")})
    key = found.exercise.key
    added, removed = ticks(found.tasks, request.POST, key)
    held = change(held, side, Act.EXERCISED, lambda plan: plan.exercised(key, added, removed))
    return kept(held, side.to("plan"))


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def end(request, held, side):
    """Only when each step has an outcome, and what the path led to is told."""
    form = EndForm(show(request, held), request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return form_page(request, "plan/end.html", form, side)
    was_open = form.shown.plan.closed_on is None
    ended = change(held, side, Act.CLOSED, lambda plan: plan.ended(form.transition, request.as_of))
    if was_open:
        counting.count(request, happenings.plan_closed(show(request, ended)))
    return kept(ended, side.to("plan"))
