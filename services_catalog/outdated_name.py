"""A name that is in force no more: an authority, a benefit, a way of saying who answers."""

from services_catalog.authorities import Validity
from services_catalog.conditions import Text


class OutdatedName(Validity, frozen=True, kw_only=True):
    """For editors: texts that use it after its last day are found. No reader sees this."""

    key: str
    forms: Text  # how it stands in a text, one a line; a star leaves the end of a word open
    instead: Text = Text()
    functions: tuple[str, ...] = ()  # only in texts of these and of their services; none = everywhere
    fine: tuple[str, ...] = ()  # sentences in which it is right, as they tell of earlier days
