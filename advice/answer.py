"""Advice as one plain object: the contract of ``manage.py advise`` for integrators and testers."""

from typing import Any

from advice.advise import Advice, NearMiss, Recommendation
from advice.guidance import Guidance
from advice.reasons import words
from advice.support import open_facts
from services_catalog.authorities import ContactPoint
from services_catalog.conditions import Facts
from services_catalog.release import Release


def answer(release: Release, advice: Advice, facts: Facts, audience: str) -> dict[str, Any]:
    """The keys and their meaning are public; see docs/contract.md."""
    return {
        "release": advice.release,
        "as_of": advice.as_of.isoformat(),
        "first_step": _first_step(advice),
        "recommendations": [_recommendation(release, r, facts) for r in advice.recommendations],
        "money_now": list(advice.money_now),
        "rights": [_right(right) for right in advice.rights],
        "not_now": [_not_now(miss) for miss in advice.not_now],
        "questions_left": questions_left(release, advice, facts, audience),
    }


def questions_left(release: Release, advice: Advice, facts: Facts, audience: str) -> list[str]:
    """Unknown facts that this audience is asked and that can still change the advice."""
    asked = ("client",) if audience == "client" else ("client", "professional")
    still_open = open_facts(release, facts, advice.as_of, audience)
    return [f.key for f in release.catalogue.facts if f.key in still_open and f.ask in asked]


def _first_step(advice: Advice) -> dict[str, Any] | None:
    first = advice.first
    gate = first.next_gate if first else None
    if first is None or gate is None:
        return None
    return {
        "service": first.service.slug,
        "authority_type": gate.resolution.authority_type.value,
        "authority": gate.resolution.authority.name.fi,
        "contact": _contact(gate.resolution.contact),
        "step": gate.step.text.fi,
    }


def _contact(contact: ContactPoint) -> dict[str, str]:
    return {
        "name": contact.name.fi,
        "phone": contact.public_phone,
        "hours": contact.hours.fi,
        "url": contact.url,
        "source": contact.source,
        "checked_on": contact.checked_on,
        "gap": contact.gap.fi,
    }


def _recommendation(release: Release, recommendation: Recommendation, facts: Facts) -> dict[str, Any]:
    guidance: Guidance = release.sections["advice"]
    gate = recommendation.next_gate
    return {
        "service": recommendation.service.slug,
        "kind": recommendation.service.kind.value.lower(),
        "status": recommendation.status.value,
        "rank": recommendation.rank,
        "authority_type": recommendation.resolution.authority_type.value,
        "authority": recommendation.resolution.authority.name.fi,
        "because": [words(release.catalogue, guidance, ground, facts) for ground in recommendation.grounds],
        "missing": list(recommendation.missing),
        "step": gate.step.text.fi if gate else "",
    }


def _right(right: Recommendation) -> dict[str, str]:
    return {"service": right.service.slug, "deadline": right.service.deadline.fi}


def _not_now(miss: NearMiss) -> dict[str, Any]:
    return {"service": miss.service.slug, "because": [miss.obstacle.text.fi]}
