"""The second factor: enrolling a device, recovery codes, and what to do when both are lost."""

from base64 import b32encode
from binascii import unhexlify

import segno
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import login as use_device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from services_catalog.accounts import sessions
from services_catalog.accounts.forms import NewDeviceForm
from services_catalog.accounts.proof import is_enrolled

RECOVERY_CODES = 10
KEY = "new_device"


def may_enrol(request) -> bool:
    """At the first sign-in, or to take a new device into use soon after proving who one is."""
    user = request.user
    if not (user.is_active and user.is_staff and sessions.is_alive(request.session)):
        return False
    return not is_enrolled(user) or (user.otp_device is not None and sessions.is_recent(request.session))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request, site):
    """The key waits in the session until a code of it is given: whoever else knows the password never sees it."""
    if not may_enrol(request):
        return redirect("admin:login")
    key = request.session.setdefault(KEY, default_key())
    form = NewDeviceForm(key, request.POST or None)
    if form.is_valid():
        codes = take_into_use(request, key)
        return show(request, site, "recovery_codes.html", "Palautuskoodit", {"codes": codes})
    device = TOTPDevice(user=request.user, key=key)
    context = {
        "form": form,
        "drawing": segno.make(device.config_url).svg_inline(scale=5, dark="#000", light="#fff"),
        "key": in_fours(b32encode(unhexlify(key)).decode()),
    }
    return show(request, site, "enrol.html", "Ota toinen tunniste käyttöön", context)


@transaction.atomic
def take_into_use(request, key) -> list[str]:
    """The new device replaces all earlier ones; the recovery codes are new too."""
    forget_devices(request.user)
    device = TOTPDevice.objects.create(user=request.user, name="Sovellus", key=key)
    del request.session[KEY]
    request.session.cycle_key()
    use_device(request, device)
    return new_recovery_codes(request.user)


def new_recovery_codes(user) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Palautuskoodit")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return [in_fours(code) for code in codes]


def recovery_codes(request, site):
    """How many are left, and new ones, which are shown once."""
    if request.method == "POST":
        codes = new_recovery_codes(request.user)
        return show(request, site, "recovery_codes.html", "Palautuskoodit", {"codes": codes})
    left = StaticToken.objects.filter(device__user=request.user).count()
    return show(request, site, "recovery_codes.html", "Palautuskoodit", {"left": left})


def forget_devices(user):
    """Ends what was signed in with them, too; the next sign-in enrols anew."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def show(request, site, template, title, context):
    return TemplateResponse(request, f"accounts/{template}", {**site.each_context(request), "title": title, **context})


def in_fours(text: str) -> str:
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
