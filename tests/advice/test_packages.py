"""Chains of services, phases, and what comes next after any service."""

import dataclasses
import datetime as dt

import msgspec
import pytest
from django.core.management import CommandError, call_command

from advice.checks import check_guidance
from advice.first_matches import circular_packages
from advice.guidance import ClientSegment, PackageStep, Phase, SegmentPhase, ServicePackage
from advice.models import ClientSegment as ClientSegmentRow
from advice.models import PackageStep as PackageStepRow
from advice.packages import circle, faults, next_phase_services, what_next
from services_catalog import publishing, releases
from services_catalog.authorities import AuthorityType
from services_catalog.conditions import Evaluation, Text
from services_catalog.management.commands import load_content
from services_catalog.responsibility import responsible
from services_catalog.sections import sections
from tests.factories import fill_working_copy, make_guidance, make_release, make_service, write_files

TODAY = dt.date(2026, 11, 21)


def package(*steps, **overrides):
    """Each step is a service and those that come before it."""
    chain = tuple(PackageStep(service=slug, phase="EMPLOYMENT", after=after) for slug, after in steps)
    return ServicePackage(**{"key": "p", "name": Text("P"), "steps": chain, **overrides})


def with_packages(release, *packages, **guidance):
    changed = msgspec.structs.replace(release.sections["advice"], service_packages=packages, **guidance)
    return msgspec.structs.replace(release, sections={"advice": changed})


def test_a_chain_that_goes_round_is_found():
    round_chain = package(("a", ("b",)), ("b", ("a",)))
    assert set(circle(round_chain)) == {"a", "b"}
    assert [message for _, message in faults(round_chain)][0].startswith("leads back to itself")


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        ([("a", ()), ("b", ("c",))], ("steps[2].after", "c is not in the chain")),
        ([("a", ()), ("a", ())], ("steps[2].service", "a is there twice")),
        ([("a", ("b",)), ("b", ())], ("steps[1].after", "b comes later in the chain")),
    ],
    ids=["prerequisite outside", "twice", "wrong order"],
)
def test_a_chain_that_is_not_one_is_refused(steps, fault):
    assert list(faults(package(*steps))) == [fault]


def test_prerequisites_may_meet_and_part():
    assert list(faults(package(("a", ()), ("b", ("a",)), ("c", ("a",)), ("d", ("b", "c"))))) == []


def test_our_own_packages_are_chains(real_release):
    packages = real_release.sections["advice"].service_packages
    assert len(packages) >= 6
    assert [(p.key, fault) for p in packages for fault in faults(p)] == []
    assert list(circular_packages(real_release.sections["advice"])) == []


def test_a_package_uses_what_is_offered_in_its_phase(real_release):
    steps = [("te-toimisto", ()), ("kela-yleistuki", ())]
    broken = with_packages(real_release, package(*steps, segments=("near_work",)))
    found = {f"{p.field}: {p.message}" for p in check_guidance(broken)}
    assert found == {
        "steps[1].service: te-toimisto has ended",
        "steps[2].service: kela-yleistuki is not in the phase EMPLOYMENT",
    }


def small_release(*packages):
    """Two services, one phase and one segment: enough for a package."""
    services = tuple(make_service(slug=slug, phases=("EMPLOYMENT",)) for slug in ("kokeilu", "tuki"))
    segment = ClientSegment(
        key="all",
        name=Text("Kaikki"),
        goal=Text("Työ"),
        tasks=Text("Kysy"),
        instruction=Text("Soita"),
        phases=(SegmentPhase(phase="EMPLOYMENT", services=("tuki",)),),
    )
    guidance = make_guidance(
        lead_rules=(),
        phases=(Phase(key="EMPLOYMENT", name=Text("Työ")),),
        client_segments=(segment,),
        service_packages=packages,
    )
    return make_release(guidance=guidance, services=services)


SOUND = package(("kokeilu", ()), ("tuki", ("kokeilu",)), segments=("all",))
ROUND = package(("kokeilu", ("tuki",)), ("tuki", ("kokeilu",)), segments=("all",))


@pytest.mark.django_db
def test_a_chain_that_goes_round_cannot_be_published():
    fill_working_copy(small_release(SOUND))
    PackageStepRow.objects.filter(service="kokeilu").update(after="tuki")
    with pytest.raises(publishing.NotPublishable, match="p: steps: leads back to itself: "):
        publishing.publish("Anna", "kierto")


@pytest.mark.django_db
def test_a_segment_without_a_goal_cannot_be_published():
    fill_working_copy(small_release(SOUND))
    ClientSegmentRow.objects.update(goal_fi="")
    with pytest.raises(publishing.NotPublishable, match="client_segments: all: goal: missing"):
        publishing.publish("Anna", "ilman tavoitetta")


@pytest.mark.django_db
def test_a_sound_package_is_published_as_it_is():
    fill_working_copy(small_release(SOUND))
    publishing.publish("Anna", "alku")
    assert releases.load().sections["advice"] == small_release(SOUND).sections["advice"]


@pytest.fixture
def check_of(tmp_path, monkeypatch):
    def check(release):
        write_files(tmp_path, release)
        local = tuple(dataclasses.replace(s, content=tmp_path / s.name / "content") for s in sections())
        monkeypatch.setattr(load_content, "sections", lambda: local)
        with pytest.raises(CommandError) as error:
            call_command("load_content", "--check")
        return str(error.value)

    return check


def test_check_of_the_content_refuses_a_chain_that_goes_round(check_of):
    assert "p: steps: leads back to itself: kokeilu → tuki → kokeilu" in check_of(small_release(ROUND))


def test_check_of_the_content_refuses_a_prerequisite_outside_the_chain(check_of):
    outside = package(("kokeilu", ()), ("tuki", ("kuntoutusselvitys",)), segments=("all",))
    assert "p: steps[2].after: kuntoutusselvitys is not in the chain" in check_of(small_release(outside))


def test_check_of_the_content_names_unknown_keys(check_of):
    said = check_of(small_release(package(("ei-ole", ()), ("tuki", ()), segments=("ei-segmentti",))))
    assert "p: steps[1].service: no service 'ei-ole'" in said
    assert "p: segments: no clientsegment 'ei-segmentti'" in said


# What next


def slugs(services):
    return [service.slug for service in services]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [("sosiaalinen-kuntoutus", "tyovoimakoulutus"), ("tyottomien-terveystarkastus", "sosiaalinen-kuntoutus")],
)
def test_the_next_phase_follows(real_release, slug, expected):
    catalogue = real_release.catalogue
    found = next_phase_services(real_release.sections["advice"], catalogue, catalogue.service[slug], TODAY)
    assert expected in slugs(found)


def test_the_next_in_a_package_follows(real_release):
    found = what_next(real_release, real_release.catalogue.service["tyokokeilu"], TODAY)
    assert "palkkatuki" in [step.service.slug for step in found.in_packages]


def test_something_comes_next_after_every_service(real_release):
    """The next phase, or the last phase whose transition is made sure of; nothing that is not offered."""
    lost, closed = [], []
    for service in real_release.catalogue.offered(TODAY):
        found = what_next(real_release, service, TODAY)
        if not (found.by_phase or found.last_phase):
            lost.append(service.slug)
        following = (*found.by_phase, *(step.service for step in found.in_packages))
        closed += [s.slug for s in following if not s.is_offered(TODAY) or s.slug == service.slug]
    assert (lost, closed) == ([], [])


def test_without_phases_nothing_is_promised():
    release = make_release()
    found = what_next(release, release.catalogue.services[0], TODAY)
    assert (found.in_packages, found.by_phase, found.last_phase) == ((), (), None)


@pytest.mark.parametrize(
    ("day", "authority_type"),
    [
        (dt.date(2024, 12, 31), AuthorityType.TE_OFFICE),
        (dt.date(2025, 1, 1), AuthorityType.EMPLOYMENT_AREA),
    ],
)
def test_who_answers_for_the_pay_subsidy_of_a_package_depends_on_the_day(real_release, day, authority_type):
    catalogue = real_release.catalogue
    packages = real_release.sections["advice"].service_packages
    assert sum("palkkatuki" in [step.service for step in p.steps] for p in packages) >= 2
    rovaniemi = Evaluation({"municipality": "698"}, catalogue.situation)
    assert responsible(catalogue, catalogue.service["palkkatuki"], rovaniemi, day).authority_type is authority_type


def test_every_cell_of_segment_and_phase_has_services_or_a_reason(real_release):
    guidance = real_release.sections["advice"]
    cells = [s.cell(phase.key) for s in guidance.client_segments for phase in guidance.phases]
    assert len(cells) == 6 * 5
    assert all(cell.services or cell.empty_reason for cell in cells)


def test_every_phase_has_entry_and_exit_criteria(real_release):
    phases = real_release.sections["advice"].phases
    assert [phase.key for phase in phases if not (phase.entry and phase.exit and phase.transition)] == []
