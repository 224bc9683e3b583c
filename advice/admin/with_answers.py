"""What the working copy advises with given answers: the way from a counterexample to what it breaks."""

import json
from typing import NamedTuple

from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from advice.advise import Advice, advise
from advice.outcome import outcome
from advice.reasons import words
from services_catalog import drafts
from services_catalog.admin.pages import page
from services_catalog.conditions import Facts, InvalidFact, read_facts
from services_catalog.release import Release
from services_catalog.responsibility import NobodyResponsible


class Asked(NamedTuple):
    """Somebody with these answers, of the working copy."""

    release: Release
    facts: Facts
    advice: Advice


@page("vastauksilla/", "with_answers", "services_catalog.view_release")
@never_cache
@require_POST
def with_answers(request, model_admin):
    draft = drafts.draft().release
    facts = stated(draft, request.POST.get("facts", "")) if draft else None
    if facts is None:
        return HttpResponseBadRequest("Vastauksia ei voi lukea tai työversio ei ole ehjä.")
    guidance = draft.sections["advice"]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Neuvo näillä vastauksilla",
        "opts": model_admin.opts,
        "answers": [words(draft.catalogue, guidance, (key, ()), facts) for key in facts],
        "outcome": advised(draft, facts),
    }
    return render(request, "admin/services_catalog/release/with_answers.html", context)


def stated(release, text):
    """None if they are not answers."""
    try:
        found = json.loads(text)
        return read_facts(found, release.catalogue.vocabulary) if isinstance(found, dict) else None
    except (InvalidFact, ValueError):
        return None


def advised(release, facts):
    """None if nobody answers for what would be advised."""
    try:
        return outcome(Asked(release, facts, advise(release, facts, timezone.localdate())), "fi")
    except (NobodyResponsible, KeyError):
        return None
