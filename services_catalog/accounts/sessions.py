"""How long a signed-in session lasts, and how long ago its owner proved who they are. In seconds."""

import time

IDLE = 60 * 60
LONGEST = 8 * 60 * 60
RECENT = 10 * 60
MINUTE = 60


def begin(sender, request, **kwargs):
    """Signing in, or proving anew."""
    now = int(time.time())
    request.session.update({"began": now, "seen": now})


def is_alive(session) -> bool:
    now = time.time()
    return now - session.get("seen", 0) < IDLE and now - session.get("began", 0) < LONGEST


def is_recent(session) -> bool:
    return is_alive(session) and time.time() - session["began"] < RECENT


def keep(session):
    """Used just now. Written once a minute at most."""
    now = int(time.time())
    if now - session["seen"] >= MINUTE:
        session["seen"] = now
