"""Parts of pages are rendered once for each release, language and day, and say nothing of a person."""

import datetime as dt
import re
from functools import partial
from types import SimpleNamespace

import pytest
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.utils import translation

from advice.advise import advise
from advice.outcome import outcome
from advice.views.result import content_of
from services_catalog.authorities import ContactPoint
from services_catalog.catalogue import RequiredDocument, RouteStep, Service
from services_catalog.conditions import Text, read_facts
from services_catalog.glossary import Term
from services_catalog.templatetags import kept
from tests.factories import make_release, make_service

TODAY = dt.date(2026, 11, 22)
CONTENT = (Service, Term, tuple, dt.date, int, RouteStep, RequiredDocument, ContactPoint, Text, bool, str, type(None))
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
TEMPLATES = {
    "page": "{% load kept %}{% kept 'part' service=service %}",
    "part": "{{ service.slug }}{{ person }}",
    "changed": "{{ service.slug }}!",
}


def request_of(release, day=TODAY):
    return SimpleNamespace(
        release=release,
        as_of=day,
        resolver_match=None,
        META={},
        COOKIES={},
        path="/",
        get_full_path=lambda: "/",
    )


@pytest.fixture
def engine():
    loader = ("django.template.loaders.locmem.Loader", TEMPLATES)
    return Engine(loaders=[loader], libraries={"kept": "services_catalog.templatetags.kept"})


@pytest.fixture
def page(engine, monkeypatch):
    """Renders the page; the second time the part's template is another, so that one sees what was kept."""
    release = make_release()

    def render(service, release=release, day=TODAY, language="fi", key="avain"):
        context = Context({"service": service, "person": "Aino", "csrf_token": key})
        context.request = request_of(release, day)
        with translation.override(language):
            said = engine.get_template("page").render(context)
        monkeypatch.setitem(TEMPLATES, "part", TEMPLATES["changed"])
        return said

    return render


SERVICE = make_service(slug="valmennus")


def test_a_part_is_rendered_once_and_sees_its_arguments_only(page):
    assert [page(SERVICE), page(SERVICE)] == ["valmennus", "valmennus"]


@pytest.mark.parametrize(
    "other",
    [
        {"release": make_release()},
        {"day": TODAY + dt.timedelta(days=1)},
        {"language": "sv"},
        {"service": make_service(slug="valmennus")},
    ],
    ids=["release", "day", "language", "object that looks the same"],
)
def test_another_is_rendered_anew(page, other):
    assert page(SERVICE) == "valmennus"
    assert page(**{"service": SERVICE, **other}) == "valmennus!"


def test_without_a_release_nothing_is_kept(page):
    assert [page(SERVICE, release=None), page(SERVICE, release=None)] == ["valmennus", "valmennus!"]


def test_a_kept_form_has_the_key_of_whoever_gets_it(page, monkeypatch):
    monkeypatch.setitem(TEMPLATES, "part", "{% csrf_token %}")
    assert [TOKEN.search(page(SERVICE, key=key))[1] for key in ("aino", "eino")] == ["aino", "eino"]


# On the result page of our own content


def results(release):
    """The result pages of some described clients in two languages, without their forms' keys."""
    for case in release.sections["advice"].example_cases[::8]:
        facts = read_facts(case.facts, release.catalogue.vocabulary)
        here = SimpleNamespace(
            release=release,
            facts=facts,
            advice=advise(release, facts, TODAY),
            noted=(),
            next_place=None,
            questionnaire=SimpleNamespace(slug="kysely"),
        )
        here.outcome = partial(outcome, here)
        for language in () if here.advice.is_emergency else ("fi", "sv"):
            with translation.override(language):
                page = render_to_string("advice/result.html", content_of(here), request_of(release))
                yield TOKEN.sub("", page)


def test_a_page_of_kept_parts_is_the_page_rendered_anew(real_release, monkeypatch):
    first, again = list(results(real_release)), list(results(real_release))
    monkeypatch.setattr(kept, "mark", lambda argument: object())
    real_release.parts.clear()
    assert first == again == list(results(real_release))


def test_what_is_kept_is_content_and_never_an_answer(real_release):
    real_release.parts.clear()  # what other tests have rendered
    list(results(real_release))
    arguments = [argument for part in real_release.parts.values() for argument in part.arguments.values()]
    assert arguments and all(isinstance(argument, CONTENT) for argument in arguments)
    assert not any("Vastasit" in part.said for part in real_release.parts.values())
