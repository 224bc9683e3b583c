"""All settings, from the environment (listed in README). Safe by default: production unless DEBUG=1."""

import datetime as dt
import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured


def env_bool(name: str, default: bool) -> bool:
    value = os.environ.get(name, "")
    if value not in ("", "0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1" if value else default


def env_int(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value) if value else default


def env_list(name: str) -> list[str]:
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def env_contact(name: str) -> str:
    value = os.environ.get(name, "")
    if value and not value.startswith(("mailto:", "https://", "tel:")):
        raise ImproperlyConfigured(f"{name} must begin with mailto:, https:// or tel:, not {value!r}.")
    return value


def development_key(path: Path) -> str:
    """A key of this machine's own, made once, so that a developer stays logged in over restarts."""
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


def secret_key() -> str:
    if key := os.environ.get("SECRET_KEY"):
        return key
    if DEBUG:
        return development_key(VAR_DIR / "secret_key")
    raise ImproperlyConfigured("SECRET_KEY is not set. Give a long random value, or DEBUG=1 on your own machine.")


def database() -> dict[str, object]:
    config = dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'kaiku.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
    options = config.setdefault("OPTIONS", {})
    if config["ENGINE"].endswith("sqlite3"):
        options["transaction_mode"] = "IMMEDIATE"
        options["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"
    else:
        config["ENGINE"] = "kaiku.postgresql"
        options.setdefault("connect_timeout", 3)
        options.setdefault("options", "-c lock_timeout=5s")
    return config


BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(
    os.environ.get("VAR_DIR") or BASE_DIR / "var"
)  # what this machine makes: key, database, last good release
VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env_bool("DEBUG", default=False)
HTTPS_ONLY = env_bool("HTTPS_ONLY", default=not DEBUG)
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")

# Applications

INSTALLED_APPS = [
    "services_catalog",
    "advice",
    "modeltranslation",  # before admin
    "kaiku.apps.KaikuAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "services_catalog.accounts",  # after auth, whose admin and permissions it builds on
    "whitenoise.runserver_nostatic",  # before staticfiles
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",  # lazy, as the user is
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "services_catalog.middleware.ReleaseMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "kaiku.urls"
WSGI_APPLICATION = "kaiku.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORMS_URLFIELD_ASSUME_HTTPS = True

# Data. No ATOMIC_REQUESTS: it would open the database for public pages, which need none.

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
RELEASE_DIR = VAR_DIR / "releases"  # the last good release, for a day without a database
RELEASE_POLL_SECONDS = env_int("RELEASE_POLL_SECONDS", default=5)
PUBLISHER = os.environ.get("PUBLISHER", "")  # the organisation that answers for the site
PROVE_BEFORE_PUBLISHING = env_bool("PROVE_BEFORE_PUBLISHING", default=True)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a questionnaire with its inlines in admin
DATA_UPLOAD_MAX_NUMBER_FILES = 5

# Mail, only to editors

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = env_int("EMAIL_PORT", default=587)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM") or "kaiku@localhost"
REMIND_EDITORS = env_bool("REMIND_EDITORS", default=bool(EMAIL_HOST))
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/")  # for links in letters

# Languages

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", "Suomi"), ("fi-selko", "Selkosuomi"), ("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_LANGUAGES = ("fi", "sv", "en")  # Selkosuomi has columns of its own, where it is needed
MODELTRANSLATION_DEFAULT_LANGUAGE = "fi"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("fi",)
TIME_ZONE = "Europe/Helsinki"

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Security

ALLOWED_HOSTS = env_list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURITY_CONTACT = env_contact("SECURITY_CONTACT")  # in /.well-known/security.txt
SECURE_SSL_REDIRECT = HTTPS_ONLY
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]  # a balancer probes without TLS
SECURE_HSTS_SECONDS = env_int("HSTS_SECONDS", default=31_536_000) if HTTPS_ONLY else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS_ONLY
SECURE_HSTS_PRELOAD = HTTPS_ONLY
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PROXIES = env_int("PROXIES", default=0)  # how many of ours add to X-Forwarded-For; 0: nobody's is believed

COOKIE_PREFIX = "__Host-" if HTTPS_ONLY else ""  # a browser refuses __Host- cookies over http
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_SECURE = HTTPS_ONLY
SESSION_COOKIE_AGE = 10 * 60 * 60
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_SECURE = HTTPS_ONLY
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "advice.views.errors.csrf_failure"
MESSAGE_STORAGE = (
    "django.contrib.messages.storage.session.SessionStorage"  # only admin has messages; no cookie for clients
)

# Accounts: docs/accounts.md. How long a session lasts is in services_catalog/accounts/sessions.py.

AUTHENTICATION_BACKENDS = ["services_catalog.accounts.attempts.Limit", "django.contrib.auth.backends.ModelBackend"]
OTP_TOTP_ISSUER = "Kaiku"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = dt.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # or anyone could keep an account locked for ever
AXES_USERNAME_CALLABLE = "services_catalog.accounts.attempts.hidden_name"
AXES_CLIENT_IP_CALLABLE = "services_catalog.accounts.attempts.place"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Logs and error reports: never a query string, a request body, a cookie or the text of an exception (kaiku/privacy.py).
# On stderr, because commands such as `advise` answer on stdout.

DEFAULT_EXCEPTION_REPORTER_FILTER = "kaiku.privacy.ReportFilter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "private": {"()": "kaiku.privacy.Formatter", "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
    },
    "filters": {"no_query": {"()": "kaiku.privacy.WithoutQuery"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "private", "filters": ["no_query"]},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL") or "INFO"},
    "loggers": {
        "django": {"handlers": []},
        "django.server": {"handlers": [], "propagate": True},
        "axes": {"handlers": ["nowhere"], "propagate": False},  # its lines hold names
    },
}
