"""Accounts: who may sign in, and in which roles. Groups and devices are not edited by hand."""

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.forms import CheckboxSelectMultiple
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from services_catalog.accounts.recent import recently_authenticated
from services_catalog.accounts.second_factor import forget_devices

ROLES = (
    "Katselija katsoo. Toimittaja muuttaa tekstejä ja yhteystietoja, sääntötoimittaja myös ehtoja ja kysymyksiä."
    " Julkaisija julkaisee. Ylläpitäjä hoitaa käyttäjät ja organisaatiot. Kaikki katsovat; rooleja voi olla monta."
)

for model in (Group, StaticDevice, TOTPDevice, User):
    admin.site.unregister(model)


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Nobody changes their own rights, and only one who has every right changes an account that has."""

    actions = None
    add_form = UserCreationForm
    add_fieldsets = [(None, {"fields": ["username", "password1", "password2"]})]
    change_form_template = "accounts/person.html"
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Henkilö", {"fields": ["first_name", "last_name", "email"]}),
        ("Oikeudet", {"fields": ["is_active", "groups"], "description": ROLES}),
        ("Päivät", {"fields": ["last_login", "date_joined"]}),
    ]
    filter_horizontal = []
    list_display = ["username", "first_name", "last_name", "roles", "is_enrolled", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request):
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(enrolled=Exists(devices)).prefetch_related("groups")

    @admin.display(description="roolit")
    def roles(self, person):
        return "kaikki oikeudet" if person.is_superuser else ", ".join(group.name for group in person.groups.all())

    @admin.display(description="toinen tunniste", boolean=True)
    def is_enrolled(self, person):
        return person.enrolled

    def has_change_permission(self, request, obj=None):
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not is_above

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "is_active", "groups"] if obj == request.user else fields

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(
            db_field, request, **kwargs | {"widget": CheckboxSelectMultiple, "label": "Roolit", "help_text": ""}
        )

    def save_model(self, request, obj, form, change):
        obj.is_staff = True  # an account is for nothing else
        super().save_model(request, obj, form, change)

    @method_decorator(recently_authenticated)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, extra_context)

    @method_decorator(recently_authenticated)
    def user_change_password(self, request, id, form_url=""):
        return super().user_change_password(request, id, form_url)

    def get_urls(self):
        reset = self.admin_site.admin_view(recently_authenticated(self.reset_second_factor))
        return [path("<int:pk>/tunniste/", reset, name="auth_user_second_factor"), *super().get_urls()]

    def reset_second_factor(self, request, pk):
        person = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        if request.method == "POST":
            forget_devices(person)
            self.log_change(request, person, "Toinen tunniste poistettu.")
            messages.success(request, f"{person}: seuraava kirjautuminen ottaa uuden laitteen käyttöön.")
            return redirect("admin:auth_user_change", pk)
        title = f"Poista toinen tunniste: {person}"
        return TemplateResponse(
            request, "accounts/reset.html", {**self.admin_site.each_context(request), "title": title, "person": person}
        )
