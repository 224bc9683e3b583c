"""Every page of the admin × every person: what is declared in tests/accounts/matrix.py is open, all else is refused."""

import logging

import pytest
from django.contrib import admin
from django.contrib.admin.sites import site
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLResolver, reverse
from django.utils import timezone

from advice.models import Count, Feedback
from services_catalog import publishing, releases
from services_catalog.models import Authority, LinkCheck, MissedWord, Organisation, Provider, Revision, Service
from services_catalog.sections import documents
from tests.accounts.matrix import PEOPLE, declared
from tests.factories import fill_working_copy, make_full_service, make_local_note, make_provider, make_release
from tests.people import make_person, signed_in

UNNAMED = ("RedirectView", "catch_all_view")  # an old address of a form, and what is not there
ADVICE = """The admin has pages that nobody may open yet, as no line grants them: {}.
A model: give it a line in the roles.py of its app and in MODELS of tests/accounts/matrix.py.
Another page: check a right in its view, and give it a line in PAGES of tests/accounts/matrix.py.
If it needs arguments or rows of its own, add them to tests/accounts/test_matrix.py."""


def patterns(urls=None):
    for pattern in site.get_urls() if urls is None else urls:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns)
        elif pattern.name or not pattern.lookup_str.endswith(UNNAMED):
            yield pattern


def test_every_page_of_the_admin_is_declared():
    known = {cell.page.partition("?")[0] for cell in declared()}
    undeclared = sorted({pattern.name or pattern.lookup_str for pattern in patterns()} - known)
    assert not undeclared, ADVICE.format(", ".join(undeclared))


def test_nothing_is_declared_that_is_not_there():
    named = {pattern.name for pattern in patterns()}
    assert {cell.page.partition("?")[0] for cell in declared()} - named == set()


# The rows that the pages are about


@pytest.fixture
def filled(db, monkeypatch):
    fill_working_copy(
        make_release(services=(make_full_service(),), providers=(make_provider(),), local_notes=(make_local_note(),))
    )
    publishing.publish("Anna", "alku")
    today = timezone.localdate()
    Feedback.objects.create(sent_on=today, kind="ERROR", path="/", text="Väärin.", release=1)
    Count.objects.create(day=today, measure="started")
    LinkCheck.objects.create(url="https://example.org/", outcome="OK", checked_at=timezone.now())
    MissedWord.objects.create(word="sana", language="fi", month=today.replace(day=1), searches=99)
    make_person(name="muu")
    for document in documents():
        row = document.model.objects.order_by("pk")[0]
        state = {"after": document.read(row), "key": row.natural, "label": str(row)}
        Revision.objects.create(document=document.name, kind=Revision.Kind.CHANGED, **state)
    Organisation.objects.create(name="Muiden")
    monkeypatch.setattr(Template, "render", lambda *arguments, **named: "")  # only who is let in matters here
    monkeypatch.setattr(site, "each_context", lambda request: {})
    logging.disable(logging.CRITICAL)  # of hundreds of refusals
    yield
    logging.disable(logging.NOTSET)
    releases.use(None)


def person_of(letter):
    person = make_person(PEOPLE[letter])
    if letter == "o":
        own = Organisation.objects.create(name="Oma")
        own.editors.add(person)
        for entries, model in ((own.authorities, Authority), (own.providers, Provider), (own.services, Service)):
            entries.set(model.objects.order_by("pk")[:1])
    return person


def arguments():
    """Of each page that takes any: of the first row of its model."""
    known = {"app_list": {"app_label": "services_catalog"}, "view_on_site": {"content_type_id": 1, "object_id": 1}}
    nouns, pages = {document.model: document.name for document in documents()}, list(patterns())
    for model in admin.site._registry:
        row = model._default_manager.order_by("pk").first()
        values = dict.fromkeys(("object_id", "pk", "id"), row.pk) | {"key": getattr(row, "natural", "")}
        revision = Revision.objects.filter(document=nouns.get(model, "")).last()
        values["number"] = revision.pk if revision else getattr(row, "number", 0)
        prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
        for pattern in pages:
            if pattern.name.startswith(prefix):
                known[pattern.name] = {name: values[name] for name in pattern.pattern.converters}
    return known


def reached(client, cell, arguments) -> bool:
    """What the request would have changed is undone."""
    page, _, query = cell.page.partition("?")
    address = reverse(f"admin:{page}", kwargs=arguments.get(page))
    with transaction.atomic():
        cookies = client.cookies.copy()
        form = "application/x-www-form-urlencoded"
        response = client.generic(cell.method, f"{address}?{query}", query, content_type=form)
        client.cookies = cookies
        transaction.set_rollback(True)
    return response.status_code not in (403, 404, 405, 409) and not is_sent_away(response, cell.method)


def is_sent_away(response, method) -> bool:
    """To sign in, or to the front page because there is no such entry for this person."""
    place = response.get("Location", "")
    return place.startswith(reverse("admin:login")) or (method == "GET" and place == reverse("admin:index"))


@pytest.mark.parametrize("letter", PEOPLE, ids=lambda letter: PEOPLE[letter] or f"person {letter}")
def test_a_person_reaches_what_is_declared_and_nothing_else(filled, letter):
    client, needed = signed_in(person_of(letter)), arguments()
    cells = declared()
    is_open = {cell for cell in cells if reached(client, cell, needed)}
    assert is_open == {cell for cell, letters in cells.items() if letter in letters}


def test_nobody_reaches_anything_without_signing_in(filled):
    cells = [cell for cell in declared() if cell.page not in ("login", "logout")]
    needed = arguments()
    assert [cell for cell in cells if reached(Client(), cell, needed)] == []


@pytest.mark.parametrize("path", ["", "services_catalog/service/", "palautuskoodit/"])
def test_a_password_alone_opens_nothing(client, db, path):
    client.force_login(make_person(*filter(None, PEOPLE.values())), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/hallinta/{path}").status_code == 302
