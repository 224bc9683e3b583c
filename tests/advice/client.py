"""A person at the questionnaire, through Django's test client."""

import re

from django.utils.html import strip_tags

START = "/kysely/kuntoutus/"
RESULT = "/kysely/kuntoutus/tulos/"
AINO = {"tilanne": "tyoton", "apu": "selvyys", "kunta": "Rovaniemi", "vaiva": "ei-mitaan"}
PLACES = ("tilanne", "apu", "kunta", "vaiva", "paatos")


class Walker:
    """Answers by the question's key; remembers the last page."""

    def __init__(self, client):
        self.client = client
        self.page = None

    def get(self, place, **more):
        self.page = self.client.get(f"{START}{place}/", **more)
        return self.page

    def post(self, place, question, *codes, **more):
        field = "typed" if question == "kunta" and codes and codes[0][0].isupper() else "answer"
        data = {"question": question, field: list(codes), **more}
        self.page = self.client.post(f"{START}{place}/", data)
        if "virhe=1" in self.page.headers.get("Location", ""):
            self.page = self.client.get(self.page.headers["Location"])
        return self.page

    def answer(self, **given):
        for place, (question, code) in enumerate(given.items(), 1):
            self.post(place, question, *(code if isinstance(code, tuple) else (code,)))
        return self.page

    def result(self, **given):
        self.answer(**(given or AINO))
        self.page = self.client.get(RESULT)
        return self.page


def question_of(response):
    """The key of the question on the page, or the empty string."""
    found = re.search(r'name="question" value="([^"]+)"', response.content.decode())
    return found[1] if found else ""


def chosen(response):
    """The codes that are ticked on the page."""
    return re.findall(r'value="([^"]+)"[^>]* checked', response.content.decode())


def text(response):
    return " ".join(strip_tags(response.content.decode()).split())
