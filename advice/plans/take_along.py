"""A plan as plain text with headings for case management, and as a calendar of its dates. No name, no answers."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from advice.desk.plan import Writer
from advice.plans import words
from advice.plans.shown import Shown, Task
from advice.plans.structure import Part, Structure


def day(value: dt.date) -> str:
    return date_format(value, "j.n.Y")


def plain_text(shown: Shown, structure: Structure | None, language: str) -> str:
    writer = Writer(language)
    writer.heading(_("Oma polku"))
    made = {"made": day(shown.plan.made_on), "number": shown.release.number, "today": day(shown.as_of)}
    writer.lines.append(_("Tehty %(made)s, Kaiku, julkaisu %(number)s. Tulostettu %(today)s. Ei päätös.") % made)
    writer.heading(_("Palvelut"))
    writer.lines += [f"- {writer.words(service.title)}" for service in shown.services]
    if structure:
        writer.heading(writer.words(structure.template.name))
        for part in structure.parts:
            _part(writer, part)
    writer.heading(_("Askeleet"))
    for task in shown.tasks:
        _step(writer, task)
    if shown.papers:
        writer.heading(_("Paperit"))
        for paper in shown.papers:
            serves = ", ".join(writer.words(service.title) for service in paper.services)
            form = f" ({paper.document.form})" if paper.document.form else ""
            writer.lines.append(f"- {writer.words(paper.document.name)}{form}: {serves}")
    if shown.money:
        writer.heading(_("Raha sillä aikaa"))
        writer.lines += [f"- {writer.words(s.title)}: {writer.words(s.money_meanwhile)}" for s in shown.money]
    writer.heading(_("Vastuutyöntekijä ja tarkistus"))
    writer.lines += _agreement(writer, shown)
    return "\n".join(writer.lines) + "\n"


def _part(writer: Writer, part: Part) -> None:
    writer.lines.append(writer.words(part.part.name))
    writer.line(_("Tavoitteet"), "; ".join(writer.words(goal.words) for goal in part.chosen) or "–")
    writer.line(_("Palvelut"), ", ".join(writer.words(service.title) for service in part.services))


def _step(writer: Writer, task: Task) -> None:
    writer.lines.append(f"{task.place}. {' '.join(writer.words(text) for text in task.step.texts)}")
    writer.line(_("Tila"), str(words.STATES[task.state]))
    writer.line(_("Kuka tekee"), str(words.OWNERS[task.owner]))
    writer.line(_("Mihin mennessä"), day(task.target))
    writer.line(_("Vastuussa"), writer.words(task.authority.name))
    writer.line(_("Yhteys"), task.contact.public_phone or task.contact.url)
    writer.line(_("Asiakirja"), ", ".join(filter(None, [writer.words(task.step.document), *task.step.forms])))
    if task.mark.meeting_at:
        writer.line(_("Etätapaaminen"), date_format(task.mark.meeting_at, "j.n.Y G.i"))
    if task.reason:
        writer.line(_("Miksi pysähtyi"), writer.words(task.reason.name))


def _agreement(writer: Writer, shown: Shown) -> list[str]:
    agreed = shown.plan.agreement
    if agreed.role is None or agreed.review_on is None:
        return [_("Ei vielä sovittu.")]
    return [
        f"{words.ROLES[agreed.role]}, {writer.words(shown.organisation)}",
        f"{_('Seuraava tarkistus')}: {day(agreed.review_on)}",
    ]


def calendar(shown: Shown, language: str) -> bytes:
    """The open steps on their dates and the next review; RFC 5545."""
    file = Calendar()
    file.add("prodid", "-//Kaiku//Oma polku//FI")
    file.add("version", "2.0")
    for task in shown.tasks:
        if task.is_open:
            if task.mark.meeting_at:
                file.add_component(_meeting(task, language))
            contact = " ".join(filter(None, [task.authority.name.translated(language), task.contact.public_phone]))
            file.add_component(_event(task.step.key, task.target, task.step.texts[0].translated(language), contact))
    if shown.plan.agreement.review_on:
        file.add_component(_event("review", shown.plan.agreement.review_on, _("Polun tarkistus"), ""))
    return file.to_ical()


def _meeting(task: Task, language: str) -> Event:
    event = Event()
    at = timezone.make_aware(task.mark.meeting_at)
    event.add("uid", f"{task.step.key.replace('/', '-')}-meeting@kaiku")
    event.add("dtstamp", at)
    event.add("dtstart", at)
    event.add("summary", f"{_('Etätapaaminen')}: {task.step.texts[0].translated(language)}")
    event.add("url", task.mark.meeting)
    return event


def _event(key: str, on: dt.date, summary: str, description: str) -> Event:
    event = Event()
    event.add("uid", f"{key.replace('/', '-')}@kaiku")
    event.add("dtstamp", dt.datetime(on.year, on.month, on.day, tzinfo=dt.UTC))
    event.add("dtstart", on)
    event.add("summary", summary)
    if description:
        event.add("description", description)
    return event
