"""Broken content is noticed, by the guarantee that ought to."""

import pytest

from advice.proof import prove
from tests.advice.mutations import MUTATIONS, TODAY

CAUGHT_AT_LEAST = 0.95


@pytest.fixture(scope="module")
def before(real_release):
    """What the proof says of the content as it is."""
    return faults(real_release)


def faults(release):
    return {
        (guarantee.key, example.matter) for guarantee in prove(release, TODAY) for example in guarantee.counterexamples
    }


def is_caught(mutation, release, before):
    new = faults(mutation.apply(release)) - before
    return any(key == mutation.guarantee for key, _ in new)


def test_there_are_forty_ways_each_of_its_own():
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS) >= 40


def test_every_guarantee_is_tried():
    assert {mutation.guarantee for mutation in MUTATIONS} == {"G1", "G2", "G3", "G4", "G5", "G6"}


@pytest.mark.parametrize("mutation", MUTATIONS[::10], ids=lambda mutation: f"{mutation.guarantee} {mutation.name}")
def test_a_tenth_of_them_is_caught(real_release, before, mutation):
    assert is_caught(mutation, real_release, before)


@pytest.mark.nightly
def test_they_are_caught(real_release, before):
    missed = [mutation.name for mutation in MUTATIONS if not is_caught(mutation, real_release, before)]
    assert len(missed) <= (1 - CAUGHT_AT_LEAST) * len(MUTATIONS), missed
