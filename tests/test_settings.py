"""The settings are read in a process of their own, as a new machine would read them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzåäö-0123456789-ABCDEFGH",
    "ALLOWED_HOSTS": "kaiku.example",
}


@pytest.fixture
def python(tmp_path):
    def run(*arguments, **env):
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var"), **env},
            capture_output=True,
            text=True,
        )

    return run


@pytest.fixture
def read(python):
    def settings(*names, **env):
        code = f"import json; from kaiku import settings as s; print(json.dumps([getattr(s, n) for n in {names!r}]))"
        done = python("-c", code, **env)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return settings


def test_production_has_nothing_to_warn_about(python):
    done = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "System check identified no issues (0 silenced).\n"
    assert done.stderr == ""


def test_production_without_a_key_fails_loudly(python):
    done = python("-c", "import kaiku.settings")
    assert done.returncode != 0
    assert "SECRET_KEY is not set" in done.stderr


def test_a_command_does_not_take_debug_off_for_development(python):
    done = python("manage.py", "check", DEBUG="0")
    assert "SECRET_KEY is not set" in done.stderr


def test_a_server_never_falls_into_development(python):
    assert "SECRET_KEY is not set" in python("-c", "import kaiku.wsgi").stderr


@pytest.mark.parametrize("name", ["DEBUG", "HTTPS_ONLY"])
def test_a_switch_is_0_or_1(python, name):
    done = python("-c", "import kaiku.settings", **PRODUCTION | {name: "yes"})
    assert f"{name} must be 0 or 1" in done.stderr


def test_the_contact_for_faults_is_an_address(python):
    done = python("-c", "import kaiku.settings", **PRODUCTION, SECURITY_CONTACT="turva@kaiku.example")
    assert "SECURITY_CONTACT must begin with" in done.stderr


def test_production_cookies_are_bound_to_the_host(read):
    names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "DEBUG"]
    assert read(*names, **PRODUCTION) == ["__Host-session", "__Host-csrf", True, True, False]


def test_development_cookies_work_over_http(read):
    names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT"]
    assert read(*names, DEBUG="1") == ["session", "csrf", False, False]


def test_the_development_key_is_made_once_and_for_this_user_only(read, tmp_path):
    assert read("SECRET_KEY", DEBUG="1") == read("SECRET_KEY", DEBUG="1")
    key = tmp_path / "var" / "secret_key"
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o077 == 0


def test_sqlite_is_tuned_and_postgresql_gives_up_soon(read):
    [databases] = read("DATABASES", **PRODUCTION)
    assert databases["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in databases["default"]["OPTIONS"]["init_command"]
    [databases] = read("DATABASES", **PRODUCTION, DATABASE_URL="postgres://kaiku@db.example/kaiku")
    assert databases["default"]["ENGINE"] == "kaiku.postgresql"
    assert databases["default"]["OPTIONS"]["connect_timeout"] == 3


def test_nothing_unsafe_in_the_content_security_policy(client):
    policy = client.get("/livez").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy


def test_production_redirects_to_https_and_says_so_for_a_year(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    assert client.get("/hallinta/").headers["Location"] == "https://testserver/hallinta/"
    headers = client.get("/livez", secure=True).headers
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_balancer_may_probe_without_tls(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/livez").status_code == 200
