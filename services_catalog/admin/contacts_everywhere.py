"""A telephone number, an address or opening hours changed in every contact point that has it."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from services_catalog import contacts
from services_catalog.models import Authority, ContactPoint, Function, Provider


def labels():
    return [(name, ContactPoint._meta.get_field(name).verbose_name.capitalize()) for name in contacts.FIELDS]


class FindForm(forms.Form):
    field = forms.ChoiceField(label="Tieto")
    old = forms.CharField(label="Nykyinen arvo", max_length=500)

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.fields["field"].choices = labels()


class ChangeForm(FindForm):
    new = forms.CharField(label="Uusi arvo", max_length=500)
    source = forms.CharField(
        label="Lähde", max_length=500, required=False, help_text="Mistä uusi tieto on. Tyhjä: entinen lähde jää."
    )
    why = forms.CharField(label="Muutoksen syy", max_length=300, help_text="Näkyy historiassa.")


@require_http_methods(["GET", "HEAD", "POST"])
def everywhere(request, model_admin):
    if not any(owners(model_admin, model).has_change_permission(request) for model in (Authority, Provider)):
        raise PermissionDenied
    find = FindForm(request.GET or None)
    form = ChangeForm(request.POST or None)
    asked = form if request.method == "POST" else find
    found = []
    if asked.is_bound and asked.is_valid() or form.is_bound and {"field", "old"} <= set(form.cleaned_data):
        said = asked.cleaned_data
        found = [row for row in contacts.places(said["field"], said["old"]) if may_change(request, model_admin, row)]
        if asked is form and form.is_valid() and (changed := apply(request, form, found)) is not None:
            model_admin.message_user(request, f"Muutettu {changed} paikassa. Muutos odottaa julkaisua.")
            return redirect(reverse("admin:services_catalog_authority_contacts"))
        if asked is find:
            form = ChangeForm(initial=said)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Muuta yhteystieto kaikkialla",
        "opts": model_admin.opts,
        "find": asked if asked is find else FindForm(request.POST),
        "form": form,
        "places": [(row, contacts.owner(row), names(row), getattr(row, asked.cleaned_data["field"])) for row in found],
        "ticked": set(request.POST.getlist("row")) if asked is form else {str(row.pk) for row in found},
        "is_asked": asked.is_bound,
    }
    return render(request, "admin/services_catalog/authority/contacts.html", context)


def names(row):
    """Of the functions that the line serves."""
    return [str(function) for function in Function.objects.filter(key__in=row.functions.split()).order_by("key")]


def may_change(request, model_admin, row):
    owner = contacts.owner(row)
    return owners(model_admin, type(owner)).has_change_permission(request, owner)


def owners(model_admin, model):
    """The admin of those whose contacts they are: it knows who may change which."""
    return model_admin.admin_site.get_model_admin(model)


def apply(request, form, found):
    """How many were changed; None with an error on the form if nothing could be."""
    said = form.cleaned_data
    rows = [row for row in found if str(row.pk) in request.POST.getlist("row")]
    if not rows:
        form.add_error(None, "Valitse ainakin yksi paikka.")
        return None
    also = {"checked_on": timezone.localdate().isoformat(), "source": said["source"]} if said["source"] else {}
    who, why = request.user.get_username(), said["why"]
    try:
        return len(contacts.change(rows, said["field"], said["old"], said["new"].strip(), who=who, why=why, **also))
    except ValidationError as error:
        form.add_error("new", error.messages)
        return None
