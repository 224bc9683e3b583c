"""What the client pages themselves say in Finnish, beside the content."""

import re

from services_catalog.plain_language import ClientText, TextKind
from tests.messages import messages

FOR_PROFESSIONALS = frozenset({"desk", "management", "bench", "desk_views.py", "desk_forms.py", "gap_map.py"})


def interface() -> list[ClientText]:
    """Headings and labels have no full stop, and no grammar of a sentence."""
    said = (re.sub(r"%\(\w+\)s", "1", message) for message in sorted(messages(FOR_PROFESSIONALS)))
    return [
        ClientText(TextKind.RUNNING if re.search(r"[.!?]$", text) else TextKind.LABEL, "interface", "", text)
        for text in said
    ]
