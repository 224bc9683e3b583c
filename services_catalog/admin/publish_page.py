"""The page that publishes: what changed, what keeps it back, what its publisher should know."""

import datetime as dt
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from services_catalog import approval, publication, publishing
from services_catalog.accounts.recent import recently_authenticated
from services_catalog.admin.entry_links import EntryLinks
from services_catalog.admin.pages import page
from services_catalog.comparison import by_key, name_of
from services_catalog.labels import noun_of
from services_catalog.models import Release
from services_catalog.problem_words import in_words, place
from services_catalog.sections import documents, sections

MOST_OPENED = 150  # entries whose fields are shown; of more, the names
KEEP, CANCEL = "keep", "cancel"


WIDE = forms.TextInput({"class": "vLargeTextField"})


class PublishForm(forms.Form):
    reason = forms.CharField(
        label="Syy", max_length=500, widget=WIDE, help_text="Yksi rivi: mitä muuttui ja miksi. Näkyy historiassa."
    )
    day = forms.DateField(
        label="Voimaan",
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text="Tyhjä = heti. Julkaisu tehdään nyt ja tulee näkyviin valittuna aikana.",
    )
    time = forms.TimeField(
        label="Kello",
        required=False,
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
        help_text="Tyhjä = päivän alusta.",
    )
    waiting = forms.ChoiceField(
        label="Ajastetut julkaisut",
        choices=[
            (KEEP, "Odottavat päiväänsä. Nyt julkaistaan vain muut muutokset, ja ne lisätään myös ajastettuihin."),
            (CANCEL, "Perutaan. Kaikki muutokset julkaistaan nyt."),
        ],
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, has_waiting, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_waiting:
            del self.fields["waiting"]

    def clean(self):
        cleaned = super().clean()
        day, time = cleaned.get("day"), cleaned.get("time")
        if time and not day:
            self.add_error("day", "Valitse myös päivä.")
        if day:
            at = timezone.make_aware(dt.datetime.combine(day, time or dt.time.min))
            cleaned["effective_at"] = at
            if at <= timezone.now():
                self.add_error("day", "Aika on jo mennyt. Jätä tyhjäksi, jos haluat julkaista heti.")
        return cleaned


@page("julkaise/", "publish", "services_catalog.view_release")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@recently_authenticated
def publish(request, model_admin):
    waiting = list(Release.objects.waiting().defer("content"))
    if request.method == "POST":
        if not request.user.has_perm(approval.PUBLISH):
            raise PermissionDenied
        form = PublishForm(request.POST, has_waiting=bool(waiting))
        if form.is_valid() and (release := published(request, form)):
            model_admin.log_addition(request, release, f"{release}: {release.reason}")
            return redirect("admin:services_catalog_release_changelist")
    else:
        form = PublishForm(has_waiting=bool(waiting))
    found = publication.now()
    if form.is_bound:  # what was typed stays, and what is shown now is what can be published next
        form.data = form.data.copy()
        form.data["seen"] = found.seen
    form.initial = {"seen": found.seen, "waiting": KEEP}
    return render(
        request, "admin/services_catalog/release/publish.html", context(request, model_admin, found, form, waiting)
    )


def published(request, form):
    """The release; None if the form now says why there is none."""
    said = form.cleaned_data
    try:
        release = publication.publish(
            seen=said["seen"],
            approver=request.user.get_username(),
            reason=said["reason"],
            effective_at=said.get("effective_at"),
            cancels_waiting=said.get("waiting") == CANCEL,
        )
    except publishing.Refused as why:
        form.add_error(None, str(why))
    except publishing.NotPublishable:
        form.add_error(None, "Julkaisua ei tehty: korjaa ensin alla luetellut esteet.")
    else:
        messages.success(request, told(release))
        return release


def told(release):
    if release.effective_at > timezone.now():
        return f"{release} on tehty ja tulee voimaan {publishing.in_words(release.effective_at)}."
    return f"{release} on tehty. Se näkyy asiakkaille muutaman sekunnin kuluttua."


def context(request, model_admin, found, form, waiting):
    links, names = EntryLinks(), names_of(found.before) | names_of(found.content)
    return {
        **model_admin.admin_site.each_context(request),
        "title": "Julkaise",
        "opts": model_admin.opts,
        "form": form,
        "number": found.number,
        "waiting": waiting,
        "may_publish": request.user.has_perm(approval.PUBLISH),
        "why_not": approval.why_not(request.user.get_username(), found.rules_by),
        "blocking": said(found.blocking, links, names),
        "warnings": said(found.warnings, links, names),
        "groups": groups(found.changed, found.edits, links),
    }


# Problems


class Shown(NamedTuple):
    """A problem with the entry it is in, and the entries that it names besides."""

    noun: str
    name: str
    link: str
    place: str
    text: str
    answers: str
    facts: str
    others: list


def names_of(content):
    """By document and key, what every entry is called."""
    return {(document.name, key): name_of(dump) or key for (document, key), dump in by_key(content).items()}


def said(problems, links, names):
    patterns = {pattern: text for section in sections() for pattern, text in section.words.items()}
    nouns = {document.name: noun_of(document) for document in documents()}
    return [shown(problem, patterns, nouns, links, names) for problem in problems]


def shown(problem, patterns, nouns, links, names):
    noun, words = nouns.get(problem.noun), in_words(problem, patterns, names)
    mentioned = [(names[entry], links.of(*entry)) for entry in dict.fromkeys(words.mentioned)]
    return Shown(
        noun=noun.name if noun else f"Takuu {problem.key}" if problem.key else "",
        name=names.get((problem.noun, problem.key), problem.key) if noun else "",
        link=links.of(problem.noun, problem.key),
        place=place(problem.field, noun) if noun else problem.field,
        text=words.text,
        answers=problem.answers,
        facts=problem.facts,
        others=[(name, link) for name, link in mentioned if link],
    )


# Changes


class Group(NamedTuple):
    """Changed entries of one noun."""

    name: str
    entries: list


class ShownEntry(NamedTuple):
    name: str
    what: str
    link: str
    editor: str
    differences: list


def groups(changed, edits, links):
    found = {}
    for number, entry in enumerate(changed):
        rows = edits.get((entry.document.name, entry.key), [])
        found.setdefault(entry.document, []).append(
            ShownEntry(
                name=entry.name,
                what=entry.what.value,
                link=links.of(entry.document.name, entry.key),
                editor=f"{rows[-1].who} {timezone.localtime(rows[-1].at):%-d.%-m.%Y}" if rows else "",
                differences=entry.differences if number < MOST_OPENED else [],
            )
        )
    return [Group(str(document.model._meta.verbose_name_plural), entries) for document, entries in found.items()]
