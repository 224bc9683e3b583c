"""Who somebody is: a name, a password and a code, all at once, so that no answer tells which of them was wrong."""

from django.contrib import auth
from django.contrib.auth.signals import user_login_failed
from django_otp import match_token
from django_otp.plugins.otp_totp.models import TOTPDevice

from services_catalog.accounts import attempts


def prove(request, name, password, code):
    """The account, with the device that the code is from; None if anything is wrong or there were too many tries.

    An account that has no device yet is let in without one, only to enrol.
    """
    attempt = attempts.bare(request)
    user = auth.authenticate(attempt, username=name, password=password)
    if user is None:
        return None
    user.otp_device = match_token(user, code.replace(" ", "").lower()) if is_enrolled(user) else None
    if user.is_staff and (user.otp_device or not is_enrolled(user)):
        return user
    user_login_failed.send(sender=__name__, credentials={"username": name}, request=attempt)
    return None


def is_enrolled(user) -> bool:
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()
