"""One record, two views: what is for professionals is on the desk, and never on a client's page."""

import html
from types import SimpleNamespace

import msgspec
import pytest
from django.template.loader import render_to_string

from advice.advise import NearMiss, Recommendation
from advice.assessment import Obstacle, Status
from advice.desk.consult import Consult
from advice.desk.forms import questionnaire_of
from advice.desk.words import sentences
from advice.metrics.experience import asked
from advice.outcome import Card, Group, outcome
from advice.route import gates
from services_catalog.catalogue import Effect, Role, ServiceStatus
from services_catalog.conditions import Evaluation, Text
from services_catalog.content_files import read_content
from services_catalog.responsibility import responsible
from services_catalog.sections import sections
from tests.desk.conftest import TODAY

LONG_ENOUGH = 25  # shorter ones ("Maksuton.") are said to clients in the same words


def professional_texts(catalogue, service):
    yield from (service.professional_note, service.usual_time, service.to_record)
    yield from (criterion.professional for criterion in service.criteria)
    yield from (reform.text for reform in service.reforms)
    if service.role is not Role.RIGHT:
        function = catalogue.function[service.function]
        yield from (function.to_record, function.obligations)


@pytest.fixture(scope="module")
def secrets(real_release):
    """By service, every sentence that only professionals and editors read."""
    notes = {entry.key: entry.dump.get("editor_note", "") for entry in read_content(sections())}
    catalogue, found = real_release.catalogue, {}
    names = {authority.name.fi for authority in catalogue.authorities}
    for service in catalogue.services:
        local = (note.text for note in catalogue.local_notes if note.concerns(service))
        texts = [*professional_texts(catalogue, service), *local, Text(fi=notes.get(service.slug, ""))]
        said = {sentence.fi for text in texts for sentence in sentences(text)}
        found[service.slug] = {sentence for sentence in said - names if len(sentence) >= LONG_ENOUGH}
    return found


def leaks(page, secrets):
    return [sentence for sentence in secrets if sentence in html.unescape(page)]


def test_there_is_something_to_hide(secrets):
    assert sum(map(len, secrets.values())) > 500


@pytest.mark.parametrize("place", ["", "?kunta=698", "?kunta=240"], ids=["anywhere", "Rovaniemi", "Kemi"])
def test_no_service_page_shows_it(real, client, secrets, place):
    leaked = {
        service.slug: found
        for service in real.catalogue.services
        if (found := leaks(client.get(f"/palvelut/{service.slug}/{place}").content.decode(), secrets[service.slug]))
    }
    assert leaked == {}


def test_no_result_page_shows_it(real, rf, secrets):
    leaked = {
        service.slug: found
        for service in real.catalogue.services
        if service.status is not ServiceStatus.ENDED
        if (found := leaks(result_page(real, rf, service), secrets[service.slug]))
    }
    assert leaked == {}


def result_page(release, rf, service):
    """A client's result with the service in every place that a result has."""
    evaluation = Evaluation({}, release.catalogue.situation)
    recommendation = Recommendation(
        service=service,
        status=Status.FITS,
        rank=1,
        grounds=(),
        missing=(),
        resolution=responsible(release.catalogue, service, evaluation, TODAY),
        route=tuple(gates(release.catalogue, service, evaluation, TODAY)),
        is_card=True,
    )
    card = Card(recommendation, ("Tilanteesi: Olen työtön",), ())
    misses = (
        NearMiss(service=service, obstacle=Obstacle(text=c.not_now, professional=c.professional))
        for c in service.criteria
        if c.effect is not Effect.SUPPORTS
    )
    nothing = outcome(Consult(release, questionnaire_of(release), {}, TODAY), "fi")
    result = msgspec.structs.replace(
        nothing,
        first=card,
        cards=(card,),
        money=(card,),
        rights=(card,),
        others=(Group(card.authority, (card,)),),
        documents=service.documents,
        not_now=tuple(misses),
    )
    questionnaire = release.sections["advice"].client_questionnaire
    visit = SimpleNamespace(questionnaire=questionnaire, next_place=None, facts={})
    request = rf.get("/")
    request.release, request.as_of = release, TODAY
    return render_to_string("advice/result.html", {"visit": visit, "outcome": result, "asked": asked(())}, request)


def test_no_result_of_an_example_case_shows_it(real, secrets):
    """The reasons in a client's words are no professional's sentence either."""
    every = set().union(*secrets.values())
    options = [o.label.fi for q in real.sections["advice"].client_questionnaire.questions for o in q.options]
    assert every.isdisjoint(options)


def test_every_professional_page_shows_all_of_it_but_the_editors_notes(real, client, time_machine):
    time_machine.move_to(f"{TODAY} 12:00Z")  # a change is told until its day
    missing = {}
    for service in real.catalogue.services:
        page = html.unescape(client.get(f"/ammattilaiselle/palvelut/{service.slug}/").content.decode())
        texts = professional_texts(real.catalogue, service)
        absent = [s.fi for text in texts for s in sentences(text) if s.fi not in page]
        if absent:
            missing[service.slug] = absent
    assert missing == {}


def test_no_professional_page_shows_an_editors_note(real, client, secrets):
    notes = {entry.key: entry.dump.get("editor_note", "") for entry in read_content(sections())}
    for service in real.catalogue.services:
        own = [s.fi for s in sentences(Text(fi=notes.get(service.slug, ""))) if len(s.fi) >= LONG_ENOUGH]
        assert leaks(client.get(f"/ammattilaiselle/palvelut/{service.slug}/").content.decode(), own) == []
