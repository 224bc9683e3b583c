"""The checklist for a professional who takes a remote service into use, and the ways that a service has."""

import pytest

from tests.desk.answers import posted, text

PAGE = "/ammattilaiselle/etapalvelu/"
LINES = ["Laite", "Yhteys", "Taidot", "Rauhallinen paikka", "Kieli ja tulkki", "Tunnistautuminen", "Suostumus"]
LATER = ["Tietosuoja", "Jos yhteys katkeaa", "Kuka auttaa", "Tapaaminen kasvokkain", "Seuranta"]


def test_the_checklist_names_what_to_make_sure_of(real, client):
    page = text(client.get(PAGE))
    assert [line for line in (*LINES, *LATER) if line not in page] == []


def test_each_way_says_what_it_demands(real, client):
    page = text(client.get(PAGE))
    ways = real.catalogue.delivery_modes
    assert {way.key for way in ways} == {"phone", "video", "online_group", "self_guided", "mobile", "chat"}
    assert [said.fi for way in ways for said in (way.name, *way.demands, way.instead) if said.fi not in page] == []


@pytest.mark.parametrize("path", ["/ammattilaiselle/", "/ammattilaiselle/palvelut/terveysasema-hoidon-arvio/"])
def test_the_checklist_is_found_where_it_is_needed(real, client, path):
    assert f'href="{PAGE}"' in client.get(path).content.decode()


def test_the_record_and_the_comparison_name_the_ways(real, client):
    record = text(client.get("/ammattilaiselle/palvelut/kriisipuhelin/"))
    compared = text(client.get("/ammattilaiselle/vertaa/?a=kriisipuhelin&b=uravalmennus"))
    assert "Onnistuu etänä: Puhelin, Chat" in record and "Onnistuu etänä: Puhelin, Chat" in compared
    assert "Onnistuu etänä (tapa ei tiedossa)" in compared


@pytest.mark.parametrize(("remote_use", "is_said"), [("yes", True), ("no", False)])
def test_the_card_says_how_it_goes_from_home_to_whom_travel_is_hard(real, client, remote_use, is_said):
    facts = {"life_situation": "unemployed", "age": 19, "goals": ["new_occupation"], "travel_barrier": "yes"}
    page = text(client.post("/ammattilaiselle/kartoitus/", posted(real, {**facts, "remote_use": remote_use})))
    assert ("Onnistuu etänä: Puhelin, Chat" in page) is is_said
