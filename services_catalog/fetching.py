"""Looking at pages of other sites: little time, little data, few redirects, and never an address of an inner network.

The name is resolved once and that very address is connected to, so that a name cannot change between check and use.
"""

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
SAFE = "%/:=&?~+!$,;'@()*[]"
EMBEDDED = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")]

Address = tuple[str, int]
Door = Callable[[str, int], Address]  # where a host is reached; Refused if nobody may go there


class Refused(Exception):
    """An address that is never fetched; says why."""


class TooSlow(Exception):
    """The time of one request was over."""


class Page(NamedTuple):
    """The end of the redirects. ``text`` is the beginning of an HTML page, else empty."""

    url: str
    status: int
    text: str = ""
    is_html: bool = False


class Limits(NamedTuple):
    wait: float = 8  # seconds for the line to open, and for the next bytes
    total: float = 20  # seconds for one request
    size: int = 128_000  # bytes of a page
    redirects: int = 5
    pause: float = 1  # seconds between two requests to one host


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, also behind what embeds another address in it."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped or any(ip in net for net in EMBEDDED)):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def public_door(host: str, port: int) -> Address:
    """The host's first address; Refused if any of its addresses is not public."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if inner := [address for address in found if not is_public(address)]:
        raise Refused(f"osoite {inner[0]} ei ole julkisessa verkossa")
    return found[0], port


@dataclass
class Fetcher:
    """One request at a time to each host; used by many threads."""

    agent: str
    door: Door = public_door
    limits: Limits = Limits()
    _turns: dict[str, "Turn"] = field(default_factory=lambda: defaultdict(Turn))
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def fetch(self, url: str) -> Page:
        """Refused, TooSlow, OSError or http.client.HTTPException if there is no page."""
        for _ in range(self.limits.redirects + 1):
            status, headers, body = self._answer(url)
            if status not in REDIRECTS or not (location := headers.get("Location")):
                return _page(url, status, headers, body)
            url = urljoin(url, location)
        raise Refused(f"yli {self.limits.redirects} uudelleenohjausta")

    def _answer(self, url: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        """HEAD is enough of what is not HTML; whatever it does not answer well is asked again with GET."""
        try:
            status, headers, body = self._request("HEAD", url)
        except socket.gaierror:
            raise
        except (TooSlow, OSError, http.client.HTTPException):
            return self._request("GET", url)
        is_enough = status in REDIRECTS or (status == 200 and not _is_html(headers))
        return (status, headers, body) if is_enough else self._request("GET", url)

    def _request(self, method: str, url: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        target = _target(url)
        host, port = str(target.hostname), PORTS[target.scheme]
        with self._turn(host), self._line(host, port, target.scheme) as line:
            path = quote(target.path or "/", safe=SAFE) + (f"?{quote(target.query, safe=SAFE)}" if target.query else "")
            line.request(method, path, headers={"User-Agent": self.agent, "Accept": "text/html, */*;q=0.5"})
            answer = line.getresponse()
            body = answer.read(self.limits.size) if method == "GET" and _is_html(answer.headers) else b""
            return answer.status, answer.headers, body

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        with self._guard:
            turn = self._turns[host]
        with turn.lock:
            time.sleep(max(0, turn.free_at - time.monotonic()))
            try:
                yield
            finally:
                turn.free_at = time.monotonic() + self.limits.pause

    @contextmanager
    def _line(self, host: str, port: int, scheme: str) -> Iterator["Line"]:
        line = Line(host, port, self.door(host, port), scheme == "https", self.limits.wait)
        clock = threading.Timer(self.limits.total, line.give_up)
        clock.start()
        try:
            yield line
            if line.is_given_up:
                raise TooSlow
        except (OSError, http.client.HTTPException, ValueError) as error:
            if line.is_given_up:
                raise TooSlow from error
            raise
        finally:
            clock.cancel()
            line.close()


@dataclass
class Turn:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class Line(http.client.HTTPConnection):
    """A connection to an address that was resolved before; the certificate is checked against the name."""

    def __init__(self, host: str, port: int, address: Address, is_secret: bool, wait: float) -> None:
        super().__init__(host, port, timeout=wait)
        self.default_port = port
        self.address = address
        self.is_secret = is_secret
        self.is_given_up = False

    def connect(self) -> None:
        self.sock = socket.create_connection(self.address, self.timeout)
        if self.is_secret:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def give_up(self) -> None:
        self.is_given_up = True
        if self.sock:
            with suppress(OSError):  # not connected any more
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def _target(url: str) -> SplitResult:
    """The parts of an address that may be fetched."""
    try:
        target = urlsplit(url)
        port = target.port
    except ValueError as error:
        raise Refused("osoite on virheellinen") from error
    if target.scheme not in PORTS or not target.hostname:
        raise Refused("vain http- ja https-osoitteet tarkistetaan")
    if port not in (None, PORTS[target.scheme]):
        raise Refused(f"portti {port} ei ole sallittu")
    if target.username is not None:
        raise Refused("osoitteessa on käyttäjätunnus")
    try:
        host = target.hostname.encode("idna").decode()
    except UnicodeError as error:
        raise Refused("osoite on virheellinen") from error
    return target._replace(netloc=f"[{host}]" if ":" in host else host)


def _is_html(headers: http.client.HTTPMessage) -> bool:
    return headers.get_content_type() in ("text/html", "application/xhtml+xml")


def _page(url: str, status: int, headers: http.client.HTTPMessage, body: bytes) -> Page:
    said = headers.get_content_charset() or _charset(body)
    try:
        text = body.decode(said, errors="replace")
    except LookupError:
        text = body.decode(errors="replace")
    return Page(url, status, text, _is_html(headers))


def _charset(body: bytes) -> str:
    found = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", body[:2048], re.I)
    return found[1].decode() if found else "utf-8"
