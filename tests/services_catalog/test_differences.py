import pytest

from services_catalog.differences import Difference, Noun, differences
from services_catalog.labels import noun_of
from services_catalog.sections import documents

STEP = Noun(
    name="Reitin askel", fields={"kind": "laji", "text": "mitä tehdään"}, choices={"kind": {"START": "aloitus"}}
)
VALUE = Noun(name="Arvo", key="code", fields={"code": "koodi", "label": "nimi"})
SERVICE = Noun(
    name="Palvelu",
    fields={"name": "nimi", "rank": "sija", "remote": "etänä", "needs": "tarpeet", "checked_on": "tarkistettu"},
    rows={"steps": STEP, "values": VALUE},
)


def step(text, kind="CONTACT", **languages):
    return {"kind": kind, "text": {"fi": text, **languages}}


def found(before, after):
    return differences(SERVICE, before, after)


def rows(before, after):
    return found({"steps": before}, {"steps": after})


def test_each_language_of_a_text_is_a_difference_of_its_own():
    before, after = {"name": {"fi": "A", "sv": "B"}}, {"name": {"fi": "A", "sv": "C", "easy": "D"}}
    assert found(before, after) == [Difference("nimi (sv)", "B", "C"), Difference("nimi (selko)", "", "D")]


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        ("rank", 50, 10, ("50", "10")),
        ("rank", 50, 0, ("50", "0")),
        ("remote", {"operator": "IN", "fact": "age", "values": ["18"]}, None, ("age IN 18", "")),
        ("remote", {"age": 18}, None, ('{\n  "age": 18\n}', "")),
        ("remote", True, None, ("kyllä", "")),
        ("needs", ["a", "b"], ["a"], ("a\nb", "a")),
        ("checked_on", "2026-11-02", "2026-02-30", ("2.11.2026", "2026-02-30")),
    ],
)
def test_values_are_said_in_words(name, before, after, words):
    [difference] = found({name: before}, {name: after} if after is not None else {})
    assert difference[1:] == words


def test_a_changed_row_is_told_by_its_place_and_field():
    before = [step("Soita Kelaan."), step("Täytä hakemus verkossa.", sv="Fyll i ansökan.")]
    after = [step("Soita Kelaan."), step("Täytä hakemus verkossa.", sv="Fyll i ansökan på webben.")]
    [difference] = rows(before, after)
    assert difference == ("Reitin askel 2 › mitä tehdään (sv)", "Fyll i ansökan.", "Fyll i ansökan på webben.")


def test_an_inserted_row_is_one_difference_and_shifts_nothing():
    before = [step("Soita Kelaan."), step("Täytä hakemus."), step("Odota päätöstä.")]
    [difference] = rows(before, [step("Käy lääkärissä ensin.", "START"), *before])
    assert difference == ("Reitin askel 1", "", "laji: aloitus\nmitä tehdään: Käy lääkärissä ensin.")


def test_a_removed_row_is_one_difference():
    before = [step("Soita Kelaan."), step("Täytä hakemus."), step("Odota päätöstä.")]
    [difference] = rows(before, before[1:])
    assert difference == ("Reitin askel 1", "laji: CONTACT\nmitä tehdään: Soita Kelaan.", "")


def test_a_new_order_is_one_difference():
    [difference] = rows([step("Soita."), step("Hae.")], [step("Hae."), step("Soita.")])
    assert difference.path == "Reitin askel: järjestys"
    assert difference.after == "1. CONTACT · Hae.\n2. CONTACT · Soita."


def test_rows_with_a_key_are_told_apart_by_it():
    before = {"values": [{"code": "a", "label": {"fi": "Yksi"}}]}
    after = {"values": [{"code": "b", "label": {"fi": "Yksi"}}, {"code": "a", "label": {"fi": "Kaksi"}}]}
    paths = [difference.path for difference in found(before, after)]
    assert paths == ["Arvo 1", "Arvo 2 › nimi"]


def test_the_same_is_no_difference():
    same = {"name": {"fi": "A"}, "steps": [step("Soita.")]}
    assert found(same, same) == []


def test_every_document_has_labels_for_all_that_it_keeps():
    for document in documents():
        noun = noun_of(document)
        assert set(noun.fields) | set(noun.rows) >= set(document.struct.__struct_fields__)


def test_labels_are_those_of_the_form():
    [service] = [document for document in documents() if document.name == "services"]
    steps = {"steps": [{"via": "a", "text": {"sv": "b"}}]}
    paths = [difference.path for difference in differences(noun_of(service), {"status": "ENDED"}, steps)]
    assert paths == ["tila", "Reitin askel 1"]
    words = differences(noun_of(service), {}, steps)[0].after
    assert words == "mitä tehdään (sv): b\nminkä kautta: a"
