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


@pytest.fixture
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
def test_they_are_told_and_what_keeps_a_release_back_is_said_in_finnish(real_release, warned):
    content, missed, unsaid = plain(real_release), [], set()
    for fault in FAULTS:
        problems = told(fault, real_release, warned)
        missed += [] if problems else [fault.name]
        unsaid |= {p.message for p in problems if isinstance(problems, tuple) and not is_in_finnish(p, content)}
    assert len(missed) <= (1 - CAUGHT_AT_LEAST) * len(FAULTS), missed
    assert unsaid == set()
