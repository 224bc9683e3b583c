"""The code of a plan: 60 random bits in three groups, and the two keys that follow from it and from nothing else."""

import secrets
from typing import NamedTuple

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O or U
GROUPS, IN_GROUP = 3, 4
MISREAD = str.maketrans("ILO", "110")
LONGEST = 40  # what is looked at of what was typed
SALT = b"kaiku plan 1"  # the same for all: the code alone must find its plan


class Keys(NamedTuple):
    lookup: str
    box: bytes


def new() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(GROUPS * IN_GROUP))


def grouped(code: str) -> str:
    return "-".join(code[i : i + IN_GROUP] for i in range(0, len(code), IN_GROUP))


def read(typed: str) -> str:
    """The code as it was made, from however it was typed or heard."""
    return "".join(letter for letter in typed[:LONGEST].upper().translate(MISREAD) if letter.isalnum())


def keys(code: str) -> Keys:
    """Slow on purpose, and as slow for a wrong code as for a right one."""
    secret = Scrypt(salt=SALT, length=32, n=2**14, r=8, p=1).derive(code.encode())
    return Keys(lookup=_branch(secret, b"lookup").hex(), box=_branch(secret, b"box"))


def _branch(secret: bytes, purpose: bytes) -> bytes:
    return HKDFExpand(algorithm=SHA256(), length=32, info=purpose).derive(secret)
