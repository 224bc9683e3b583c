"""The admin of the working copy, a module per noun as in models."""

from services_catalog.admin import (  # noqa: F401
    area,
    authority,
    fact,
    function,
    municipality,
    provider,
    release,
    service,
    situation,
)
