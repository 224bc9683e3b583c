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
from typing import NamedTuple
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


class Cluster(NamedTuple):
    """A running server that listens only on a socket in its own directory."""

    directory: str
    settings: str

    @property
    def url(self) -> str:
        return f"postgres://kaiku@{quote(self.directory, safe='')}/kaiku"

    def start(self) -> None:
        where = f"{self.settings} -k {self.directory}"
        run(binary("pg_ctl"), "-D", f"{self.directory}/data", "-l", f"{self.directory}/log", "-w", "-o", where, "start")

    def stop(self) -> None:
        run(binary("pg_ctl"), "-D", f"{self.directory}/data", "-m", "immediate", "-w", "stop")

    def signal(self, number: int) -> None:
        """To every process of the server."""
        server = Path(self.directory, "data", "postmaster.pid").read_text().split()[0]
        for process in (server, *Path(f"/proc/{server}/task/{server}/children").read_text().split()):
            os.kill(int(process), number)


@contextmanager
def cluster(settings: str = SETTINGS) -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="kaiku-pg-", ignore_cleanup_errors=True) as directory:
        if os.geteuid() == 0:
            shutil.chown(directory, "postgres", "postgres")
        made = Cluster(directory, settings)
        data = f"{directory}/data"
        run(binary("initdb"), "-D", data, "-U", "kaiku", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-N")
        made.start()
        try:
            run(binary("createdb"), "-h", directory, "-U", "kaiku", "kaiku")
            yield made
        finally:
            made.stop()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with cluster() as made:
        code = subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": made.url}).returncode
    sys.exit(code)
