"""A copy of a service: for one that is much like it."""

from django import forms
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from services_catalog import revisions
from services_catalog.catalogue import ServiceStatus
from services_catalog.copying import copied
from services_catalog.models import Service


class CopyForm(forms.Form):
    name = forms.CharField(label="Uuden palvelun nimi", max_length=300)
    slug = forms.SlugField(
        label="Uusi tunniste",
        max_length=80,
        help_text="Palvelun osoitteessa, esimerkiksi tyokokeilu-nuorille. Sitä ei voi muuttaa myöhemmin.",
    )

    def clean_slug(self):
        if Service.objects.filter(slug=self.cleaned_data["slug"]).exists():
            raise forms.ValidationError("Tunniste on jo käytössä.")
        return self.cleaned_data["slug"]


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request, object_id, model_admin):
    original = get_object_or_404(Service, pk=object_id)
    if not (model_admin.has_view_permission(request, original) and model_admin.has_add_permission(request)):
        raise PermissionDenied
    form = CopyForm(request.POST or None, initial={"name": f"{original.name_fi} (kopio)", "slug": f"{original.slug}-2"})
    if form.is_valid():
        row = keep(request, model_admin, original, **form.cleaned_data)
        model_admin.message_user(
            request,
            "Kopio on tehty. Sen tila on suunniteltu: sitä ei suositella, ennen kuin muutat tilan.",
        )
        return redirect("admin:services_catalog_service_change", row.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Kopioi palvelu",
        "opts": model_admin.opts,
        "original": original,
        "form": form,
    }
    return render(request, "admin/services_catalog/service/copy.html", context)


def keep(request, model_admin, original, name, slug):
    keys = []
    document = model_admin.document
    with revisions.recorded(document, keys, who=request.user.get_username(), why=f"Kopio: {original.slug}"):
        row = copied(document, original, slug, name_fi=name, name_sv="", name_en="", status=ServiceStatus.PLANNED)
        keys.append(row.natural)
        LogEntry.objects.log_actions(request.user.pk, [row], ADDITION, f"Kopio: {original.slug}", single_object=True)
    return row
