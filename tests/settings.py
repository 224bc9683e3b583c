"""The site's own settings under a known environment: production, but over http and with a throw-away var directory."""

import atexit
import os
import shutil
import tempfile

os.environ |= {
    "DEBUG": "0",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright's event loop runs in the thread that also uses the database
    "HTTPS_ONLY": "0",
    "PROVE_BEFORE_PUBLISHING": "0",  # small releases of tests leave most questions unanswered
    "RELEASE_POLL_SECONDS": "0",  # a test says which release is current
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "VAR_DIR": tempfile.mkdtemp(prefix="kaiku-test-"),
}
atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from kaiku.settings import *  # noqa: E402, F403
from kaiku.settings import STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True  # nothing is collected for tests
WHITENOISE_USE_FINDERS = True
