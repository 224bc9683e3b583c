"""A hundred addresses of sites that work, are gone, are down, or only look so; served from this machine."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import unquote

from services_catalog.fetching import public_door

TOPICS = ["Kuntoutus", "Työkokeilu", "Kuntoutusraha", "Palkkatuki", "Valmennus", "Ura", "Apuväline", "Terapia"]
MENU = " ".join(f"<li>{topic} ja palvelut</li>" for topic in TOPICS * 3)


class Answer(NamedTuple):
    status: int = 200
    body: str = ""
    type: str = "text/html; charset=utf-8"
    location: str = ""
    charset: str = "utf-8"


class Site(NamedTuple):
    """``missing`` is what it answers where it has no page."""

    pages: dict[str, Answer]
    missing: Answer = Answer(404, "<title>404</title>")


def page(title, text="", heading=""):
    heading = heading or title
    return (
        f"<html><title>{title}</title><body><ul>{MENU}</ul><h1>{heading}</h1><p>{text or title * 9}</p></body></html>"
    )


def about(topic):
    sentences = [f"{topic} auttaa ihmistä numero {number} omassa kunnassa." for number in range(12)]
    return page(f"{topic} – Esimerkki", " ".join(sentences))


WORKING = {
    "tavallinen.test": Site({f"/{topic}": Answer(body=about(topic)) for topic in TOPICS}),
    # the words of an error page, but not as what the page is about
    "sanoja.test": Site(
        {
            "/1": Answer(body=page("Kun työtä ei löydy", "Jos sivua ei löydy, kirjoita meille. 404")),
            "/2": Answer(body=page("Ohjeet", "Page not found? Sidan hittades inte? Kysy neuvonnasta.")),
            "/3": Answer(body=page("Asunto, kun rahaa ei ole")),
            "/4": Answer(body=page("Laki 404/2005 ja sen muutokset")),
            "/5": Answer(body=page("Mitä teen, jos päätöstä ei ole tullut?")),
            "/6": Answer(body=page("Arbete finns inte på orten")),
            "/7": Answer(body=page("Funding that is not available to students")),
        }
    ),
    "oikukas.test": Site({f"/{topic}": Answer(body=about(topic)) for topic in TOPICS}),  # answers HEAD badly
    "tiedostot.test": Site({f"/{number}.pdf": Answer(type="application/pdf", body="%PDF") for number in range(4)}),
    "suuri.test": Site({f"/{number}": Answer(body=about(f"Aihe {number}") + "x" * 900_000) for number in range(2)}),
    "latin.test": Site({"/paa": Answer(body=page("Sivu työkyvystä"), type="text/html", charset="latin-1")}),
    "kieltaa.test": Site({f"/{code}": Answer(code, "<title>Kielletty</title>") for code in (401, 403, 429, 451)}),
    "selain.test": Site(
        {f"/{n}": Answer(body="<title>Palvelu</title><div id=app></div>") for n in range(4)},
        Answer(body="<title>Palvelu</title><div id=app></div>"),
    ),
    # one title and one long menu on every page, and an error page with status 200
    "samat.test": Site(
        {f"/{topic}": Answer(body=page("Kunta", about(topic), topic)) for topic in TOPICS},
        Answer(body=page("Kunta", "Valitse jokin ylläolevista aiheista.", "Hups")),
    ),
    "ohjaa.test": Site(
        {
            **{f"/{n}": Answer(302, location=f"/{n - 1}") for n in range(2, 6)},
            "/1": Answer(301, location="http://tavallinen.test/Ura"),
            "/vanha": Answer(308, location="/uusi/"),
            "/uusi/": Answer(body=about("Uusi")),
        }
    ),
    "koti.test": Site({"/": Answer(body=about("Koti")), "/fi/": Answer(body=about("Koti suomeksi"))}),
    "hidas.test": Site({"/1": Answer(body=about("Hidas")), "/2": Answer(body=about("Hitaampi"))}),
    "toipuu.test": Site({f"/{n}": Answer(body=about(f"Aihe {n}")) for n in range(3)}),  # 503 on the first day
}
BROKEN = {
    "poissa.test": Site({}, Answer(404, "<title>Sivua ei löydy</title>")),
    "poistettu.test": Site({}, Answer(410, "")),
    "pehmea.test": Site(
        {
            f"/{number}": Answer(body=page(title, about("muuta")))
            for number, title in enumerate(
                [
                    "Sivua ei löytynyt | Kunta",
                    "404 – Kunta",
                    "Etsimääsi sivua ei valitettavasti löydy",
                    "Virhe 404",
                    "Page not found",
                    "Sorry, this page no longer exists",
                    "Sidan hittades inte",
                    "Sidan finns inte längre",
                    "Sivu on poistettu",
                    "We could not find that page",
                    "Domain esimerkki.fi is for sale",
                ]
            )
        }
    ),
    "otsikko.test": Site(
        {
            "/1": Answer(body=page("Kunta", about("muuta"), "Hakemaasi sisältöä ei löydy")),
            "/2": Answer(body=page("Kunta", about("muuta"), "Tyvärr, sidan kunde inte hittas")),
        }
    ),
    "aina200.test": Site({}, Answer(body=page("Kunta", "Valitse jokin ylläolevista aiheista. " * 4, "Hups"))),
    "etusivulle.test": Site(
        {"/": Answer(body=about("Koti")), "/fi": Answer(body=about("Koti")), "/x": Answer(302, location="/fi")},
        Answer(302, location="/"),
    ),
    "kehassa.test": Site({"/a": Answer(302, location="/b"), "/b": Answer(302, location="/a")}),
    "pitka.test": Site({f"/{n}": Answer(302, location=f"/{n - 1}") for n in range(1, 8)}, Answer(body=about("Loppu"))),
    "sisaan.test": Site(
        {
            "/1": Answer(302, location="http://169.254.169.254/latest/meta-data"),
            "/2": Answer(302, location="http://127.0.0.1/"),
            "/3": Answer(302, location="http://tavallinen.test:8080/Ura"),
        }
    ),
    "rikki.test": Site({}, Answer(500, "<title>Virhe</title>")),
    "jumissa.test": Site({}),  # takes the question and says nothing
    "tipoittain.test": Site({}),  # a byte now and then, for ever
    # what nothing tells from a page: it has a title, words and an address of its own
    "valehtelee.test": Site({"/1": Answer(body=about("Palvelut"))}),
}
WORKING_URLS = [f"http://{host}{path}" for host, site in WORKING.items() for path in site.pages]
BROKEN_URLS = [
    *(f"http://poissa.test/{number}" for number in range(7)),
    *(f"http://poistettu.test/{number}" for number in range(2)),
    *(f"http://pehmea.test{path}" for path in BROKEN["pehmea.test"].pages),
    *(f"http://otsikko.test{path}" for path in BROKEN["otsikko.test"].pages),
    *(f"http://aina200.test/{folder}/sivu" for folder in ("a", "b", "c", "d")),
    "http://etusivulle.test/syva/sivu",
    "http://etusivulle.test/x",
    "http://kehassa.test/a",
    "http://pitka.test/7",
    *(f"http://sisaan.test{path}" for path in BROKEN["sisaan.test"].pages),
    "http://rikki.test/1",
    "http://jumissa.test/1",
    "http://tipoittain.test/1",
    "http://eiole.test/1",
    "http://kiinni.test/1",
    "ftp://tavallinen.test/1",
    "http://valehtelee.test/1",
]


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_HEAD(self):
        host = self.headers["Host"]
        if host != "oikukas.test":
            self.answer(host)
        elif len(self.path) % 3:  # otherwise it closes the line without a word
            self.send_answer(Answer((404, 405)[len(self.path) % 3 - 1]))

    def do_GET(self):
        self.answer(self.headers["Host"])

    def answer(self, host):
        self.server.agents.add(self.headers["User-Agent"])
        with self.server.alone(host):
            time.sleep(0.05 if host == "hidas.test" else 0.002)
        if host == "jumissa.test":
            time.sleep(1)
        elif host == "tipoittain.test":
            self.drip()
        else:
            self.send_answer(self.found(host))

    def found(self, host):
        if host == "toipuu.test" and self.server.day == 1:
            return Answer(503)
        site = {**WORKING, **BROKEN}[host]
        return site.pages.get(unquote(self.path), site.missing)

    def send_answer(self, answer):
        body = answer.body.encode(answer.charset)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type + ("; charset=latin-1" if answer.charset == "latin-1" else ""))
        self.send_header("Content-Length", str(len(body)))
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def drip(self):
        for _ in range(40):
            self.wfile.write(b"H")
            time.sleep(0.05)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.day = 1
        self.agents = set()
        self.crowded = set()  # hosts that were asked two things at once
        self.busy = {}
        self.guard = threading.Lock()

    def handle_error(self, request, client_address):
        """The line is closed by whoever gave up waiting."""

    @contextmanager
    def alone(self, host):
        with self.guard:
            self.busy[host] = self.busy.get(host, 0) + 1
            if self.busy[host] > 1:
                self.crowded.add(host)
        try:
            yield
        finally:
            with self.guard:
                self.busy[host] -= 1

    def door(self, host, port):
        """The fake sites; every other address by the ordinary door."""
        if host == "kiinni.test":
            return "127.0.0.1", 1
        return self.server_address if host in WORKING or host in BROKEN else public_door(host, port)


@contextmanager
def serving():
    server = Server()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
