import http.cookies

import pytest
from cryptography.fernet import Fernet
from django.http import HttpResponse

from advice import answers
from advice.answers import Answers

GIVEN = {"kuntoutus": {"tilanne": ("tyoton",), "apu": ("selvyys", "raha")}}


def request_with(rf, sealed):
    request = rf.get("/")
    request.COOKIES[answers.name()] = sealed
    return request


def cookie_of(response):
    return response.cookies[answers.name()]


def test_it_works(rf):
    response = HttpResponse()
    answers.keep(response, Answers(GIVEN))
    assert answers.read(request_with(rf, cookie_of(response).value)) == Answers(GIVEN)


def test_without_a_cookie_nothing_is_given_and_nothing_is_lost(rf):
    assert answers.read(rf.get("/")) == Answers()


@pytest.mark.parametrize(
    "sealed",
    [
        pytest.param("roskaa", id="garbage"),
        pytest.param("ä", id="not ascii"),
        pytest.param("A" * 4000, id="long"),
        pytest.param(answers.seal(GIVEN)[:-8] + "AAAAAAA=", id="tampered"),
        pytest.param(Fernet(Fernet.generate_key()).encrypt(b"x").decode(), id="another's key"),
        pytest.param(answers.keys("only-for-tests-" + "x" * 50).encrypt(b"not zlib").decode(), id="another content"),
    ],
)
def test_what_does_not_open_is_lost(rf, sealed):
    assert answers.read(request_with(rf, sealed)) == Answers(is_lost=True)


@pytest.mark.wcag("2.2.1")
def test_answers_open_for_twenty_hours(rf, time_machine):
    time_machine.move_to("2026-11-21 08:00:00Z", tick=False)
    sealed = answers.seal(GIVEN)
    time_machine.move_to("2026-11-22 04:00:00Z", tick=False)
    assert answers.read(request_with(rf, sealed)).given == GIVEN


def test_answers_expire_in_a_day(rf, time_machine):
    time_machine.move_to("2026-11-21 08:00:00Z", tick=False)
    sealed = answers.seal(GIVEN)
    time_machine.move_to("2026-11-22 08:00:01Z", tick=False)
    assert answers.read(request_with(rf, sealed)) == Answers(is_lost=True)


def test_an_earlier_key_still_opens(rf, settings):
    sealed = answers.seal(GIVEN)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "y" * 60
    assert answers.read(request_with(rf, sealed)).given == GIVEN
    settings.SECRET_KEY_FALLBACKS = []
    assert answers.read(request_with(rf, sealed)).is_lost


def test_the_key_of_the_site_does_not_open_it_directly(settings):
    assert settings.SECRET_KEY.encode() not in answers._derived(settings.SECRET_KEY)
    assert answers._derived("a") != answers._derived("b")


def test_the_cookie_is_for_this_site_alone():
    response = HttpResponse()
    answers.keep(response, Answers(GIVEN))
    cookie = cookie_of(response)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""
    assert cookie["max-age"] == 24 * 60 * 60


def test_in_production_it_is_a_secure_host_cookie(settings):
    settings.HTTPS_ONLY = True
    settings.COOKIE_PREFIX = "__Host-"
    response = HttpResponse()
    answers.keep(response, Answers(GIVEN))
    assert response.cookies["__Host-answers"]["secure"]


def test_the_cookie_shows_nothing():
    response = HttpResponse()
    answers.keep(response, Answers(GIVEN))
    assert "tyoton" not in str(http.cookies.SimpleCookie(str(response.cookies)))


def test_one_more_answer_keeps_the_others():
    given = Answers(GIVEN).merged("kuntoutus", "kunta", ("698",)).to("kuntoutus")
    assert given == {**GIVEN["kuntoutus"], "kunta": ("698",)}


def test_too_much_is_refused():
    with pytest.raises(answers.TooLarge):
        answers.seal({"kuntoutus": {f"{n:x}{hash((n, 7)):x}": (f"{hash((n, 9)):x}",) for n in range(400)}})


def test_forgetting_deletes_the_cookie_but_no_login():
    response = HttpResponse()
    answers.forget(response)
    assert cookie_of(response)["max-age"] == 0
    assert response["Clear-Site-Data"] == '"cache", "storage"'
