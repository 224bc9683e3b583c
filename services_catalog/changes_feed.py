"""The changes as an Atom feed (RFC 4287); an entry keeps its id from release to release."""

import datetime as dt
import uuid

from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from services_catalog.changes import AHEAD, Changes, Event, Noun
from services_catalog.templatetags.maps import WHAT_NAMES, field_names

NAMESPACE = uuid.UUID("5d3d0a5e-6c0b-5f7e-9a55-2f6f1b1f0c11")  # of Kaiku's changes; never changes


class Feed(Atom1Feed):
    def latest_post_date(self):
        """Of an empty feed, when the release came into force: never the moment of asking."""
        return super().latest_post_date() if self.items else self.feed["published_at"]


def feed(request, found: Changes) -> str:
    language = get_language()
    made = Feed(
        title=_("Kaiku: palvelujen ja vastuiden muutokset"),
        link=request.build_absolute_uri(reverse("services_catalog:changes")),
        description=_("Viimeiset 30 päivää ja seuraavat 180 päivää."),
        language=language,
        author_name="Kaiku",
        feed_url=request.build_absolute_uri(),
        feed_guid=identity(f"feed:{language}"),
        published_at=request.release.effective_at,
    )
    for event in (*found.coming, *found.past):
        made.add_item(
            title=title(event, language),
            link=request.build_absolute_uri(address(event)),
            description=escape(summary(event, language)),  # the generator calls a summary HTML
            unique_id=identity(f"{language}:{event.identity}"),
            updateddate=known_at(event, request.as_of),
        )
    return made.writeString("utf-8")


def identity(text: str) -> str:
    return uuid.uuid5(NAMESPACE, text).urn


def known_at(event: Event, as_of: dt.date) -> dt.datetime:
    """Midnight of its day, or of the day on which a coming change came in sight; the same in every release."""
    day = event.on if event.on <= as_of else event.on - AHEAD
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def address(event: Event) -> str:
    if event.noun is Noun.SERVICE:
        return reverse("services_catalog:service", args=[event.key])
    return reverse("services_catalog:responsibility")


def title(event: Event, language: str) -> str:
    day = date_format(event.on, "j.n.Y")
    return f"{day}: {event.name.translated(language)} – {WHAT_NAMES[event.what]}".rstrip(":")


def summary(event: Event, language: str) -> str:
    parts = (
        _("Suunniteltu, ei vielä päätetty.") if event.is_planned else "",
        event.authority.translated(language),
        ", ".join(municipality.name.translated(language) for municipality in event.municipalities),
        field_names(event.fields),
        event.note.translated(language),
        event.law,
    )
    return " · ".join(part for part in parts if part) or event.name.translated(language)
