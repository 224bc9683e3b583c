"""Whatever is sent, a sensible page comes back: never a server error, never what was sent as markup."""

import pytest
from django.test import Client

from advice import answers
from tests.advice.client import AINO, RESULT, START, Walker

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def anyone(release):
    return Walker(Client(raise_request_exception=False))


@pytest.mark.parametrize("place", [1, 3, 9, 10**12])
@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"question": EVIL, "answer": EVIL, "typed": EVIL, "paluu": EVIL}, id="markup"),
        pytest.param({"question": "tilanne", "answer": ["tyoton"] * 500}, id="one option 500 times"),
        pytest.param({"question": "apu", "answer": [f"{n}" for n in range(500)]}, id="500 unknown options"),
        pytest.param({"question": "kunta", "typed": EVIL * 1000}, id="long name"),
        pytest.param({"question": "kunta", "typed": "\x00\ud7ff\u202e"}, id="control characters"),
        pytest.param({"question": "kunta", "answer": "999"}, id="no such municipality"),
        pytest.param({"question": ["tilanne", "apu"], "answer": "tyoton"}, id="two questions"),
        pytest.param({"question": "apu", "answer": ["?", "raha"]}, id="knows and does not know"),
        pytest.param({"question": "paatos", "answer": "kylla"}, id="a question far ahead"),
    ],
)
def test_strange_answers(anyone, place, data):
    page = anyone.client.post(f"{START}{place}/", data)
    assert page.status_code in (200, 302)
    assert EVIL not in page.content.decode()
    assert anyone.client.get(RESULT, follow=True).status_code == 200


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"question=\xff\xfe&answer=\xc3", "application/x-www-form-urlencoded", id="bad UTF-8"),
        pytest.param(b'{"question": 1}', "application/json", id="JSON"),
        pytest.param(b"--x", "multipart/form-data; boundary=x", id="half a form"),
        pytest.param(b"answer=" + b"a" * 3_000_000, "application/x-www-form-urlencoded", id="3 MB"),
        pytest.param(b"&a=1" * 6_000, "application/x-www-form-urlencoded", id="6,000 fields"),
    ],
)
def test_strange_bodies(anyone, content, kind):
    assert anyone.client.post(START + "1/", content, content_type=kind).status_code < 500


@pytest.mark.parametrize("path", ["1/", "vastaukset/", "tulos/", "tarkenna/", ""])
@pytest.mark.parametrize("sealed", ["", "ä", "\x7f", "a" * 8000, "gAAAAA" + "A" * 100])
def test_strange_cookies(anyone, path, sealed):
    anyone.client.cookies[answers.name()] = sealed
    assert anyone.client.get(START + path, follow=True).status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"tilanne": ("poistettu",)}, id="an option that is gone"),
        pytest.param({"poistettu": ("x",)}, id="a question that is gone"),
        pytest.param({"tilanne": (), "apu": ()}, id="empty answers"),
        pytest.param({"kunta": ("999",)}, id="a municipality that is gone"),
        pytest.param({"tilanne": ("?", "tyoton")}, id="two answers to one question"),
    ],
)
def test_answers_to_an_earlier_release(anyone, given):
    anyone.client.cookies[answers.name()] = answers.seal({"kuntoutus": given})
    for path in ("1/", "5/", "vastaukset/", "tulos/"):
        assert anyone.client.get(START + path, follow=True).status_code == 200


@pytest.mark.parametrize("query", ["?paluu=" + EVIL, "?alusta=1&alusta=2", "?" + "x" * 5000])
def test_strange_queries(anyone, query):
    anyone.answer(**AINO)
    page = anyone.client.get(START + "1/" + query)
    assert page.status_code == 200
    assert EVIL not in page.content.decode()


@pytest.mark.parametrize("path", ["1/", "vastaukset/", "tulos/", "tarkenna/", ""])
def test_only_the_methods_that_make_sense(anyone, path):
    for method in ("put", "patch", "delete"):
        assert getattr(anyone.client, method)(START + path).status_code == 405


@pytest.mark.parametrize("path", ["/", START, START + "1/", "/hata/", "/poista/", "/poistu/"])
def test_head(anyone, path):
    assert anyone.client.head(path).status_code < 400
