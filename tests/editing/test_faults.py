"""What is wrong in the working copy is told on the page of publishing, in the editor's words."""

import pytest

from services_catalog import checking
from services_catalog.admin.publish_page import names_of
from services_catalog.problem_words import in_words
from services_catalog.sections import sections
from tests.advice.mutations import TODAY
from tests.editing.faults import FAULTS
from tests.factories import plain

CAUGHT_AT_LEAST = 0.95


@pytest.fixture(autouse=True)
def proved(settings):
    settings.PROVE_BEFORE_PUBLISHING = True


@pytest.fixture(scope="module")
def warned(real_release):
    return set(checking.warnings(plain(real_release), TODAY))


def told(fault, release, warned):
    """The blocking problems and the new warnings."""
    content = plain(fault.apply(release))
    blocking = checking.blocking(content, TODAY)
    return blocking or set(checking.warnings(content, TODAY)) - warned


def is_in_finnish(problem, content):
    patterns = {pattern: text for section in sections() for pattern, text in section.words.items()}
    return in_words(problem, patterns, names_of(content)).text != problem.message


def test_there_are_sixty_of_them_each_of_its_own():
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 60


@pytest.mark.django_db
@pytest.mark.parametrize("fault", FAULTS[4::10], ids=lambda fault: fault.name)
def test_a_tenth_of_them_is_told(real_release, warned, fault):
    assert told(fault, real_release, warned)


@pytest.mark.nightly
@pytest.mark.django_db
def test_they_are_told(real_release, warned):
    missed = [fault.name for fault in FAULTS if not told(fault, real_release, warned)]
    assert len(missed) <= (1 - CAUGHT_AT_LEAST) * len(FAULTS), missed


@pytest.mark.nightly
@pytest.mark.django_db
def test_what_keeps_a_release_back_is_said_in_finnish(real_release):
    content = plain(real_release)
    unsaid = {
        problem.message
        for fault in FAULTS
        for problem in checking.blocking(plain(fault.apply(real_release)), TODAY)
        if not is_in_finnish(problem, content)
    }
    assert unsaid == set()
