"""The plan that this browser holds: a draft in its own sealed cookie, or the key of one that has been saved."""

import zlib
from collections.abc import Callable

import msgspec
from cryptography.fernet import InvalidToken
from django.conf import settings

from advice import answers
from advice.plan import Plan
from advice.plans import code, store
from advice.plans.code import Keys

PURPOSE = b"kaiku plan in hand 1"
OPEN_SECONDS = 2 * 60 * 60


class Full(Exception):
    """A draft that does not fit in a cookie any more; ``sealed`` is the whole of it."""

    def __init__(self, sealed: str) -> None:
        self.sealed = sealed


class Holding(msgspec.Struct, frozen=True, omit_defaults=True):
    """Either a draft, or ``lookup`` and ``box``; the code itself only until it has been written down."""

    draft: Plan | None = None
    lookup: str = ""
    box: bytes = b""
    code: str = ""

    @property
    def is_saved(self) -> bool:
        return self.draft is None

    @property
    def keys(self) -> Keys:
        return Keys(self.lookup, self.box)

    @property
    def plan(self) -> Plan:
        """Raises store.Gone."""
        return self.draft or store.load(self.keys)

    def changed(self, operation: Callable[[Plan], Plan]) -> "Holding":
        """Raises store.Gone."""
        if self.draft is not None:
            return Holding(draft=operation(self.draft))
        store.change(self.keys, operation)
        return self

    def delete(self) -> None:
        if self.is_saved:
            store.delete(self.keys)


def save(plan: Plan) -> Holding:
    """Keep the plan under a new code."""
    fresh = code.new()
    keys = code.keys(fresh)
    store.save(keys, plan)
    return Holding(lookup=keys.lookup, box=keys.box, code=fresh)


def name() -> str:
    return f"{settings.COOKIE_PREFIX}plan"


def read(request) -> Holding | None:
    """What the browser brought; nothing from a cookie that is expired, tampered with or not ours."""
    return opened(request.COOKIES.get(name(), ""))


def opened(sealed: str) -> Holding | None:
    try:
        packed = _box().decrypt(sealed, ttl=answers.LIFETIME)
        return msgspec.json.decode(zlib.decompress(packed), type=Holding)
    except (InvalidToken, ValueError, zlib.error, msgspec.MsgspecError):
        return None


def keep(response, holding: Holding) -> None:
    """Seal it into the response; raises Full."""
    sealed = _box().encrypt(zlib.compress(msgspec.json.encode(holding), level=9)).decode()
    if len(sealed) > answers.LIMIT:
        raise Full(sealed)
    _set(response, sealed, OPEN_SECONDS if holding.is_saved else answers.LIFETIME)


def drop(response) -> None:
    _set(response, "", 0)


def _set(response, value: str, seconds: int) -> None:
    response.set_cookie(
        name(), value, max_age=seconds, path="/", secure=settings.HTTPS_ONLY, httponly=True, samesite="Lax"
    )


def _box():
    return answers.keys(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS, purpose=PURPOSE)
