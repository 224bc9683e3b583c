"""What every test may use: the real release, and a browser that stays on this machine."""

import os
import shutil

import pytest
from django.utils import translation
from playwright.sync_api import expect

from tests import people, wcag
from tests.releases import real_release as compile_release

expect.set_options(timeout=20_000)  # ms; a busy machine is given time, and only what never comes costs it


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        criteria = [criterion for mark in item.iter_markers("wcag") for criterion in mark.args]
        if criteria:
            item.user_properties.append(("wcag", criteria))


def pytest_terminal_summary(terminalreporter, config):
    """The matrix of criteria after `make accessibility`."""
    if config.option.markexpr != "wcag":
        return
    reports = [report for kind in ("passed", "failed", "error") for report in terminalreporter.stats.get(kind, [])]
    run = [
        (report.nodeid.partition("::")[2].partition("[")[0], report.outcome, criteria)
        for report in reports
        for name, criteria in getattr(report, "user_properties", ())
        if name == "wcag"
    ]
    terminalreporter.section("WCAG 2.2 A and AA")
    terminalreporter.write_line(wcag.matrix(run))


@pytest.fixture(autouse=True)
def language():
    """A page in Swedish leaves Swedish on in the thread; the next test begins in Finnish."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def real_release():
    """What our own content files make, without a database."""
    return compile_release()


@pytest.fixture
def admin_client(admin_user):
    """Signed in with both factors, and with every right."""
    return people.signed_in(admin_user)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert chromium, "Chromium is missing: `make tools` installs it, or give its path in CHROMIUM"
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium, "args": [*quiet, *as_root]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "fi-FI", "timezone_id": "Europe/Helsinki"}
