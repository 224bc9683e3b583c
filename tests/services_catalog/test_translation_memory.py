import pytest

from services_catalog import translation_memory
from services_catalog.translation_memory import InvalidTranslation, translate

MEMORY = {
    "Soita Kelaan.": {"sv": "Ring FPA.", "en": "Call Kela."},
    "Olet työtön": {"sv": "Du är arbetslös", "en": "You are unemployed"},
    "Olet sairas": {"sv": "Du är sjuk", "en": "You are ill"},
}


def test_a_text_gets_its_translations_whatever_its_spaces():
    assert translate({"fi": "Soita  Kelaan."}, MEMORY)["en"] == "Call Kela."


def test_the_entrys_own_translation_wins():
    text = {"fi": "Soita Kelaan.", "sv": "Kontakta FPA."}
    assert translate(text, MEMORY)["sv"] == "Kontakta FPA."


def test_lines_are_remembered_one_by_one():
    assert translate({"fi": "Olet työtön\nOlet sairas\n"}, MEMORY)["sv"] == "Du är arbetslös\nDu är sjuk"


def test_a_text_with_a_missing_line_stays_finnish():
    assert translate({"fi": "Olet työtön\nOlet eläkkeellä"}, MEMORY) == {"fi": "Olet työtön\nOlet eläkkeellä"}


def test_only_the_languages_that_are_asked_for_are_remembered():
    assert translate({"fi": "Olet sairas"}, MEMORY, ["en"]) == {"fi": "Olet sairas", "en": "You are ill"}


def test_two_files_may_translate_one_text(tmp_path):
    folder = tmp_path / translation_memory.FOLDER
    folder.mkdir()
    (folder / "a.yaml").write_text('Olet sairas: {sv: "Du är sjuk"}')
    (folder / "b.yaml").write_text('Olet sairas: {easy: "Olet kipeä"}')
    assert translation_memory.read([tmp_path]) == {"Olet sairas": {"sv": "Du är sjuk", "easy": "Olet kipeä"}}


@pytest.mark.parametrize("content", ["- a list\n", "Soita: {de: Ruf an}\n"])
def test_a_file_of_another_form_is_named(tmp_path, content):
    folder = tmp_path / translation_memory.FOLDER
    folder.mkdir()
    (folder / "wrong.yaml").write_text(content)
    with pytest.raises(InvalidTranslation, match="wrong.yaml"):
        translation_memory.read([tmp_path])
