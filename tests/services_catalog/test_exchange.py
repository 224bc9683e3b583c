"""Services and contacts as CSV: shown before they are taken in, taken in as shown, and never by half."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from services_catalog import spreadsheet
from services_catalog.accounts.roles import Role
from services_catalog.conditions import Text
from services_catalog.exchange import CONTACTS, SERVICES, plan
from services_catalog.models import Authority, ContactPoint, Revision, Service
from tests.factories import (
    fill_working_copy,
    make_authority,
    make_contact,
    make_full_service,
    make_provider,
    make_release,
    make_service,
)
from tests.people import make_person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
IMPORT = "/hallinta/services_catalog/service/tuo/"


@pytest.fixture(autouse=True)
def filled():
    contacts = (make_contact(), make_contact(name=Text("Toinen"), phone="+358 29 1", hours=Text("9–16", "kl 9–16")))
    services = (make_full_service(), make_service(slug="toinen", plain_name=Text("-Toinen"), old_names=("a", "b")))
    authorities = (make_authority(contacts=contacts),)
    fill_working_copy(make_release(services=services, authorities=authorities, providers=(make_provider(),)))


def anybody(*arguments):
    return ""


def table(sheet):
    text = sheet.export()
    assert text.startswith(spreadsheet.BOM)
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


def lines(*rows, delimiter=";"):
    return "\r\n".join(delimiter.join(row) for row in rows)


def planned(sheet, *rows):
    return plan(sheet, lines(*rows), anybody)


def mistake(sheet, *rows):
    found = planned(sheet, *rows)
    assert not found.changes or len(found.mistakes) == 1
    return found.mistakes[0]


# Out


@pytest.mark.parametrize("sheet", [SERVICES, CONTACTS], ids=lambda sheet: sheet.name)
def test_what_was_taken_out_and_in_again_changes_nothing(sheet):
    found = plan(sheet, sheet.export(), anybody)
    assert (found.mistakes, found.changes) == ([], [])


def test_a_service_is_a_row_with_its_texts_by_language():
    row = next(row for row in table(SERVICES) if row["slug"] == "kuntoutusselvitys")
    assert (row["name_fi"], row["name_sv"]) == ("Kuntoutusselvitys", "Rehabiliteringsutredning")
    assert row["phases"] == "ASSESSMENT_PLANNING\nREHABILITATION"


def test_a_contact_is_a_row_with_its_owner_and_number():
    rows = [(row["noun"], row["slug"], row["number"], row["name_fi"]) for row in table(CONTACTS)]
    assert rows[1:] == [("authorities", "kela", "2", "Toinen"), ("providers", "eduro", "1", "Asiakaspalvelu")]


def test_no_cell_is_a_formula():
    assert table(CONTACTS)[1]["phone"] == "'+358 29 1"
    assert next(row for row in table(SERVICES) if row["slug"] == "toinen")["plain_name_fi"] == "'-Toinen"


# What would change


def test_only_the_columns_of_the_table_change():
    found = planned(SERVICES, ["slug", "summary_sv", "rank"], ["toinen", "Ny text", "7"])
    before, after = found.before["services", "toinen"], found.after["services", "toinen"]
    assert after == {**before, "summary": {**before["summary"], "sv": "Ny text"}, "rank": 7}
    assert [(c.line, c.label, [d.after for d in c.differences]) for c in found.changes] == [
        (2, "-Toinen", ["Ny text", "7"])
    ]


def test_an_empty_cell_empties_the_field():
    found = planned(SERVICES, ["slug", "plain_name_fi", "old_names"], ["toinen", "", ""])
    assert not {"plain_name", "old_names"} & set(found.after["services", "toinen"])


def test_a_finnish_day_is_a_date():
    found = planned(CONTACTS, ["noun", "slug", "number", "checked_on"], ["authorities", "kela", "1", "2.11.2026"])
    assert found.after["authorities", "kela"]["contacts"][0]["checked_on"] == "2026-11-02"


def test_the_next_number_adds_a_contact():
    found = planned(CONTACTS, ["noun", "slug", "number", "name_fi"], ["providers", "eduro", "2", "Vaihde"])
    assert found.after["providers", "eduro"]["contacts"][1] == {"name": {"fi": "Vaihde"}}


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_other_delimiters_are_read_too(delimiter):
    found = plan(SERVICES, lines(["slug", "rank"], ["toinen", "7"], delimiter=delimiter), anybody)
    assert found.after["services", "toinen"]["rank"] == 7


# What is wrong


@pytest.mark.parametrize(
    "header, row, column, says, allowed",
    [
        ("slug;rank", "eiole;7", "slug", "tunnistetta 'eiole' ei ole", "luettelossa"),
        ("slug;kind", "toinen;PALVELU", "kind", "PALVELU", "SERVICE, BENEFIT"),
        ("slug;rank", "toinen;monta", "rank", "monta", "kokonaisluku"),
        ("slug;valid_from", "toinen;eilen", "valid_from", "eilen", "22.11.2026"),
        ("slug;name_fi", "toinen;", "name_fi", "pakollinen", ""),
        ("slug;name_fi", f"toinen;{'a' * 301}", "name_fi", "ei kelpaa", "enintään 300"),
        ("slug;function", "toinen;eiole", "function", "'eiole': ei ole", ""),
        ("slug;needs", "toinen;eiole", "needs", "'eiole': ei ole", ""),
        ("slug;valid_from;valid_to", "toinen;2027-01-01;2026-01-01", "", "", ""),
        ("slug;hinta", "toinen;7", "hinta", "tuntematon sarake", "summary_fi"),
        ("nimi;rank", "toinen;7", "slug", "sarake puuttuu", ""),
    ],
)
def test_a_bad_row_of_a_service_is_named(header, row, column, says, allowed):
    found = mistake(SERVICES, header.split(";"), row.split(";"))
    assert (found.line, found.column) == (1 if "sarake" in found.message else 2, column)
    assert says in found.message
    assert allowed in found.allowed


@pytest.mark.parametrize(
    "row, column, says",
    [
        ("services;kela;1;", "noun", "tuntematon laji 'services'"),
        ("authorities;eiole;1;", "slug", "tunnistetta 'eiole' ei ole"),
        ("authorities;kela;4;", "number", "numeroa '4' ei ole"),
        ("authorities;kela;x;", "number", "numeroa 'x' ei ole"),
        ("authorities;kela;1;eiole", "functions", "'eiole': ei ole"),
    ],
)
def test_a_bad_row_of_a_contact_is_named(row, column, says):
    found = mistake(CONTACTS, ["noun", "slug", "number", "functions"], row.split(";"))
    assert (found.line, found.column) == (2, column)
    assert says in found.message


def test_a_phone_without_a_source_is_named():
    row = ["providers", "eduro", "1", "020 1", ""]
    found = mistake(CONTACTS, ["noun", "slug", "number", "phone", "source"], row)
    assert found.message == "Puhelinnumerolla on oltava lähde."


def test_a_row_that_comes_twice_is_named():
    found = mistake(SERVICES, ["slug", "rank"], ["toinen", "7"], ["toinen", "8"])
    assert (found.line, found.message) == (3, "sama kuin rivillä 2")


@pytest.mark.parametrize(
    "raw, says",
    [
        ("slug;rank\ntoinen;ä".encode("latin-1"), "UTF-8"),
        ("slug;rank".encode("utf-16"), "UTF-8"),
        (b"", "tyhj"),
        (b'slug;rank\n"toinen;7', "lainausmerkit"),
        (b"slug;slug\na;b", "kahdesti"),
        (b"slug\na;b", "enemmän soluja"),
        (b"slug;rank\n" + b"a" * spreadsheet.SIZE, "liian suuri"),
    ],
)
def test_a_file_that_is_no_table_is_refused(raw, says):
    with pytest.raises(spreadsheet.Unreadable, match=says):
        spreadsheet.read(spreadsheet.decoded(raw))


# In the admin


def send(client, *rows, address=IMPORT):
    file = SimpleUploadedFile("taulukko.csv", lines(*rows).encode())
    return client.post(address, {"file": file, "why": "Uusi hinnasto"})


def confirm(client, shown, address=IMPORT):
    return client.post(address, {"plan": shown.context["sealed"]}, follow=True)


RANK = (["slug", "rank"], ["toinen", "7"])


def test_the_list_offers_the_table(admin_client):
    page = admin_client.get(reverse("admin:services_catalog_service_changelist")).content.decode()
    assert IMPORT in page
    answer = admin_client.get("/hallinta/services_catalog/service/vie/")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.decode() == SERVICES.export()


def test_nothing_is_saved_before_it_was_shown(admin_client):
    shown = send(admin_client, *RANK)
    assert "Rivi 2: -Toinen" in shown.content.decode()
    assert Service.objects.get(slug="toinen").rank == 50


def test_what_was_shown_is_taken_in_and_told_in_the_history(admin_client):
    confirm(admin_client, send(admin_client, *RANK))
    assert Service.objects.get(slug="toinen").rank == 7
    revision = Revision.objects.get(key="toinen", kind=Revision.Kind.CHANGED)
    assert (revision.who, revision.why) == ("admin", "Uusi hinnasto")


def test_one_bad_row_keeps_all_out(admin_client):
    shown = send(admin_client, *RANK, ["eiole", "8"])
    assert "Mitään ei tuotu" in shown.content.decode()
    assert "sealed" not in shown.content.decode()
    confirm(admin_client, shown)
    assert Service.objects.get(slug="toinen").rank == 50


def test_what_somebody_changed_meanwhile_is_shown_first(admin_client):
    shown = send(admin_client, *RANK)
    Service.objects.filter(slug="toinen").update(cost_fi="Maksuton.")
    again = confirm(admin_client, shown)
    assert "Joku muu tallensi" in again.content.decode()
    assert Service.objects.get(slug="toinen").rank == 50
    confirm(admin_client, again)
    assert Service.objects.values_list("rank", "cost_fi").get(slug="toinen") == (7, "Maksuton.")


def test_a_plan_that_was_not_made_here_is_refused(admin_client):
    assert "vanhentunut" in admin_client.post(IMPORT, {"plan": "omatekoinen"}, follow=True).content.decode()


def test_rows_of_a_service_that_the_table_does_not_have_stay_the_same_rows(admin_client):
    service = Service.objects.get(slug="kuntoutusselvitys")
    before = list(service.criteria.values_list("pk", flat=True))
    confirm(admin_client, send(admin_client, ["slug", "rank"], ["kuntoutusselvitys", "7"]))
    assert list(service.criteria.values_list("pk", flat=True)) == before


def test_a_contact_is_taken_in(admin_client):
    address = "/hallinta/services_catalog/authority/tuo/"
    rows = (["noun", "slug", "number", "phone"], ["authorities", "kela", "2", "'+358 29 2"])
    confirm(admin_client, send(admin_client, *rows, address=address), address)
    assert list(Authority.objects.get().contacts.values_list("phone", flat=True)) == ["020 692 205", "+358 29 2"]
    assert ContactPoint.objects.filter(hours_sv="kl 9–16").count() == 1


def test_an_editor_changes_texts_by_table_but_no_needs():
    client = signed_in(make_person(Role.EDITOR))
    assert "Rivi 2" in send(client, ["slug", "cost_fi"], ["toinen", "Maksuton."]).content.decode()
    refused = send(client, ["slug", "needs"], ["toinen", ""]).content.decode()
    assert "sinulla ei ole oikeutta" in refused


def test_a_viewer_takes_out_but_not_in():
    client = signed_in(make_person(Role.VIEWER))
    assert client.get("/hallinta/services_catalog/service/vie/").status_code == 200
    assert client.get(IMPORT).status_code == 403
