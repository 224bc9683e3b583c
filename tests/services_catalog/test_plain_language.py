"""Plain Finnish, as far as it can be measured without a dictionary."""

import io

import pytest
from django.core.management import CommandError, call_command

from services_catalog.plain_language import (
    EASY,
    PLAIN,
    ClientText,
    TextKind,
    measure,
    notes,
    notes_together,
    review,
    sentences,
)
from services_catalog.sections import text_kind, texts_for_clients

SHORT = "Soita Kelaan ja kysy apua."


def of_words(count) -> str:
    return "Sana " + "sana " * (count - 2) + "sana."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Soita Kelaan. Kysy apua!", ["Soita Kelaan.", "Kysy apua!"]),
        ("Tuo paperit\nTuo kortti", ["Tuo paperit", "Tuo kortti"]),
        ("Hae 1.2. Kelasta, esim. Oulusta.", ["Hae 1.2. Kelasta, esim. Oulusta."]),
        ("Soita numeroon 112. Kerro hätä.", ["Soita numeroon 112.", "Kerro hätä."]),
    ],
    ids=["full stops", "lines", "a date and an abbreviation", "a number at the end"],
)
def test_a_sentence_ends_where_a_reader_ends_it(said, expected):
    assert sentences(said) == expected


@pytest.mark.parametrize(
    ("kind", "fits", "too_long"),
    [
        (TextKind.RUNNING, of_words(18), of_words(19)),
        (TextKind.EASY, of_words(12), of_words(13)),
        (TextKind.QUESTION, of_words(14), of_words(15)),
        (TextKind.OPTION, of_words(8), of_words(9)),
        (TextKind.HINT, SHORT, f"{SHORT} {SHORT}"),
    ],
)
def test_each_kind_of_text_has_its_own_length(kind, fits, too_long):
    assert list(notes(kind, fits)) == []
    assert len(list(notes(kind, too_long))) == 1


@pytest.mark.parametrize("said", ["Sinulla ei ole oikeutta rahaan.", "Et ole oikeutettu tukeen.", "Hakemus hylätään."])
def test_nobody_is_told_that_they_are_not_entitled(said):
    assert any("Vain viranomainen päättää" in note for note in notes(TextKind.RUNNING, said))


def test_an_office_word_comes_with_an_everyday_one():
    assert list(notes(TextKind.RUNNING, "Soita, mikäli voit.")) == ["”mikäli”: kirjoita mieluummin jos."]


@pytest.mark.parametrize(
    ("said", "about"),
    [
        (of_words(11) * 3, "keskimäärin"),
        (f"{of_words(16)} {of_words(17)} {SHORT}", "Yli 15 sanan"),
        ("Hae työkyvyttömyyseläkettä tai kuntoutussuunnitelmaa.", "kirjaimen"),
        ("Hakemuksesta ratkaistaan ensisijaisesti toimeentulo.", "LIX"),
    ],
)
def test_what_is_heavy_as_a_whole_is_said(said, about):
    assert any(about in note for note in notes_together(measure([said]), PLAIN))


def test_one_long_word_is_allowed_in_a_short_text_but_three_hundred_words_allow_eighteen():
    assert list(notes_together(measure([f"Hae kuntoutussuunnitelmaa. {SHORT}"]), PLAIN)) == []
    long = "kuntoutussuunnitelmaa " * 18
    assert len(measure([long]).long_words) == 18
    assert not any("kirjaimen" in n for n in notes_together(measure([long, *[SHORT] * 60]), PLAIN))


def test_a_word_that_the_glossary_explains_may_be_long():
    said = "Hae kuntoutussuunnitelmaa tai työkyvyttömyyseläkettä."
    assert measure([said], ["kuntoutussuunnitelm"]).long_words == ("työkyvyttömyyseläkettä",)


def test_easy_finnish_has_tighter_limits():
    said = measure(["Hae apua Kelasta heti tänään tai viimeistään huomenna, jos voit."])
    assert list(notes_together(said, PLAIN)) == []
    assert any("keskimäärin" in note for note in notes_together(said, EASY))


def test_two_pages_do_not_share_a_heading():
    same = [ClientText(TextKind.NAME, owner, "Service.plain_name", "Tukea arkeen") for owner in ("a", "b")]
    assert list(review(same)) == ["b: Service.plain_name: sama otsikko kuin kohteessa a: ”Tukea arkeen”"]


def test_a_field_that_only_professionals_read_is_free():
    assert text_kind("Service", "summary") is TextKind.RUNNING
    assert text_kind("Service", "professional_note") is None
    assert text_kind("Service", "summary_easy") is TextKind.EASY
    assert text_kind("AnswerOption", "label_easy") is TextKind.OPTION


def test_texts_are_found_where_they_stand_with_the_way_to_them(real_release):
    found = texts_for_clients(real_release)
    owners = {(text.owner, text.field) for text in found}
    assert ("sosiaalityo", "RouteStep.text") in owners
    assert ("kuntoutus/tilanne", "AnswerOption.label") in owners
    assert not any(owner.startswith("kartoitus") for owner, _ in owners)


def test_the_command_measures_a_text_from_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(of_words(13)))
    call_command("lint_language", "--text")
    monkeypatch.setattr("sys.stdin", io.StringIO(of_words(13)))
    with pytest.raises(CommandError, match="notes"):
        call_command("lint_language", "--text", "--easy")
    assert "enintään 12" in capsys.readouterr().out
