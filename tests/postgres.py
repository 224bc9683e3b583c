"""A throw-away PostgreSQL cluster: `python -m tests.postgres COMMAND …` runs COMMAND with DATABASE_URL set to it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# Speed instead of durability: the cluster is deleted at the end anyway.
SETTINGS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def binary(name: str) -> str:
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = str(versions[-1]) if versions else shutil.which(name)
    if not found:
        sys.exit(f"{name} is missing: `make tools` installs it, or `apt-get install postgresql` by hand")
    return found


def run(*command: str) -> None:
    """As the postgres user when we are root, because the server refuses root; its words are shown only on failure."""
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(command, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **user)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}")


@contextmanager
def cluster() -> Iterator[str]:
    """Yields the DATABASE_URL of a running cluster that listens only on a socket in its own directory."""
    with tempfile.TemporaryDirectory(prefix="kaiku-pg-", ignore_cleanup_errors=True) as directory:
        if os.geteuid() == 0:
            shutil.chown(directory, "postgres", "postgres")
        data, log = f"{directory}/data", f"{directory}/log"
        run(binary("initdb"), "-D", data, "-U", "kaiku", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-N")
        pg_ctl = binary("pg_ctl")
        run(pg_ctl, "-D", data, "-l", log, "-w", "-o", f"{SETTINGS} -k {directory}", "start")
        try:
            run(binary("createdb"), "-h", directory, "-U", "kaiku", "kaiku")
            yield f"postgres://kaiku@{quote(directory, safe='')}/kaiku"
        finally:
            run(pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with cluster() as url:
        code = subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}).returncode
    sys.exit(code)
