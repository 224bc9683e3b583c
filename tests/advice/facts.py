"""Random answers over a release's vocabulary, for property tests."""

from hypothesis import strategies as st

from services_catalog.conditions import FactKind


def answers(vocabulary, keys=None):
    """Facts with any subset of the keys stated, each with a value of its domain."""
    keys = sorted(vocabulary if keys is None else keys)
    return st.fixed_dictionaries({}, optional={key: values(vocabulary[key]) for key in keys})


def values(fact):
    match fact.kind:
        case FactKind.NUMBER:
            return st.integers(fact.minimum, fact.maximum)
        case FactKind.MULTI:
            return st.frozensets(st.sampled_from(fact.codes), max_size=5)
    return st.sampled_from(fact.codes)
