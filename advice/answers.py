"""Where a client's answers are kept: sealed in a cookie of their own browser, and nowhere else."""

import base64
import functools
import zlib

import msgspec
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"kaiku client answers 1"
LIFETIME = 24 * 60 * 60  # seconds; WCAG 2.2.1 wants at least 20 hours
LIMIT = 3_500  # bytes; browsers promise 4,096 for name, value and attributes together

ATTEMPT, NOTED = "", "+"  # kept beside the questionnaires; no slug is like these

Given = dict[str, tuple[str, ...]]  # question key -> option codes


class TooLarge(ValueError):
    """The answers do not fit in a cookie."""


class Answers(msgspec.Struct, frozen=True):
    """All answers of one browser by questionnaire; ``is_lost`` if a cookie came but did not open."""

    given: dict[str, Given] = {}
    is_lost: bool = False

    def to(self, slug: str) -> Given:
        return self.given.get(slug, {})

    def merged(self, slug: str, key: str, answer: tuple[str, ...]) -> "Answers":
        """The same answers with one more; all the others stay, what was wrong goes."""
        kept = {name: given for name, given in self.given.items() if name != ATTEMPT}
        return Answers({**kept, slug: {**self.to(slug), key: answer}})

    def attempting(self, key: str, sent: Given) -> "Answers":
        """The same answers, and what was sent last but could not be taken."""
        return Answers({**self.given, ATTEMPT: {**sent, "question": (key,)}})

    def attempt(self, key: str) -> Given | None:
        """What was sent to this question and could not be taken; None if its answer has been put right."""
        sent = self.to(ATTEMPT)
        return sent if sent.get("question") == (key,) else None

    def noted(self, slug: str) -> tuple[str, ...]:
        """What of this visit has been counted already."""
        return self.to(NOTED).get(slug, ())

    def noting(self, slug: str, what: str) -> "Answers":
        return Answers({**self.given, NOTED: {**self.to(NOTED), slug: (*self.noted(slug), what)}})


def name() -> str:
    return f"{settings.COOKIE_PREFIX}answers"


def read(request) -> Answers:
    """What the browser brought; nothing from a cookie that is expired, tampered with or not ours."""
    sealed = request.COOKIES.get(name())
    if not sealed:
        return Answers()
    try:
        return Answers(unseal(sealed))
    except (InvalidToken, ValueError, zlib.error, msgspec.MsgspecError):
        return Answers(is_lost=True)


def keep(response, answers: Answers) -> None:
    """Seal the answers into the response; raises TooLarge."""
    response.set_cookie(
        name(),
        seal(answers.given),
        max_age=LIFETIME,
        path="/",
        secure=settings.HTTPS_ONLY,
        httponly=True,
        samesite="Lax",
    )


def forget(response) -> None:
    """Delete the answers, and what the browser may have kept of the pages that showed them."""
    response.set_cookie(name(), "", max_age=0, path="/", secure=settings.HTTPS_ONLY, httponly=True, samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'  # not "cookies": an editor would be logged out


def seal(given: dict[str, Given]) -> str:
    packed = zlib.compress(msgspec.json.encode(given), level=9)
    sealed = keys(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).encrypt(packed).decode()
    if len(sealed) > LIMIT:
        raise TooLarge(len(sealed))
    return sealed


def unseal(sealed: str) -> dict[str, Given]:
    """Raises InvalidToken, ValueError, zlib.error or MsgspecError."""
    box = keys(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return msgspec.json.decode(zlib.decompress(box.decrypt(sealed, ttl=LIFETIME)), type=dict[str, Given])


@functools.cache
def keys(*secrets: str, purpose: bytes = PURPOSE) -> MultiFernet:
    """Seals with the first secret, opens with all of them."""
    return MultiFernet([Fernet(_derived(secret, purpose)) for secret in secrets])


def _derived(secret: str, purpose: bytes = PURPOSE) -> bytes:
    material = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
    return base64.urlsafe_b64encode(material)
