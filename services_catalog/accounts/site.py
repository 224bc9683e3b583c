"""The admin of Kaiku: only for staff who have proved who they are with two factors, and not too long ago."""

from functools import update_wrapper

from django.contrib import admin
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import path

from services_catalog.accounts import second_factor, sessions
from services_catalog.accounts.forms import SignInForm
from services_catalog.accounts.proof import is_enrolled
from services_catalog.accounts.recent import ask, recently_authenticated


class Site(admin.AdminSite):
    login_form = SignInForm
    login_template = "accounts/sign_in.html"

    def has_permission(self, request):
        return self.is_known(request) and sessions.is_alive(request.session)

    def is_known(self, request) -> bool:
        return super().has_permission(request) and request.user.otp_device is not None

    def admin_view(self, view, cacheable=False):
        inner = super().admin_view(view, cacheable)

        def checked(request, *args, **kwargs):
            if answer := self.end_if_over(request):
                return answer
            if self.has_permission(request):
                sessions.keep(request.session)
            return inner(request, *args, **kwargs)

        return update_wrapper(checked, inner)

    def end_if_over(self, request):
        """The session is signed out; one who was writing proves anew instead, and loses no text."""
        if sessions.is_alive(request.session) or not request.user.is_authenticated:
            return None
        if request.method == "POST" and self.is_known(request):
            return ask(request)
        logout(request)

    def login(self, request, extra_context=None):
        user = request.user
        if user.is_authenticated and sessions.is_alive(request.session) and user.is_staff and not is_enrolled(user):
            return redirect("admin:enrol")
        return super().login(request, extra_context)

    def get_urls(self):
        def with_site(view):
            return update_wrapper(lambda request: view(request, self), view)

        return [
            path("tunniste/", with_site(second_factor.enrol), name="enrol"),
            path(
                "palautuskoodit/",
                self.admin_view(recently_authenticated(with_site(second_factor.recovery_codes))),
                name="recovery_codes",
            ),
            *super().get_urls(),
        ]
