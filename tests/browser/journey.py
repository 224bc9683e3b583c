"""How a client moves through the pages, for every test and picture that opens a browser.

Aino of Rovaniemi is out of work and her back hurts; Eero is in danger; Pekka says nothing about himself.
"""

from collections.abc import Callable

AINO = {
    "tilanne": ["tyoton"],
    "apu": ["selvyys", "tyo"],
    "tyokyky": ["vaikeuttaa"],
    "kunta": "rovaniemi",
    "vaiva": ["ruumis", "kipu"],
    "ika": ["30-54"],
    "lausunto": ["terveysasema"],
    "tulo": ["yleistuki"],
}
EERO = {"apu": ["hata"], "kunta": "Rovaniemi", "hatalaji": ["itsetuho"]}
PEKKA: dict[str, list[str] | str] = {}
DO_NOT_KNOW = "?"
MOST_QUESTIONS = 40


def press(target) -> None:
    """Press what opens a page, and wait until that page is there: a click alone does not."""
    with target.page.expect_navigation():
        target.click()


def start(page, base: str, slug: str = "kuntoutus") -> None:
    page.goto(f"{base}/kysely/{slug}/")
    press(page.locator("main .button").first)


def question(page) -> str:
    """The key of the question that is open, or the empty string."""
    key = page.locator("input[name=question]")
    return key.get_attribute("value") if key.count() else ""


def choose(page, given):
    """Fill in one answer, or "En tiedä tai en halua sanoa"; gives the button that sends it."""
    if page.locator("input[name=typed]").count():
        if not isinstance(given, str):
            return page.locator("main button.quiet")
        page.fill("input[name=typed]", given)
        return page.locator("main button.button:not(.quiet)")
    for code in given or [DO_NOT_KNOW]:
        page.locator(f'input[name=answer][value="{code}"]').check()
    return page.locator("main button.button")


def answer(page, given) -> None:
    press(choose(page, given))


def walk(page, base: str, person, *, until: Callable[[str], bool] = lambda key: not key) -> list[str]:
    """Answer from the start until a question that fits, or the result; gives the keys that were asked."""
    start(page, base)
    asked: list[str] = []
    while not until(key := question(page)) and key:
        assert len(asked) < MOST_QUESTIONS
        asked.append(key)
        answer(page, person.get(key))
    return asked


def result(page, base: str, person=AINO) -> None:
    walk(page, base, person)


def refining(page, base: str) -> None:
    result(page, base)
    press(page.locator('a[href$="/tarkenna/"]'))


def at_question(key: str, person=AINO) -> Callable:
    return lambda page, base: walk(page, base, person, until=lambda asked: asked in (key, ""))


def with_error(key: str, typed: str = "") -> Callable:
    def prepare(page, base):
        at_question(key)(page, base)
        if typed:
            page.fill("input[name=typed]", typed)
        press(page.locator("main button.button:not(.quiet)"))

    return prepare


def check(page, base: str) -> None:
    result(page, base)
    page.goto(f"{base}/kysely/kuntoutus/vastaukset/")


def deleting(page, base: str) -> None:
    at_question("apu")(page, base)
    page.goto(f"{base}/poista/")


def lost(page, base: str) -> None:
    page.goto(f"{base}/kysely/kuntoutus/5/")


def stale(page, base: str) -> None:
    """The form's token is gone: the same question again, with the choice kept."""
    at_question("tyokyky")(page, base)
    page.locator("input[name=answer]").first.check()
    page.locator("input[name=csrfmiddlewaretoken]").evaluate("field => field.value = 'x'.repeat(64)")
    press(page.locator("main button.button"))


def own_path(page, base: str) -> None:
    result(page, base)
    press(page.locator('form[action$="/polku/uusi/"] button'))


def own_step(page, base: str) -> None:
    own_path(page, base)
    page.goto(f"{base}/polku/askel/1/")


def saving(page, base: str) -> None:
    own_path(page, base)
    page.goto(f"{base}/polku/tallenna/")


def code(page, base: str) -> None:
    saving(page, base)
    page.locator("#suostumus").check()
    press(page.locator("main button.button"))


def agreeing(page, base: str) -> None:
    own_path(page, base)
    page.goto(f"{base}/polku/vastuu/")


def unwritten(page, base: str) -> None:
    """Feedback with neither a kind nor words."""
    page.goto(f"{base}/palaute/")
    page.locator("main button.button").click()
    page.locator(".summary").wait_for()


def choosing_goals(page, base: str) -> None:
    own_path(page, base)
    page.goto(f"{base}/polku/pohja/")
    page.locator("main form button").first.click()


def exercising(page, base: str) -> None:
    own_path(page, base)
    page.goto(f"{base}/polku/harjoitus/1/")


def address(path: str) -> Callable:
    return lambda page, base: page.goto(base + path)


def drill(page, base: str) -> None:
    page.goto(f"{base}/ammattilaiselle/harjoittelu/KV-001/")


def drill_error(page, base: str) -> None:
    drill(page, base)
    press(page.locator("main form .button"))


def drill_answer(page, base: str) -> None:
    drill(page, base)
    page.locator('input[name=ensin][value="kela"]').check()
    page.locator("input[name=palvelu]").first.check()
    press(page.locator("main form .button"))


PAGES: dict[str, Callable] = {
    "home": address("/"),
    "home-sv": address("/sv/"),
    "home-easy": address("/fi-selko/"),
    "start": address("/kysely/kuntoutus/"),
    "question": at_question("tilanne"),
    "question-many": at_question("apu"),
    "question-error": with_error("tilanne"),
    "municipality": at_question("kunta"),
    "municipality-error": with_error("kunta", "Pyhä"),
    "question-lost": lost,
    "question-stale": stale,
    "refining": refining,
    "answers": check,
    "result": result,
    "result-unknown": lambda page, base: result(page, base, PEKKA),
    "emergency": lambda page, base: result(page, base, EERO),
    "urgent": address("/hata/"),
    "delete": deleting,
    "deleted": address("/poista/"),
    "path-start": address("/polku/"),
    "path": own_path,
    "path-step": own_step,
    "path-saving": saving,
    "path-code": code,
    "path-agreement": agreeing,
    "path-goals": choosing_goals,
    "path-exercise": exercising,
    "path-at-desk": address("/ammattilaiselle/polku/"),
    "cookies": address("/evasteet/"),
    "about": address("/tietoa/"),
    "privacy": address("/tietosuoja/"),
    "accessibility": address("/saavutettavuus/"),
    "feedback": address("/palaute/?sivu=/palvelut/"),
    "feedback-error": unwritten,
    "feedback-sent": address("/palaute/kiitos/"),
    "not-found": address("/eiole/"),
    "sami": address("/saame/"),
    "service-easy": address("/fi-selko/palvelut/kela-kuntoutusraha/"),
    "services": address("/palvelut/"),
    "services-found": address("/palvelut/?q=velat&kunta=698&itse=1"),
    "services-renamed": address("/palvelut/?q=TE-toimisto"),
    "services-nothing": address("/palvelut/?q=jääkiekko&kunta=Pyhä&laji=BENEFIT"),
    "service": address("/palvelut/kela-ammatillinen-kuntoutusselvitys/?kunta=698"),
    "service-remote": address("/palvelut/terveysasema-hoidon-arvio/?kunta=890"),
    "service-local": address("/palvelut/palvelutarpeen-arviointi/?kunta=698"),
    "service-ended": address("/palvelut/kela-tyomarkkinatuki-peruspaivaraha/"),
    "responsibility": address("/kuka-vastaa/"),
    "responsibility-here": address("/kuka-vastaa/?kunta=698"),
    "responsibility-then": address("/kuka-vastaa/?kunta=Pyhä&paiva=2024-12-31"),
    "responsibility-error": address("/kuka-vastaa/?kunta=698&paiva=eilen"),
    "embedding": address("/upota/?kunta=698&palvelu=employment_services"),
    "card": address("/upota/kuka-vastaa/?kunta=698&palvelu=employment_services"),
    "card-place": address("/upota/kuka-vastaa/?kunta=698"),
    "card-form": address("/upota/kuka-vastaa/"),
    "card-error": address("/upota/kuka-vastaa/?kunta=Pyhä"),
    "card-missing": address("/upota/kuka-vastaa/?palvelu=eiole"),
    "segments": address("/ammattilaiselle/segmentit/"),
    "guidance-levels": address("/ammattilaiselle/ohjauksen-tasot/"),
    "phases": address("/ammattilaiselle/vaiheet/"),
    "packages": address("/ammattilaiselle/paketit/"),
    "remote-checklist": address("/ammattilaiselle/etapalvelu/"),
}
# Looked at in pictures; their own tests run axe on them in more states.
DESK: dict[str, Callable] = {
    "desk": address("/ammattilaiselle/"),
    "consult": address("/ammattilaiselle/kartoitus/"),
    "professional": address("/ammattilaiselle/palvelut/kela-ammatillinen-kuntoutus/"),
    "route-card": address("/ammattilaiselle/palvelut/kela-ammatillinen-kuntoutus/reitti/?kunta=698"),
    "compare": address("/ammattilaiselle/vertaa/?a=kela-tyokokeilu&b=tyokokeilu&c=tyoelake-tyokokeilu"),
    "actor-map": address("/ammattilaiselle/toimijakartta/?kunta=698"),
    "gap-map": address("/ammattilaiselle/katvealueet/?kunta=698"),
    "changes": address("/ammattilaiselle/muutokset/"),
    "practice": address("/ammattilaiselle/harjoittelu/"),
    "drill": drill,
    "drill-error": drill_error,
    "drill-answer": drill_answer,
}
