"""Signing in, and proving again who one is."""

from binascii import unhexlify

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django_otp.oath import TOTP

from services_catalog.accounts.proof import prove

WRONG = (
    "Kirjautuminen ei onnistunut. Tarkista käyttäjätunnus, salasana ja koodi."
    " Jos yrityksiä on ollut monta, odota 15 minuuttia."
)
PASSWORD = forms.PasswordInput(attrs={"autocomplete": "current-password"})
ONE_TIME = forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"})


class SignInForm(AuthenticationForm):
    username = UsernameField(label="Käyttäjätunnus", max_length=150, widget=forms.TextInput(attrs={"autofocus": True}))
    password = forms.CharField(label="Salasana", strip=False, max_length=1000, widget=PASSWORD)
    code = forms.CharField(
        label="Kertakoodi",
        max_length=20,
        required=False,
        widget=ONE_TIME,
        help_text="Puhelimen tunnistussovelluksesta, tai palautuskoodi. Ensimmäisellä kerralla tyhjä.",
    )

    def clean(self):
        given = self.cleaned_data
        if not self.errors:
            self.user_cache = prove(self.request, given["username"], given["password"], given["code"])
            if self.user_cache is None:
                raise forms.ValidationError(WRONG, code="wrong")
        return given


class ProofForm(forms.Form):
    """The same again, of the person who is signed in."""

    prefix = "proof"
    password = forms.CharField(label="Salasana", strip=False, max_length=1000, widget=PASSWORD)
    code = forms.CharField(
        label="Kertakoodi", max_length=20, widget=ONE_TIME, help_text="Puhelimen tunnistussovelluksesta."
    )

    def __init__(self, request, **kwargs):
        super().__init__(**kwargs)
        self.request, self.user = request, None

    def clean(self):
        if not self.errors:
            name, given = self.request.user.get_username(), self.cleaned_data
            self.user = prove(self.request, name, given["password"], given["code"])
            if self.user is None or self.user.otp_device is None:
                raise forms.ValidationError(WRONG, code="wrong")


class NewDeviceForm(forms.Form):
    """The first code of a new device: it shows that the key has been copied right."""

    code = forms.CharField(label="Sovelluksen näyttämä koodi", max_length=20, widget=ONE_TIME)

    def __init__(self, key, data=None):
        super().__init__(data)
        self.key = key

    def clean_code(self):
        code = self.cleaned_data["code"].replace(" ", "")
        if not (code.isdecimal() and TOTP(unhexlify(self.key)).verify(int(code), tolerance=1)):
            raise forms.ValidationError("Koodi ei täsmää. Odota, että sovellus näyttää seuraavan, ja kirjoita se.")
        return code
