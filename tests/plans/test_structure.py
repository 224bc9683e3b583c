"""A plan's parts by its template: goals are chosen, never written; a new version never changes an old plan."""

import msgspec
import pytest
from django.test import Client

from advice.guidance import PlanPart, PlanTemplate
from advice.plan import Template
from advice.plans.structure import structure, with_goals
from services_catalog import releases
from services_catalog.conditions import Text
from tests.advice.client import text
from tests.factories import make_service, use_release
from tests.plans.path import plan_release

NEED = PlanPart(key="need", name=Text("Tarve"), icf=("d8",), goals=Text("Saan selvyyden\nSaan tukea"))
GENERAL = PlanTemplate(key="general", name=Text("Yleinen polku"), parts=(NEED,))
SIX = {"need", "coordination", "coaching", "group", "other_services", "housing"}


def with_templates(number, *templates):
    release = plan_release(number)
    guidance = msgspec.structs.replace(release.sections["advice"], plan_templates=templates)
    return use_release(plan_release(number, guidance=guidance))


@pytest.fixture
def structured(draft):
    """Aino's draft by the general template."""
    with_templates(1, GENERAL)
    draft.post("/polku/pohja/", {"pohja": "general"})
    return draft


def chosen(client):
    return client.get("/polku/").context["shown"].plan.template.goals


def test_a_goal_is_chosen_and_shown(structured):
    structured.post("/polku/pohja/", {"rivi-need": ["1"]})
    assert "Yleinen polku Tarve Saan tukea" in text(structured.get("/polku/"))


def test_a_goal_that_the_template_does_not_have_is_not_taken(structured):
    structured.post("/polku/pohja/", {"rivi-need": ["7", "Pekka"], "rivi-muu": ["0"]})
    assert chosen(structured) == {"need": ()}


def test_a_goal_that_is_unticked_goes(structured):
    structured.post("/polku/pohja/", {"rivi-need": ["0", "1"]})
    structured.post("/polku/pohja/", {"rivi-need": ["1"], "was_need": ["0", "1"]})
    assert chosen(structured) == {"need": (1,)}


@pytest.mark.django_db
def test_two_who_tick_at_once_both_keep_theirs(saved):
    with_templates(1, GENERAL)
    saved.post("/polku/pohja/", {"pohja": "general"})
    worker = Client()
    worker.post("/ammattilaiselle/polku/avaa/", {"koodi": saved.code})
    worker.post("/ammattilaiselle/polku/pohja/", {"rivi-need": ["0"]})
    saved.post("/polku/pohja/", {"rivi-need": ["1"]})
    assert chosen(saved) == {"need": (0, 1)}


def test_a_new_version_never_changes_an_old_plan(structured, monkeypatch):
    structured.post("/polku/pohja/", {"rivi-need": ["1"]})
    first = releases.current()
    changed = PlanPart(key="need", name=Text("Uusi osa"), goals=Text("Aivan muuta"))
    second = with_templates(2, PlanTemplate(key="general", name=Text("Uusi pohja"), parts=(changed,)))
    monkeypatch.setattr(releases, "numbered", lambda number: {1: first, 2: second}[number])
    structured.post("/polku/paivita/")
    assert "Yleinen polku Tarve Saan tukea" in text(structured.get("/polku/"))


def test_a_service_belongs_to_the_parts_of_its_components():
    release = with_templates(1, GENERAL)
    services = make_service(slug="a", icf=("d850",)), make_service(slug="b", icf=("b1",))
    [part] = structure(release, Template(key="general", release=1), services).parts
    assert [service.slug for service in part.services] == ["a"]
    releases.use(None)


def test_choosing_keeps_what_nobody_touched():
    template = Template(key="general", release=1, goals={"need": (0, 1)})
    assert with_goals(template, "need", added={2}, removed={0}).goals == {"need": (1, 2)}


# Our own content


def test_social_rehabilitation_has_its_six_parts(real_release):
    template = real_release.sections["advice"].plan_template["social_rehabilitation"]
    assert {part.key for part in template.parts} == SIX


def test_intensive_guidance_covers_the_components_of_the_icf(real_release):
    template = real_release.sections["advice"].plan_template["intensive_guidance"]
    assert {code for part in template.parts for code in part.icf} == {"b", "s", "d", "e"}
    assert "personal" in {part.key for part in template.parts}


def test_every_part_has_goals_in_three_languages(real_release):
    parts = [part for t in real_release.sections["advice"].plan_templates for part in t.parts]
    assert {"general"} < set(real_release.sections["advice"].plan_template)
    lines = [{len(getattr(part.goals, code).splitlines()) for code in ("fi", "sv", "en")} for part in parts]
    assert all(len(counts) == 1 and 0 not in counts for counts in lines)
