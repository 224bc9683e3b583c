from collections import Counter

import pytest

from advice.plans import code


def test_a_code_has_sixty_bits_and_no_letter_that_looks_like_another():
    assert len(code.ALPHABET) ** (code.GROUPS * code.IN_GROUP) >= 2**60
    assert not set("ILOU") & set(code.ALPHABET)


def test_codes_are_random_over_the_whole_alphabet():
    letters = Counter("".join(code.new() for _ in range(500)))
    assert set(letters) == set(code.ALPHABET)
    assert max(letters.values()) < 2 * min(letters.values())


@pytest.mark.parametrize("typed", ["0123-abcd-1001", " 0123 ABCD 1001 ", "o123.ABCD.Iool", "0123ABCDl0O1"])
def test_a_code_is_read_however_it_was_heard(typed):
    assert code.read(typed) == "0123ABCD1001"


def test_it_is_shown_in_groups():
    assert code.grouped("0123ABCD1001") == "0123-ABCD-1001"


def test_the_two_keys_tell_nothing_of_each_other_or_of_the_code():
    keys = code.keys("0123ABCD1001")
    assert keys.lookup != keys.box.hex()
    assert code.keys("0123ABCD1002").lookup != keys.lookup
    assert code.keys("0123ABCD1001") == keys
