"""The site's own settings, with the pages that it is compared with."""

from kaiku.settings import *  # noqa: F403
from kaiku.settings import BASE_DIR, MIDDLEWARE, TEMPLATES

MIDDLEWARE += ["bench.views.forgetting"]
ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"] = [*TEMPLATES[0]["DIRS"], BASE_DIR / "bench" / "templates"]
