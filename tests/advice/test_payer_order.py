"""The order of payers against the law, line by line; the lines are content, written by hand."""

import msgspec
import pytest
import yaml

from advice.guidance import PayerLine
from advice.section import GUIDANCE
from services_catalog.conditions import Evaluation, read_facts
from services_catalog.responsibility import NobodyResponsible, resolve

LINES = msgspec.convert(yaml.safe_load((GUIDANCE.content / "payer_table.yaml").read_bytes()), list[PayerLine])


def first_payer(catalogue, line):
    facts = read_facts(line.facts, catalogue.vocabulary)
    try:
        return resolve(catalogue, line.function, Evaluation(facts, catalogue.situation), line.as_of).authority_type
    except NobodyResponsible:
        return None


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.key)
def test_the_payer_of_the_law_is_first(real_release, line):
    assert first_payer(real_release.catalogue, line) == line.first, line.law


def test_every_line_names_its_law():
    assert [line.key for line in LINES if not line.law] == []


def test_every_ordered_payer_is_in_the_table(real_release):
    """An order that nobody has written down from the law cannot be checked against it."""
    written = {(line.function, line.first) for line in LINES}
    ordered = [
        (function.key, row.authority_type.value)
        for function in real_release.catalogue.functions
        if function.orders_payers
        for row in function.responsibilities
    ]
    assert [pair for pair in ordered if pair not in written] == []


def test_the_table_is_part_of_the_release(real_release):
    assert real_release.sections["advice"].payer_table == tuple(LINES)
