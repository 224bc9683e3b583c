import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from services_catalog import working_copy
from services_catalog.columns import Plain
from services_catalog.documents import InvalidEntry, digest
from services_catalog.models import Service
from services_catalog.section import CATALOGUE
from services_catalog.sections import decode, documents, sections
from tests.factories import (
    entries_of,
    fill_working_copy,
    make_full_service,
    make_local_note,
    make_provider,
    make_release,
    make_service,
)

DOCUMENTS = {document.name: document for document in CATALOGUE.documents}
SERVICES = DOCUMENTS["services"]
MINIMAL = {"slug": "kela-x", "name": "X", "function": "f"}


def errors(raw, document=SERVICES):
    with pytest.raises(InvalidEntry) as error:
        document.parse(raw)
    return dict(error.value.errors)


def everything():
    noted = (make_local_note(functions=("rehabilitation",), checked_on=dt.date(2026, 11, 2)),)
    return make_release(services=(make_full_service(),), providers=(make_provider(),), local_notes=noted)


def test_plain_text_is_finnish():
    assert SERVICES.parse(MINIMAL)["name"] == {"fi": "X"}


def test_easy_finnish_is_kept_only_where_the_model_has_a_column_for_it():
    said = {"fi": "Soita Kelaan."}
    memory = {"Soita Kelaan.": {"sv": "Ring FPA.", "easy": "Soita."}}
    dump = SERVICES.translated({"summary": said, "steps": [{"text": said}], "rank": 3}, memory)
    assert dump["summary"] == {**said, "sv": "Ring FPA.", "easy": "Soita."}
    assert dump["steps"] == [{"text": {**said, "sv": "Ring FPA."}}]
    assert dump["rank"] == 3


def test_easy_finnish_elsewhere_is_refused():
    easy = {"fi": "Tuki", "easy": "Apu"}
    assert "unknown language easy" in errors({**MINIMAL, "name": easy})["name"]


def test_a_default_is_left_out():
    assert SERVICES.parse({**MINIMAL, "kind": "SERVICE", "rank": 50, "needs": [], "summary": ""}) == SERVICES.parse(
        MINIMAL
    )


def test_a_date_is_iso_whether_quoted_or_not():
    quoted, unquoted = ({**MINIMAL, "checked_on": day} for day in ("2026-11-02", dt.date(2026, 11, 2)))
    assert SERVICES.parse(quoted) == SERVICES.parse(unquoted)


def test_a_compact_condition_is_read():
    dump = SERVICES.parse(
        {**MINIMAL, "criteria": [{"effect": "REQUIRES", "group": 1, "condition": "age BETWEEN 16 29"}]}
    )
    assert dump["criteria"][0]["condition"] == {"operator": "BETWEEN", "fact": "age", "values": ["16", "29"]}


@pytest.mark.parametrize(
    ("raw", "field", "message"),
    [
        ({**MINIMAL, "sumary": "x"}, "sumary", "unknown field"),
        ({"slug": "x", "name": "X"}, "function", "missing"),
        ({**MINIMAL, "name": ""}, "name", "missing"),
        ({**MINIMAL, "name": {"fi": "X", "de": "X"}}, "name", "unknown language de"),
        ({**MINIMAL, "kind": "PALVELU"}, "kind", "Invalid enum value"),
        ({**MINIMAL, "url": 5}, "url", "put it in quotes"),
        ({**MINIMAL, "slug": "x" * 101}, "slug", "longer than 100"),
        ({**MINIMAL, "checked_on": "eilen"}, "checked_on", "Invalid RFC3339"),
        ({**MINIMAL, "steps": {}}, "steps", "not a list"),
        ({**MINIMAL, "steps": ["soita"]}, "steps[1]", "not a mapping"),
        ({**MINIMAL, "documents": [{"name": "B"}, {"nam": "B"}]}, "documents[2].nam", "unknown field"),
        (
            {**MINIMAL, "criteria": [{"effect": "REQUIRES", "group": 1, "condition": "ikä on 16"}]},
            "criteria[1].condition",
            "not a condition",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mistake_is_named(raw, field, message):
    assert message in errors(raw)[field]


def test_an_unquoted_municipality_code_is_refused():
    raw = {"code": 5, "name": "Alajärvi"}
    assert "put it in quotes" in errors(raw, DOCUMENTS["municipalities"])["code"]


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_a_new_row_has_the_defaults_of_the_struct(document):
    for each in (document, *document.children.values()):
        for column in each.columns:
            if isinstance(column, Plain) and not column.is_required:
                assert column.read(each.model()) == column.default, column.name


@pytest.mark.django_db
def test_what_is_written_is_read_back():
    fill_working_copy(everything())
    for entry in entries_of(everything()):
        row = entry.document.queryset().get(**{entry.document.key_name: entry.key})
        assert entry.document.read(row) == entry.dump
        assert row.loaded_digest == digest(entry.dump)


@pytest.mark.django_db
def test_the_release_survives_the_working_copy():
    fill_working_copy(everything())
    released = decode(working_copy.collect(), sections())
    assert released.catalogue == everything().catalogue
    assert released.sections == everything().sections


@pytest.mark.django_db
def test_what_is_for_editors_is_not_published():
    fill_working_copy()
    Service.objects.update(editor_note="summa ilman vuotta")
    row = SERVICES.queryset().get()
    assert SERVICES.read(row)["editor_note"] == "summa ilman vuotta"
    assert "editor_note" not in SERVICES.published(SERVICES.read(row))


@pytest.mark.django_db
def test_line_ends_of_a_browser_are_no_change():
    fill_working_copy(make_release(services=(make_service(old_names=("a", "b")),)))
    before = SERVICES.read(SERVICES.queryset().get())
    Service.objects.update(old_names="a\r\nb", summary_fi="Selvität, mihin pystyt.\r\n")
    assert SERVICES.read(SERVICES.queryset().get()) == before


@pytest.mark.django_db
def test_collecting_takes_as_many_queries_for_one_as_for_many():
    counts = set()
    for more in (0, 20):
        others = (make_full_service(slug=f"palvelu-{number}") for number in range(more))
        fill_working_copy(make_release(services=(make_full_service(), *others), providers=(make_provider(),)))
        with CaptureQueriesContext(connection) as queries:
            working_copy.collect()
        counts.add(len(queries))
    assert len(counts) == 1


def test_references_say_where_they_are():
    dump = SERVICES.parse({**MINIMAL, "steps": [{"kind": "CONTACT", "actor": "a", "text": "t", "via": "doctor"}]})
    assert [(r.path, r.model._meta.model_name, r.key) for r in SERVICES.references(dump)] == [
        ("function", "function", "f"),
        ("steps[1].via", "function", "doctor"),
    ]
