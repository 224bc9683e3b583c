"""People of the admin, signed in as the site demands: with a password and a second factor."""

from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

PASSWORD = "pitkä salasana"


def make_person(*roles, name="aino", **more):
    """A member of staff; ``roles`` are of services_catalog.accounts.roles.Role."""
    person = User.objects.create_user(name, password=PASSWORD, is_staff=True, **more)
    person.groups.set(Group.objects.filter(name__in=roles))
    return person


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = TOTPDevice.objects.get_or_create(user=person)[0].persistent_id
    session.save()
    return client


def sign_in(context, live_server, person):
    """The same in a browser."""
    session = signed_in(person).cookies["session"].value
    context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
