"""Many who write at the same moment lose nothing: each change is made on the plan as it is then."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from advice.plan import Mark, State
from advice.plans import code, store


@pytest.mark.django_db(transaction=True)
def test_changes_of_the_same_moment_are_all_kept(saved):
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite is in memory, where two threads cannot write at once")
    keys = code.keys(saved.code)

    def mark(number):
        store.change(keys, lambda plan: plan.marked(f"step{number}", Mark(state=State.DONE)))
        connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(mark, range(20)))
    assert set(store.load(keys).marks) == {f"step{number}" for number in range(20)}
