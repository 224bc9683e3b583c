"""The system's Chromium, quiet, and content with the certificate of the measurement."""

import os
import shutil


def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        raise SystemExit("Chromium is missing: `make tools` installs it, or give its path in CHROMIUM")
    return found


def flags() -> list[str]:
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    # Not a context's ignore_https_errors: that refuses our certificate first and opens a second connection.
    return [*quiet, "--disable-gpu", "--disable-quic", "--ignore-certificate-errors", *as_root]
