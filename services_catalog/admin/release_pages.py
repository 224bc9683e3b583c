"""Two releases side by side; going back to an earlier one; cancelling one that waits for its day."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from services_catalog import approval, publishing
from services_catalog.accounts.recent import recently_authenticated
from services_catalog.admin.entry_links import EntryLinks
from services_catalog.admin.pages import page
from services_catalog.admin.publish_page import WIDE, groups, names_of, said, told
from services_catalog.comparison import compare
from services_catalog.models import Release


class CompareForm(forms.Form):
    old = forms.TypedChoiceField(label="Vanha", coerce=int)
    new = forms.TypedChoiceField(label="Uusi", coerce=int)

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(row.number, f"{row.number}: {row.reason}"[:80]) for row in rows]
        self.fields["old"].choices = self.fields["new"].choices = choices


@page("vertaa/", "compare", "services_catalog.view_release")
@never_cache
@require_safe
def compare_two(request, model_admin):
    form = CompareForm(request.GET or None, rows=publishing.latest())
    found = None
    if form.is_valid():
        before, now = (publishing.content_of(form.cleaned_data[name]) for name in ("old", "new"))
        found = groups(compare(before, now), {}, EntryLinks())
    return show(request, model_admin, "compare", "Vertaa julkaisuja", form=form, groups=found)


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Syy", max_length=500, widget=WIDE)


@page("<int:number>/palauta/", "roll_back", approval.PUBLISH)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@recently_authenticated
def roll_back(request, model_admin, number):
    form = ReasonForm(request.POST or None, initial={"reason": f"Paluu julkaisuun {number}"})
    problems = []
    if request.method == "POST" and form.is_valid():
        who = request.user.get_username()
        try:
            release = publishing.roll_back(number, author=who, approver=who, reason=form.cleaned_data["reason"])
        except publishing.Refused as why:
            form.add_error(None, str(why))
        except publishing.NotPublishable as why:
            form.add_error(None, "Vanha sisältö ei kelpaa enää tänään. Julkaisua ei tehty.")
            problems = said(why.problems, EntryLinks(), names_of(publishing.content_of(number)))
        else:
            model_admin.log_addition(request, release, f"{release}: {release.reason}")
            messages.success(request, told(release))
            return redirect("admin:services_catalog_release_changelist")
    return show(
        request, model_admin, "roll_back", f"Palaa julkaisuun {number}", form=form, number=number, problems=problems
    )


@page("<int:number>/peru/", "cancel", approval.PUBLISH)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@recently_authenticated
def cancel(request, model_admin, number):
    release = Release.objects.filter(number=number).defer("content").first()
    if release is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publishing.cancel(release, by=request.user.get_username(), reason=form.cleaned_data["reason"])
        except publishing.Refused as why:
            form.add_error(None, str(why))
        else:
            model_admin.log_change(request, release, f"Ajastus peruttu: {form.cleaned_data['reason']}")
            messages.success(request, f"{release} on peruttu. Se ei tule voimaan.")
            return redirect("admin:services_catalog_release_changelist")
    return show(request, model_admin, "cancel", f"Peru julkaisu {number}", form=form, release=release)


def show(request, model_admin, template, title, **context):
    context |= {**model_admin.admin_site.each_context(request), "title": title, "opts": model_admin.opts}
    return render(request, f"admin/services_catalog/release/{template}.html", context)
