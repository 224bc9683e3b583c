"""Kaiku speaks Swedish and English too; what is there in Finnish only is marked so."""

import ast
import gettext
import html
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver, resolve
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from advice.forms import QuestionForm
from advice.questionnaire import QuestionKind
from advice.templatetags.words import finnish, words
from services_catalog import releases
from services_catalog.client_texts import kind_of
from services_catalog.conditions import FactKind, Text
from services_catalog.plain_language import EASY, TextKind, measure, notes, notes_together
from services_catalog.sections import sections
from tests.advice.client import RESULT, START, question_of
from tests.factories import make_release, make_service, use_release
from tests.messages import messages as messages_in_sources

ROOT: Path = settings.BASE_DIR
UNREAD = {"script", "style"}
SPOKEN_ATTRIBUTES = {"alt", "aria-label", "content", "data-done", "placeholder", "title"}
VOID = {"br", "circle", "hr", "img", "input", "line", "link", "meta", "path"}
KELA = "kela-ammatillinen-kuntoutus"
PAGES = [
    "/",
    START,
    f"{START}1/",
    f"{START}2/",
    RESULT,
    f"{START}vastaukset/",
    "/hata/",
    "/evasteet/",
    "/tietoa/",
    "/tietosuoja/",
    "/saavutettavuus/",
    "/palaute/?sivu=/palvelut/",
    "/palaute/kiitos/",
    "/poista/",
    "/eiole/",
    "/palvelut/?kunta=698",
    "/palvelut/?q=qqqq&kunta=qqqq",
    f"/palvelut/{KELA}/?kunta=698",
    "/palvelut/sosiaalityo/",
    "/palvelut/aktivointijakso/?kunta=478",
    "/kuka-vastaa/",
    "/kuka-vastaa/?kunta=698&paiva=2024-12-31",
    "/kuka-vastaa/?kunta=148",
    "/saame/",
    "/upota/?kunta=698&palvelu=employment_services",
    "/upota/kuka-vastaa/?kunta=698",
    f"/upota/kuka-vastaa/?kunta=698&palvelu={KELA}",
    "/upota/kuka-vastaa/?kunta=qqqq",
    "/ammattilaiselle/",
    "/ammattilaiselle/kartoitus/",
    "/ammattilaiselle/palvelut/?q=kiila",
    f"/ammattilaiselle/palvelut/{KELA}/?kunta=698",
    "/ammattilaiselle/palvelut/aktivointijakso/",
    f"/ammattilaiselle/palvelut/{KELA}/reitti/?kunta=698",
    f"/ammattilaiselle/vertaa/?a={KELA}&b=tyokokeilu",
    "/ammattilaiselle/etapalvelu/",
    "/polku/",
    "/polku/palvelut/",
    "/polku/askel/1/",
    "/polku/tallenna/",
    "/polku/poista/",
    "/polku/vastuu/",
    "/polku/pohja/",
    "/polku/harjoitus/1/",
    "/ammattilaiselle/polku/",
    "/ammattilaiselle/segmentit/",
    "/ammattilaiselle/segmentit/everyday_support/",
    "/ammattilaiselle/ohjauksen-tasot/",
    "/ammattilaiselle/vaiheet/",
    "/ammattilaiselle/paketit/",
    "/ammattilaiselle/paketit/health_to_supported_work/",
    "/ammattilaiselle/toimijakartta/?kunta=698",
    "/ammattilaiselle/katvealueet/?kunta=698",
    "/ammattilaiselle/muutokset/",
    "/ammattilaiselle/harjoittelu/",
    "/ammattilaiselle/harjoittelu/KV-001/",
]

NO_PAGE = {  # they lead on, answer a form, or make a file; and the patterns are for developers
    *("leave", "refine", "patterns", "new", "proposal", "code", "open", "close", "agree", "update", "end", "propose"),
    *("step", "save", "html", "text", "calendar", "gap_table", "changes_feed"),
    "tell",
    *("template", "exercise"),  # the desk's; the client's are read
    *("begin", "ended"),  # of a preview, which is for those who make the site
}
OTHERS = [code for code, _ in settings.LANGUAGES if not code.startswith("fi")]

both = pytest.mark.parametrize("language", OTHERS)
every_file = pytest.mark.parametrize("language", [*OTHERS, "fi_Selko"])


@pytest.fixture(scope="session")
def messages():
    return messages_in_sources()


# How it is translated


def path_to(language, kind) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / f"django.{kind}"


def compiled(language) -> gettext.GNUTranslations:
    with path_to(language, "mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def edited(language) -> dict:
    """The entries of the file that people edit, plural forms under ``(msgid, number)``."""
    said = {}
    for entry in path_to(language, "po").read_text().split("\n\n")[1:]:
        field, fields = "", {}
        for line in entry.splitlines():
            if found := re.fullmatch(r'(?:(msg\S+) )?(".*")', line):
                field = found[1] or field
                fields[field] = fields.get(field, "") + ast.literal_eval(found[2])
        for field, text in fields.items():
            if form := re.fullmatch(r"msgstr(?:\[(\d)\])?", field):
                said[(fields["msgid"], int(form[1])) if form[1] else fields["msgid"]] = text
    return said


@both
def test_every_message_of_the_pages_is_translated(messages, language):
    speaks = compiled(language)
    assert len(messages) > 400
    assert sorted(message for message in messages if speaks.gettext(message) == message) == []


@every_file
def test_what_is_compiled_is_what_was_edited(language):
    entries = {key: text for key, text in compiled(language)._catalog.items() if key}
    assert entries == edited(language)


def test_only_messages_that_exist_have_easy_words(messages):
    assert sorted(message for message in edited("fi_Selko") if message not in messages | {""}) == []


def test_easy_words_are_easy():
    said = [text for message, text in edited("fi_Selko").items() if message]
    assert [note for text in said for note in notes(TextKind.EASY, text)] == []
    assert list(notes_together(measure(said), EASY)) == []


def test_messages_without_easy_words_are_said_in_plain_finnish():
    with translation.override("fi-selko"):
        assert translation.gettext("Katso palvelut") == "Katso palvelut"
        assert translation.gettext("Kuka vastaa?") == "Kuka auttaa?"


@every_file
def test_a_message_keeps_its_places_for_names_and_numbers(language):
    places = re.compile(r"%\(\w+\)s")
    said = {key if isinstance(key, str) else key[0]: text for key, text in edited(language).items()}
    assert [key for key, text in said.items() if set(places.findall(key)) != set(places.findall(text))] == []


# What the pages say


class Reader(HTMLParser):
    """What a screen reader would say in the page's own language."""

    def __init__(self, page) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        self.said += [(language, text) for name, text in attrs if name in SPOKEN_ATTRIBUTES and text]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_startendtag(self, tag, attrs):
        """Drawings."""

    def handle_endtag(self, tag):
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.open and self.open[-1][0] not in UNREAD and data.strip():
            self.said.append((self.open[-1][1], " ".join(data.split())))

    def in_language(self, language) -> list[str]:
        return [text for spoken, text in self.said if spoken == language]


def texts_of(value):
    """Every Text in the content."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from texts_of(getattr(value, field))
    elif isinstance(value, dict | list | tuple | set | frozenset):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_of(item)


@pytest.fixture
def answering(db, real_release, client):
    """Our own content, and a client who has answered a few questions and made a plan."""
    release = use_release(real_release)
    questionnaire = release.sections["advice"].client_questionnaire
    for place in range(1, 7):
        question = questionnaire.question(question_of(client.get(f"{START}{place}/")))
        answer = question.options[-1].code if question.options else "698"
        client.post(f"{START}{place}/", {"question": question.key, "answer": answer})
    client.post("/polku/uusi/", {"kysely": "kuntoutus"})
    yield client
    releases.use(None)


@pytest.fixture(scope="session")
def interface(messages):
    """A pattern of every Finnish message: phrases anywhere, a single word by itself."""
    said = {message: re.sub(r"%\\\(\w+\\\)s", ".+", re.escape(message)) for message in messages}
    phrases = [pattern for message, pattern in said.items() if re.search(r"\w [\w”]|:$", message)]
    single = [pattern for message, pattern in said.items() if pattern not in phrases]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)|^(?:{'|'.join(single)})$")


@pytest.fixture(scope="session")
def content(real_release):
    """The texts of the content by their Finnish; municipalities are names in every language."""
    names = {municipality.name.fi for municipality in real_release.catalogue.municipalities}
    texts = (*texts_of(real_release.catalogue), *texts_of(real_release.sections))
    return [text for text in texts if text.fi and text.fi not in names]


@pytest.mark.wcag("3.1.2")
def addresses(patterns, space=()):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, (*space, *filter(None, [pattern.namespace])))
        elif pattern.name and space and space[0] != "admin":
            yield ":".join((*space, pattern.name))


def test_every_page_is_among_those_that_are_read():
    with translation.override("fi"):
        read = {resolve(urlsplit(path).path).view_name for path in PAGES if path != "/eiole/"}
    unread = set(addresses(get_resolver().url_patterns)) - read
    assert sorted(name for name in unread if name.rpartition(":")[2] not in NO_PAGE) == []


@both
@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_nothing_in_finnish_unmarked(answering, interface, content, path, language):
    page = answering.get(f"/{language}{path}", follow=True)
    said = Reader(page.content.decode()).in_language(language)
    own = {getattr(text, language) for text in content}
    foreign = {text.fi for text in content} - own
    assert said
    assert [text for text in said if interface.search(text)] == []
    assert [text for text in said if text.rstrip(":.,") in foreign or text in foreign] == []


LINK = re.compile(r'<a href="([^"]*)" lang="\w+" hreflang')


@pytest.mark.parametrize("path", ["/", "/palvelut/sosiaalityo/", "/palvelut/?q=velat&amp;kunta=698", "/saame/"])
def test_an_address_is_the_same_in_every_language_but_for_its_beginning(answering, path):
    page = answering.get(html.unescape(f"/en{path}")).content.decode()
    assert LINK.findall(page) == [path, f"/fi-selko{path}", f"/sv{path}"]


def shows(client, text, language):
    use_release(make_release(services=(make_service(summary=text),)))
    return client.get(f"/{language}/palvelut/kuntoutusselvitys/").content.decode()


def test_one_line_says_that_part_of_the_page_is_in_finnish_only(client):
    missing = shows(client, Text("Selvität, mihin pystyt."), "sv")
    assert missing.count("En del av den här sidan finns bara på finska.") == 1
    assert missing.index("finns bara på finska") < missing.index("<h1")
    releases.use(None)


@pytest.mark.parametrize(
    ("path", "name"),
    [("/palvelut/sosiaalityo/", "Sosiaalihuoltolaki"), (f"{START}vastaukset/", "Rovaniemi"), ("/saame/", "Utsjoki")],
)
def test_names_of_laws_and_places_alone_do_not_make_that_line(answering, path, name):
    page = answering.get(f"/sv{path}").content.decode()
    assert name in page
    assert "bara på finska" not in page


def test_the_nearest_municipalities_alone_do_not_make_that_line(answering, real_release):
    questions = real_release.sections["advice"].client_questionnaire.questions
    place = next(q for q in questions if q.kind is QuestionKind.MUNICIPALITY)
    page = answering.post(f"/sv{START}4/", {"question": place.key, "typed": "Pyhä"}, follow=True).content.decode()
    assert "Pyhäjoki" in page
    assert "bara på finska" not in page


def test_a_page_in_easy_finnish_has_no_such_line(client):
    assert "vain suomeksi" not in shows(client, Text("Selvität, mihin pystyt."), "fi-selko")
    releases.use(None)


def test_an_error_quotes_the_answer_in_the_language_of_the_page(real_release):
    question = real_release.sections["advice"].client_questionnaire.question("vaiva")
    form = QuestionForm(question, real_release.catalogue, data=MultiValueDict({"answer": ["ei-mitaan", "kipu"]}))
    with translation.override("sv"):
        assert not form.is_valid()
    assert f"”{question.option('ei-mitaan').label.sv}”" in form.error


# What cannot be marked where it is said


def read_by_clients(content, kinds):
    """The texts of a release that clients read, wherever they stand in it."""
    if isinstance(content, tuple):
        for item in content:
            yield from read_by_clients(item, kinds)
    elif isinstance(content, msgspec.Struct) and getattr(content, "audience", "client") == "client":
        for field in content.__struct_fields__:
            value = getattr(content, field)
            if isinstance(value, Text) and kind_of(kinds, type(content).__name__, field):
                yield value
            yield from read_by_clients(value, kinds)


@both
def test_what_clients_read_of_the_content_is_translated(real_release, language):
    kinds = {name: kind for section in sections() for name, kind in section.client_texts.items()}
    texts = [*read_by_clients(real_release.catalogue, kinds), *read_by_clients(real_release.sections["advice"], kinds)]
    assert len(texts) > 2_000
    assert [text.fi for text in texts if text.fi and not getattr(text, language)] == []


@both
def test_what_becomes_part_of_a_sentence_is_translated(real_release, language):
    facts = [f for f in real_release.catalogue.vocabulary.values() if f.kind is not FactKind.MUNICIPALITY]
    questions = [q for each in real_release.sections["advice"].questionnaires for q in each.questions]
    texts = [fact.label for fact in facts] + [value.label for fact in facts for value in fact.values]
    texts += [option.label for question in questions for option in question.options]
    assert [text.fi for text in texts if not getattr(text, language)] == []


@pytest.mark.wcag("3.1.2")
@both
def test_what_a_payer_is_shown_by_is_translated(real_release, language):
    catalogue = real_release.catalogue
    rows = [row for function in catalogue.functions for row in function.responsibilities if row.situation]
    shown = [row.note or catalogue.situation[row.situation].name for row in rows]
    assert sorted({text.fi for text in shown if not getattr(text, language)}) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("fi", "Kuntalaki 410/2015"), ("sv", '<span translate="no" lang="fi">Kuntalaki 410/2015</span>')],
)
def test_a_law_is_marked_as_finnish(language, said):
    with translation.override(language):
        assert finnish("Kuntalaki 410/2015") == said


@pytest.mark.parametrize(
    ("name", "tag"),
    [("På svenska", "sv"), ("Davvisámegiella", "se"), ("Anarâškielâ", "smn"), ("Nuõrttsääʹmǩiõll", "sms")],
)
def test_a_language_named_in_itself_is_marked_as_that_language(real_release, name, tag):
    options = real_release.sections["advice"].client_questionnaire.question("kieli").options
    assert name in {option.label.fi for option in options}
    for page in ("fi", "fi-selko", "en"):
        with translation.override(page):
            assert words(Text(name, name, name)) == f'<span translate="no" lang="{tag}">{name}</span>'


def test_a_language_without_any_translation_is_spoken_to_in_finnish_marked_so():
    with translation.override("se"):
        assert words(Text("Soita Kelaan.", "Ring FPA.")) == '<span lang="fi">Soita Kelaan.</span>'
