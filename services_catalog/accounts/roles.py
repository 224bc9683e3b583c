"""Who may do what in the admin: a table per app, a line per model. What no line grants is refused.

Apps declare their tables when they are ready; ``accounts.groups`` writes a group of each role.
"""

from collections.abc import Iterator
from enum import StrEnum


class Role(StrEnum):
    """The columns of every table, and the names of the groups."""

    VIEWER = "katselija"
    EDITOR = "toimittaja"
    RULES_EDITOR = "sääntötoimittaja"
    PUBLISHER = "julkaisija"
    ADMINISTRATOR = "ylläpitäjä"


ACTIONS = {"v": "view", "a": "add", "c": "change", "d": "delete", "p": "publish"}
NOTHING = "-"

_rights: dict[tuple[str, str], dict[Role, frozenset[str]]] = {}


def declare(app: str, table: str) -> None:
    """A line: the model, then for each role the letters of ACTIONS or a dash."""
    for line in table.strip().splitlines():
        model, *cells = line.split()
        _rights[app, model] = {role: actions(cell) for role, cell in zip(Role, cells, strict=True)}


def actions(cell: str) -> frozenset[str]:
    return frozenset(ACTIONS[letter] for letter in cell if cell != NOTHING)


def allows(role: Role, app: str, model: str, action: str) -> bool:
    return action in _rights.get((app, model), {}).get(role, ())


def granted(app: str) -> Iterator[tuple[Role, str]]:
    """Every role of the app's table with the code names of its permissions."""
    for (declared, model), cells in _rights.items():
        if declared == app:
            yield from ((role, f"{action}_{model}") for role, granted in cells.items() for action in granted)
