"""The content is tested like code: what is published is complete, calm and sourced."""

import re

import pytest

from advice.steps import EMPLOYER
from services_catalog.authorities import AuthorityType, Confidence
from services_catalog.catalogue import Effect, Role, ServiceKind, ServiceStatus, StepKind
from services_catalog.client_texts import client_texts
from services_catalog.sections import sections
from services_catalog.spelling import folded

LIVE = (ServiceStatus.ACTIVE, ServiceStatus.UNCERTAIN)
REFUSING = re.compile(r"ei(vät)? ole oikeutta|et ole oikeutettu|sinulle ei kuulu|ei kuulu sinulle", re.IGNORECASE)


@pytest.fixture(scope="session")
def live(real_release):
    return [service for service in real_release.catalogue.services if service.status in LIVE]


def missing(services, is_there):
    return [service.slug for service in services if not is_there(service)]


def test_all_municipalities_are_there(real_release):
    assert len(real_release.catalogue.municipalities) == 308


def test_every_kind_of_authority_is_there(real_release):
    assert {authority.type for authority in real_release.catalogue.authorities} == set(AuthorityType)


def test_every_live_service_has_a_name_in_three_languages(live):
    assert missing(live, lambda s: s.name.fi and s.name.sv and s.name.en) == []


@pytest.mark.parametrize("field", ["summary", "for_whom", "steps", "legal_basis", "sources", "checked_on", "function"])
def test_every_live_service_is_complete(live, field):
    voluntary = {"legal_basis"} if field == "legal_basis" else set()
    services = [s for s in live if s.role is not Role.FALLBACK and not (voluntary and s.function == "third_sector")]
    assert missing(services, lambda service: getattr(service, field)) == []


def test_every_live_service_answers_a_need_unless_it_is_the_fallback(live):
    assert missing([s for s in live if s.role is not Role.FALLBACK], lambda s: s.needs) == []


def test_every_live_service_has_criteria_or_is_open_to_whoever_has_the_need(live):
    services = [s for s in live if s.role is not Role.FALLBACK]
    assert missing(services, lambda s: s.criteria or s.payer or s.is_self_referral) == []


def test_what_an_authority_decides_says_who_settles_it(live):
    def names_the_decider(service):
        return service.prerequisites or any(step.actor and step.kind is StepKind.DECISION for step in service.steps)

    decided = [s for s in live if any(step.kind is StepKind.DECISION for step in s.steps)]
    assert missing(decided, names_the_decider) == []


def test_every_criterion_that_decides_has_both_wordings(live):
    lacking = [
        f"{service.slug}: {criterion.condition}"
        for service in live
        for criterion in service.criteria
        if criterion.effect is not Effect.SUPPORTS and not (criterion.not_now and criterion.professional)
    ]
    assert lacking == []


def test_every_right_to_appeal_tells_its_time_and_who_looks_at_it_again(live):
    rights = [service for service in live if service.role is Role.RIGHT]
    assert len(rights) >= 9
    assert missing(rights, lambda s: s.deadline.fi and "päätökse" in s.deadline.fi and s.what_happens.fi) == []


def test_every_benefit_says_who_decides(live):
    benefits = [s for s in live if s.kind is ServiceKind.BENEFIT]
    assert (
        missing(benefits, lambda s: any(step.kind in ("DECISION", "APPLICATION", "CONTACT") for step in s.steps)) == []
    )


def test_every_ended_name_leads_to_what_replaced_it(real_release):
    ended = [s for s in real_release.catalogue.services if s.status is ServiceStatus.ENDED]
    names = real_release.catalogue.service
    assert ended
    assert missing(ended, lambda s: s.replaced_by and all(names[slug].status in LIVE for slug in s.replaced_by)) == []


def test_nobody_is_told_that_they_are_not_entitled(real_release):
    kinds = {name: kind for section in sections() for name, kind in section.client_texts.items()}
    parts = (real_release.catalogue, real_release.sections["advice"])
    texts = [text for part in parts for text in client_texts(part, kinds)]
    assert len(texts) > 4_000
    assert [(text.owner, text.text) for text in texts if REFUSING.search(text.text)] == []


def test_a_published_phone_has_a_source_and_high_confidence(real_release):
    owners = (*real_release.catalogue.authorities, *real_release.catalogue.providers)
    published = [contact for owner in owners for contact in owner.contacts if contact.public_phone]
    assert published
    assert all(contact.source and contact.confidence is Confidence.HIGH for contact in published)


def test_a_contact_without_a_phone_says_where_to_go_instead(real_release):
    owners = (*real_release.catalogue.authorities, *real_release.catalogue.providers)
    silent = [
        owner.slug
        for owner in owners
        for contact in owner.contacts
        if not contact.public_phone and not (contact.gap and (contact.url or contact.email))
    ]
    assert silent == []


@pytest.mark.parametrize("name", ["TE-toimisto", "TEAK", "työmarkkinatuki", "peruspäiväraha", "aikuiskoulutustuki"])
def test_old_names_are_known(real_release, name):
    known = {
        folded(old) for service in real_release.catalogue.services for old in (*service.old_names, service.name.fi)
    }
    assert any(folded(name) in old for old in known)


def test_every_function_with_payers_ends_its_order_with_words(real_release):
    ordered = [f for f in real_release.catalogue.functions if f.orders_payers]
    assert all(row.law for function in ordered for row in function.responsibilities)


def test_an_employers_application_is_named_so_that_a_path_gives_it_to_the_employer(live):
    gates = [step for service in live for step in service.steps if step.kind is StepKind.APPLICATION]
    theirs = [step.actor.fi for step in gates if step.actor.fi.startswith(EMPLOYER)]
    assert len(theirs) >= 5
    assert set(theirs) == {EMPLOYER}
