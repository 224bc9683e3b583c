"""The working copy goes back to the files it came from: the same bytes, and after an edit only what was edited."""

import dataclasses
import re
from copy import deepcopy

import pytest
import yaml
from django.core.management import call_command

from services_catalog import content_dump, content_text, loading
from services_catalog.content_dump import NotDumped
from services_catalog.content_files import read_content
from services_catalog.models import Authority, Service
from services_catalog.sections import sections
from tests.factories import make_release, write_files

SERVICES = """\
# Palvelut.

# ---------------------------------------------------------------- ensimmäiset
- slug: kuntoutusselvitys
  name: {fi: Kuntoutusselvitys, sv: Rehabiliteringsutredning}   # virallinen
  kind: SERVICE
  summary: >-
    Selvität,
    mihin pystyt.
  for_whom: |
    Olet työtön.
    Olet sairas.
  function: 'rehabilitation'
  # ensin tarve
  needs:    [ need_rehabilitation ]
  steps:
    # soitto
    - {kind: CONTACT, actor: Sinä, text: "Soita Kelaan."}
    - kind: APPLICATION   # hakemus
      actor: Sinä
      text: Hae Kelasta.

# toinen
- slug: toinen
  name: Toinen
  summary: "Selvität, mihin pystyt."
  function: rehabilitation
  checked_on: 2026-11-02
"""
TRANSLATIONS = """\
# Käännökset.
"Selvität, mihin pystyt.": {sv: "Du utreder vad du klarar.", en: "You find out what you can do."}
"Olet työtön.": {sv: "Du är arbetslös."}
"Olet sairas.": {sv: "Du är sjuk."}
"Soita Kelaan.": {sv: "Ring FPA."}
"""


@pytest.fixture
def site(tmp_path):
    """A small site's files; those of services and translations as people write them."""
    write_files(tmp_path, make_release())
    content = tmp_path / "catalogue" / "content"
    (content / "services.yaml").write_text(SERVICES)
    (content / "translations").mkdir()
    (content / "translations" / "services.yaml").write_text(TRANSLATIONS)
    return Site(tuple(dataclasses.replace(s, content=tmp_path / s.name / "content") for s in sections()))


class Site:
    def __init__(self, sections):
        self.sections = sections
        self.now = {(entry.document, entry.key): deepcopy(entry.dump) for entry in read_content(sections)}

    def entry(self, key):
        return next(dump for (_, name), dump in self.now.items() if name == key)

    def add(self, noun, key, **fields):
        document = next(d for section in self.sections for d in section.documents if d.name == noun)
        self.now[document, key] = {document.key_name: key, **fields}

    def remove(self, key):
        self.now = {full: dump for full, dump in self.now.items() if full[1] != key}

    def dump(self):
        return content_dump.dump(self.sections, self.now)

    def services(self):
        return self.dump().texts["catalogue/content/services.yaml"]

    def translations(self):
        return self.dump().texts["catalogue/content/translations/services.yaml"]


def test_what_nobody_has_changed_keeps_its_bytes(site):
    assert site.services() == SERVICES
    assert site.translations() == TRANSLATIONS


def test_of_an_edited_entry_only_the_edited_field_is_written_anew(site):
    site.entry("kuntoutusselvitys")["function"] = "rehabilitation2"
    site.now = {(d, "rehabilitation2" if k == "rehabilitation" else k): v for (d, k), v in site.now.items()}
    site.entry("rehabilitation2")["key"] = "rehabilitation2"
    site.entry("toinen")["function"] = "rehabilitation2"
    expected = SERVICES.replace("'rehabilitation'", "rehabilitation2").replace(
        "function: rehabilitation\n", "function: rehabilitation2\n"
    )
    assert site.services() == expected


def test_a_new_field_stands_where_the_others_have_it(site):
    site.entry("toinen")["rank"] = 7
    assert site.services() == SERVICES.replace("  checked_on: 2026-11-02", "  rank: 7\n  checked_on: 2026-11-02")


def test_a_field_that_was_emptied_is_gone(site):
    del site.entry("toinen")["checked_on"]
    assert site.services() == SERVICES.replace("  checked_on: 2026-11-02\n", "")


def test_of_an_edited_row_only_the_edited_field_is_written_anew(site):
    site.entry("kuntoutusselvitys")["steps"][1]["text"] = {"fi": "Hae kuntoutusta."}
    assert site.services() == SERVICES.replace("Hae Kelasta.", "Hae kuntoutusta.")


def test_a_new_row_leaves_the_others_as_they_were(site):
    site.entry("kuntoutusselvitys")["steps"].insert(1, {"kind": "START", "actor": {"fi": "A"}, "text": {"fi": "B"}})
    new = "    - {kind: START, actor: A, text: B}\n    - kind: APPLICATION   # hakemus"
    assert site.services() == SERVICES.replace("    - kind: APPLICATION   # hakemus", new)


def test_a_removed_row_takes_its_comment_along(site):
    del site.entry("kuntoutusselvitys")["steps"][0]
    gone = '    # soitto\n    - {kind: CONTACT, actor: Sinä, text: "Soita Kelaan."}\n'
    assert site.services() == SERVICES.replace(gone, "")


def test_a_removed_entry_takes_its_comment_along_and_leaves_the_heading(site):
    site.remove("toinen")
    assert site.services().endswith("text: Hae Kelasta.\n\n")
    site.remove("kuntoutusselvitys")
    assert site.services().startswith("# Palvelut.\n\n# ----")


def test_a_new_entry_stands_last_in_the_file_of_its_like(site):
    site.add("services", "kolmas", name={"fi": "Kolmas"}, function="rehabilitation")
    new = "- slug: kolmas\n  name: Kolmas\n  function: rehabilitation\n"
    dumped = site.dump()
    assert dumped.texts["catalogue/content/services.yaml"] == SERVICES + new
    assert dumped.new == ["services: kolmas"]


def test_ordered_entries_stand_in_their_order_without_numbers(site):
    facts = [key for key in site.now if key[0].name == "facts"]
    moved = {facts[-1]: site.now.pop(facts[-1])}
    site.now = {**moved, **site.now}
    content = yaml.safe_load(site.dump().texts["catalogue/content/facts.yaml"])
    assert [fact["key"] for fact in content] == [facts[-1][1], *(key for _, key in facts[:-1])]
    assert "position" not in content[0]


# Translations


def test_a_translation_changes_where_it_stands_when_all_agree(site):
    for key in ("kuntoutusselvitys", "toinen"):
        site.entry(key)["summary"]["sv"] = "Vad klarar du?"
    assert site.services() == SERVICES
    assert site.translations() == TRANSLATIONS.replace("Du utreder vad du klarar.", "Vad klarar du?")


def test_a_translation_of_one_entry_alone_is_said_in_the_entry(site):
    site.entry("toinen")["summary"]["sv"] = "Vad klarar du?"
    assert site.translations() == TRANSLATIONS
    assert '  summary: {fi: "Selvität, mihin pystyt.", sv: "Vad klarar du?"}' in site.services()


def test_a_translation_that_one_entry_does_not_want_is_emptied_there(site):
    del site.entry("toinen")["summary"]["sv"]
    assert '  summary: {fi: "Selvität, mihin pystyt.", sv: ""}' in site.services()


def test_one_line_of_many_is_changed_where_it_stands(site):
    site.entry("kuntoutusselvitys")["for_whom"]["sv"] = "Du är arbetslös.\nDu är inte frisk."
    assert site.translations() == TRANSLATIONS.replace("Du är sjuk.", "Du är inte frisk.")


def test_a_new_text_is_translated_beside_the_others_of_its_file(site):
    site.entry("toinen")["cost"] = {"fi": "Maksuton.", "sv": "Avgiftsfritt."}
    assert site.translations() == TRANSLATIONS + '"Maksuton.": {sv: "Avgiftsfritt."}\n'


def test_a_text_that_nobody_says_any_more_loses_its_translation(site):
    del site.entry("kuntoutusselvitys")["steps"][0]
    assert site.translations() == TRANSLATIONS.replace('"Soita Kelaan.": {sv: "Ring FPA."}\n', "")


# Texts that YAML would take for something else


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "null", "12", "2026-11-22", "- a", "a: b", "a #b", "'", '"', "{a", "*a", "&a", "!a", "%a", "@a", "`a"),
        *(
            "a\n  b",
            "a\n\nb",
            "a\n# b",
            "a\u2028b",
            "a\x85b",
            "a  b" * 60,
            "kyllä, ei " * 30 + "x",
            "a\tb",
            "| a",
            "> a",
        ),
    ],
)
def test_every_text_comes_back_as_it_was(site, text):
    site.entry("toinen")["summary"] = {"fi": text}
    site.entry("toinen")["editor_note"] = text
    site.entry("kuntoutusselvitys")["steps"][0]["text"] = {"fi": text, "sv": text}
    assert "toinen" in site.services()  # the dump reads its own files again before it gives them


def test_files_that_would_say_something_else_are_not_written(site, monkeypatch):
    site.entry("toinen")["summary"] = {"fi": "Uusi"}
    monkeypatch.setattr(content_text, "_text", lambda key, text, indent: [f"{key} vanha"])
    with pytest.raises(NotDumped, match="services: toinen"):
        site.dump()


# Our own content


@pytest.fixture(scope="module")
def real():
    return Site(sections())


def test_no_entry_of_ours_leans_on_another_by_an_anchor():
    """One could not be changed without changing the other."""
    for section in sections():
        for path in section.content.rglob("*.yaml"):
            events = yaml.parse(path.read_bytes(), yaml.CSafeLoader)
            assert not [event for event in events if getattr(event, "anchor", None)], path


def test_in_each_of_our_files_an_edit_touches_that_entry_only(real):
    touched = {}
    for (document, key), dump in real.now.items():
        texts = [name for name, value in dump.items() if isinstance(value, dict) and "fi" in value]
        if texts and document.name not in touched:
            touched[document.name] = key
            dump[texts[0]] = dict(dump[texts[0]], fi=f"{dump[texts[0]]['fi']} muutettu")
    dumped = real.dump()
    assert dumped.changed == [f"{noun}: {key}" for noun, key in touched.items()]
    root = content_dump.root_of(sections())
    for name, text in dumped.texts.items():
        if "/translations/" not in name:
            before, after = (
                {b.body for b in content_text.items(t.splitlines()).blocks} for t in ((root / name).read_text(), text)
            )
            assert len(before - after) == len(after - before) <= 1


@pytest.mark.django_db
def test_our_content_comes_back_from_the_database_byte_by_byte(tmp_path, capsys):
    loading.load(read_content(sections()), sections())
    call_command("dump_content", "--to", tmp_path)
    root = content_dump.root_of(sections())
    files = [path for section in sections() for path in section.content.rglob("*.yaml")]
    assert {path: (tmp_path / path.relative_to(root)).read_bytes() for path in files} == {
        path: path.read_bytes() for path in files
    }

    service, county = Service.objects.get(slug="tyokokeilu"), Authority.objects.get(slug="hva-lappi")
    service.cost_fi = "Muutettu hinta."
    service.save()
    county.contacts.filter(position=10).update(phone="", url="https://lapha.fi/uusi")
    capsys.readouterr()
    call_command("dump_content", "--to", tmp_path)
    said = capsys.readouterr().out
    assert re.findall("changed: .*", said) == ["changed: authorities: hva-lappi", "changed: services: tyokokeilu"]
    differing = {
        str(path.relative_to(root))
        for path in files
        if (tmp_path / path.relative_to(root)).read_bytes() != path.read_bytes()
    }
    assert {name for name in differing if "translations" not in name} == {
        "services_catalog/content/authorities/counties.yaml",
        "services_catalog/content/services/employment.yaml",
    }
