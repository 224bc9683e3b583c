"""Saved plans: sealed with the key of the code, changed one at a time, gone 90 days after the last use."""

import os
from collections.abc import Callable

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.utils import timezone

from advice.models import StoredPlan
from advice.plan import Plan
from advice.plans.code import Keys

NONCE = 12
BLOCK = 2_048  # the length of a ciphertext tells next to nothing


class Gone(LookupError):
    """Deleted, expired or never there; nobody is told which."""


def save(keys: Keys, plan: Plan) -> None:
    today = timezone.localdate()
    StoredPlan.objects.expired(today).delete()
    StoredPlan.objects.create(lookup=keys.lookup, sealed=seal(keys, plan), created_on=today, used_on=today)


def load(keys: Keys) -> Plan:
    """Raises Gone."""
    return _open(keys, _row(keys, StoredPlan.objects.all()))


def change(keys: Keys, operation: Callable[[Plan], Plan]) -> Plan:
    """What the operation makes of the plan as it is now; two at once wait for each other. Raises Gone."""
    with transaction.atomic():
        row = _row(keys, StoredPlan.objects.select_for_update())
        plan = operation(_open(keys, row))
        row.sealed = seal(keys, plan)
        row.used_on = timezone.localdate()
        row.save(update_fields=["sealed", "used_on"])
    return plan


def delete(keys: Keys) -> None:
    StoredPlan.objects.filter(lookup=keys.lookup).delete()


def _row(keys: Keys, rows) -> StoredPlan:
    row = rows.alive(timezone.localdate()).filter(lookup=keys.lookup).first()
    if row is None:
        raise Gone
    return row


def seal(keys: Keys, plan: Plan) -> bytes:
    packed = msgspec.json.encode(plan)
    padded = packed.ljust(-(-len(packed) // BLOCK) * BLOCK)
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(keys.box).encrypt(nonce, padded, keys.lookup.encode())


def _open(keys: Keys, row: StoredPlan) -> Plan:
    sealed = bytes(row.sealed)
    try:
        packed = AESGCM(keys.box).decrypt(sealed[:NONCE], sealed[NONCE:], keys.lookup.encode())
    except InvalidTag as error:
        raise Gone from error
    return msgspec.json.decode(packed, type=Plan)
