"""The advice as plain text for a client's plan: services, authorities, papers and deadlines, never an answer."""

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advice.desk.record import to_record
from advice.outcome import Card, Outcome
from services_catalog.catalogue import Catalogue
from services_catalog.conditions import Text


class Writer:
    def __init__(self, language: str) -> None:
        self.language = language
        self.lines: list[str] = []

    def words(self, text: Text) -> str:
        return text.translated(self.language)

    def heading(self, title: str) -> None:
        self.lines += [*([""] if self.lines else []), title.upper()]

    def line(self, label: str, text: str) -> None:
        if text:
            self.lines.append(f"  {label}: {text}")


def plan(outcome: Outcome, unknown: Iterable[Text], release, as_of, language: str) -> str:
    """Nothing that a client has said is in it, so it may be pasted anywhere."""
    writer = Writer(language)
    writer.heading(_("Suunnitelman pohja"))
    day = date_format(as_of, "j.n.Y")
    writer.lines.append(_("Kaiku, julkaisu %(number)s, %(day)s. Ei päätös.") % {"number": release.number, "day": day})
    if outcome.first:
        writer.heading(_("Ensimmäinen askel"))
        _first(writer, outcome.first)
    for title, cards in _parts(outcome):
        if cards:
            writer.heading(title)
            for number, card in enumerate(cards, 1):
                _service(writer, number, card, release.catalogue)
    names = [writer.words(text) for text in unknown]
    if names:
        writer.heading(_("Selvitettävä vielä"))
        writer.lines += [f"- {name}" for name in names]
    return "\n".join(writer.lines) + "\n"


def _parts(outcome: Outcome) -> Iterator[tuple[str, tuple[Card, ...]]]:
    yield _("Palvelut"), outcome.cards
    yield _("Toimeentulo"), outcome.money
    yield _("Muutoksenhaku"), outcome.rights
    yield _("Muut mahdollisuudet"), tuple(card for group in outcome.others for card in group.cards)


def _first(writer: Writer, card: Card) -> None:
    writer.lines.append(writer.words(card.gate.step.text) if card.gate else _("Ota yhteyttä ja kerro tilanteesi."))
    contact = card.contact.public_phone or card.contact.url
    writer.lines.append(", ".join(filter(None, (writer.words(card.opener.name), contact))))


def _service(writer: Writer, number: int, card: Card, catalogue: Catalogue) -> None:
    service = card.service
    writer.lines.append(f"{number}. {writer.words(service.title)}")
    writer.line(_("Vastuussa"), writer.words(card.authority.name))
    writer.line(_("Tee ensin"), writer.words(card.gate.step.text) if card.gate else "")
    papers = [writer.words(d.name) + (f" ({d.form})" if d.form else "") for d in service.documents]
    writer.line(_("Tarvitaan"), ", ".join(papers))
    writer.line(_("Määräaika"), writer.words(card.deadline))
    writer.line(_("Huomaa"), writer.words(service.caution))
    writer.line(_("Kirjaa"), " ".join(writer.words(line) for line in to_record(catalogue, service)))
    writer.line(_("Selvitä vielä"), ", ".join(writer.words(label) for label in card.missing))
    laws = [" ".join(filter(None, (b.law, b.number, b.sections))) for b in service.legal_basis]
    writer.line(_("Laki"), "; ".join(laws))
