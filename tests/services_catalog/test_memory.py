"""What was worked out is known until there is too much of it."""

import pytest

from services_catalog.memory import Memory


@pytest.fixture
def memory():
    return Memory(2)


@pytest.mark.parametrize("result", ["palvelu", "", None], ids=["something", "empty", "nothing"])
def test_a_result_is_worked_out_once(memory, result):
    assert memory.once("tila", lambda: result) == result
    assert memory.once("tila", lambda: pytest.fail("worked out again")) == result


def test_a_full_memory_forgets_before_it_learns_more(memory):
    for number in range(3):
        memory.once(number, lambda: "palvelu")
    assert list(memory) == [2]


def test_a_result_is_given_even_if_another_thread_makes_all_forgotten(memory):
    def work_out():
        memory[0] = memory[1] = "toisen säikeen"
        return "oma"

    assert memory.once("tila", work_out) == "oma"
