"""Every kind of page at an address of its own; the answers of Aino, who is out of work, come in the cookie."""

from pathlib import Path
from typing import NamedTuple

from advice import answers

ROOT = Path(__file__).parents[2]
SURVEY = Path(__file__).with_name("survey.js")
AINO = {
    "tilanne": ("tyoton",),
    "apu": ("selvyys", "tyo"),
    "tyokyky": ("vaikeuttaa",),
    "kunta": ("698",),
    "vaiva": ("ruumis", "kipu"),
    "ika": ("30-54",),
    "lausunto": ("terveysasema",),
    "tulo": ("yleistuki",),
}
ASK = "/kysely/kuntoutus/"
KELA = "kela-ammatillinen-kuntoutus"


class Kind(NamedTuple):
    path: str
    given: tuple[str, ...] = ()  # the questions that Aino has answered
    attempt: dict = {}  # what was just sent and could not be taken

    def open(self, page, site: str) -> None:
        """Go there with the answers in the cookie."""
        page.context.clear_cookies()
        sealed = {"kuntoutus": {key: AINO[key] for key in self.given}} if self.given else {}
        if self.attempt:
            sealed[answers.ATTEMPT] = self.attempt
        if sealed:
            page.context.add_cookies([{"name": answers.name(), "value": answers.seal(sealed), "url": site}])
        page.goto(site + self.path)


FIRST_THREE = ("tilanne", "apu", "tyokyky")
CLIENT = {
    "home": Kind("/"),
    "start": Kind(ASK),
    "start-again": Kind(ASK, FIRST_THREE),
    "question": Kind(f"{ASK}1/"),
    "question-many": Kind(f"{ASK}2/", ("tilanne",)),
    "question-error": Kind(f"{ASK}1/?virhe=1", attempt={"question": ("tilanne",)}),
    "municipality": Kind(f"{ASK}4/", FIRST_THREE),
    "municipality-error": Kind(f"{ASK}4/?virhe=1", FIRST_THREE, {"typed": ("Pyhä",), "question": ("kunta",)}),
    "answers": Kind(f"{ASK}vastaukset/", tuple(AINO)),
    "result": Kind(f"{ASK}tulos/", tuple(AINO)),
    "delete": Kind("/poista/", FIRST_THREE),
    "deleted": Kind("/poista/"),
}
LOOK_UP = {
    "services": Kind("/palvelut/"),
    "services-found": Kind("/palvelut/?q=velat&kunta=698&itse=1"),
    "services-nothing": Kind("/palvelut/?q=jääkiekko&kunta=Pyhä"),
    "service": Kind(f"/palvelut/{KELA}/?kunta=698"),
    "service-ended": Kind("/palvelut/kela-tyomarkkinatuki-peruspaivaraha/"),
    "responsibility": Kind("/kuka-vastaa/"),
    "responsibility-here": Kind("/kuka-vastaa/?kunta=698"),
    "responsibility-error": Kind("/kuka-vastaa/?kunta=698&paiva=eilen"),
}
ABOUT = {
    "urgent": Kind("/hata/"),
    "cookies": Kind("/evasteet/"),
    "about": Kind("/tietoa/"),
    "privacy": Kind("/tietosuoja/"),
    "accessibility": Kind("/saavutettavuus/"),
    "feedback": Kind("/palaute/?sivu=/palvelut/"),
    "feedback-sent": Kind("/palaute/kiitos/"),
    "plan": Kind("/polku/"),
    "not-found": Kind("/eiole/"),
}
DESK = {
    "desk": Kind("/ammattilaiselle/"),
    "consult": Kind("/ammattilaiselle/kartoitus/"),
    "desk-services": Kind("/ammattilaiselle/palvelut/?q=kuntoutus"),
    "desk-service": Kind(f"/ammattilaiselle/palvelut/{KELA}/?kunta=698"),
    "route-card": Kind(f"/ammattilaiselle/palvelut/{KELA}/reitti/?kunta=698"),
    "compare": Kind("/ammattilaiselle/vertaa/?a=kela-tyokokeilu&b=tyokokeilu&c=tyoelake-tyokokeilu"),
    "actor-map": Kind("/ammattilaiselle/toimijakartta/?kunta=698"),
    "gap-map": Kind("/ammattilaiselle/katvealueet/?kunta=698"),
    "changes": Kind("/ammattilaiselle/muutokset/"),
    "segments": Kind("/ammattilaiselle/segmentit/"),
    "guidance-levels": Kind("/ammattilaiselle/ohjauksen-tasot/"),
    "phases": Kind("/ammattilaiselle/vaiheet/"),
    "packages": Kind("/ammattilaiselle/paketit/"),
    "practice": Kind("/ammattilaiselle/harjoittelu/"),
    "drill": Kind("/ammattilaiselle/harjoittelu/KV-001/"),
}
LANGUAGES = {"home-sv": Kind("/sv/"), "home-en": Kind("/en/"), "service-sv": Kind(f"/sv/palvelut/{KELA}/?kunta=698")}
KINDS = CLIENT | LOOK_UP | ABOUT | DESK | LANGUAGES
PHONE = {"width": 412, "height": 915}
DESKTOP = {"width": 1280, "height": 900}
ENLARGED = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %
OUTAGES = ("500", "503", "503_database")  # whole pages of their own: they stand when nothing else does


def open_kind(page, site: str, name: str) -> None:
    """Any kind of page, those of an outage included, ready to be measured."""
    if name in OUTAGES:
        body = (ROOT / "templates" / f"{name}.html").read_text().replace("{# djlint:off D004 #}", "")
        page.route("**/vika/", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
        page.goto(f"{site}/vika/")
    else:
        KINDS[name].open(page, site)
    page.evaluate(SURVEY.read_text())


def look_at(page) -> dict:
    """What the open page is like on a phone, enlarged, spaced out, and in light and dark."""
    page.set_viewport_size(PHONE)
    seen = page.evaluate("survey.survey()") | {"outOfOrder": page.evaluate("survey.outOfOrder()")}
    page.set_viewport_size(DESKTOP)
    seen["cramped"] = page.evaluate("survey.cramped()")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        seen[f"faint-{scheme}"] = page.evaluate("survey.faintEdges()")
    page.evaluate("survey.doubleText()")
    seen["doubled"] = page.evaluate("survey.cutOff()")
    page.evaluate("survey.halveText()")
    page.set_viewport_size(ENLARGED)
    seen["enlarged"] = page.evaluate("survey.cutOff()")
    page.evaluate("survey.spaceOut()")
    seen["spaced"] = page.evaluate("survey.cutOff()")
    page.set_viewport_size(PHONE)
    return seen
