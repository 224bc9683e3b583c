"""Names that are in force no more, and the texts of the working copy that still use them."""

from itertools import groupby

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from services_catalog import revisions
from services_catalog.admin.entry import EntryAdmin
from services_catalog.admin.pages import page
from services_catalog.admin.reform_calendar import forms_of
from services_catalog.drafts import draft
from services_catalog.models import OutdatedName
from services_catalog.models.lines import split_lines
from services_catalog.outdated import findings, outdated_names
from services_catalog.sections import documents

WHY = "Virke merkittiin oikeaksi"


@admin.register(OutdatedName)
class OutdatedNameAdmin(EntryAdmin):
    list_display = ["key", "forms_fi", "instead_fi", "valid_to"]
    ordering = ["key"]
    search_fields = ["key", "forms_fi", "forms_sv", "forms_en"]
    fieldsets = [
        (None, {"fields": ["key", "forms_fi", "instead_fi", ("valid_from", "valid_to"), "functions", "fine"]}),
        (_("Ruotsiksi ja englanniksi"), {"fields": ["forms_sv", "instead_sv", "forms_en", "instead_en"]}),
    ]


class FinderForm(forms.Form):
    paiva = forms.DateField(input_formats=["%Y-%m-%d"])


@page("vanhat-nimet/", "outdated", "services_catalog.view_outdatedname")
@require_safe
def outdated(request, model_admin):
    form = FinderForm(request.GET)
    day = form.cleaned_data["paiva"] if form.is_valid() else timezone.localdate()
    found = draft()
    context = model_admin.admin_site.each_context(request) | {
        "title": "Vanhentuneet nimet teksteissä",
        "opts": OutdatedName._meta,
        "day": day,
        "problems": found.problems,
        "groups": _groups(findings(found.release, day)) if found.release else [],
        "may_change": request.user.has_perm("services_catalog.change_outdatedname"),
    }
    return render(request, "admin/services_catalog/release/outdated.html", context)


def _groups(found):
    """By name; each finding with the noun that it is in and the address of its form."""
    found = sorted(found, key=lambda finding: (finding.name.key, finding.place))
    models = {document.name: document.model for document in documents()}
    used = {finding.place.document for finding in found}
    addresses = {name: forms_of(model) for name, model in models.items() if name in used}

    def row(finding):
        document, key, _ = finding.place
        return finding, models[document]._meta.verbose_name, addresses[document].get(key)

    return [(name, [row(finding) for finding in rows]) for name, rows in groupby(found, key=lambda f: f.name)]


@page("vanhat-nimet/oikein/", "outdated_fine", "services_catalog.change_outdatedname")
@require_POST
def fine(request, model_admin):
    """The sentence tells of earlier days: it is added to those of its name."""
    sentence = request.POST.get("sentence", "").strip()
    name = _known().get(request.POST.get("name", ""))
    if not sentence:
        messages.error(request, "Mitään ei merkitty: virke puuttuu. Paina sen virkkeen nappia, joka kertoo menneestä.")
    elif name is None:
        messages.error(request, "Mitään ei merkitty: nimi on taas voimassa tai työversio ei ole ehjä.")
    else:
        _add(name, sentence, request.user.get_username())
        messages.success(request, f"Merkitty oikeaksi: {sentence}")
    return redirect("admin:services_catalog_release_outdated")


def _known():
    """The names that are looked for, by key; none while the working copy does not hold together."""
    release = draft().release
    return {name.key: name for name in outdated_names(release.catalogue, timezone.localdate())} if release else {}


def _add(name, sentence, who):
    [document] = [document for document in documents() if document.model is OutdatedName]
    with revisions.recorded(document, [name.key], who=who, why=WHY):
        texts = {f"forms_{part}": getattr(name.forms, part) for part in ("fi", "sv", "en")}
        row, _ = OutdatedName.objects.get_or_create(key=name.key, defaults=texts | {"valid_to": name.valid_to})
        row.fine = "\n".join(dict.fromkeys((*split_lines(row.fine), sentence)))
        row.save()
