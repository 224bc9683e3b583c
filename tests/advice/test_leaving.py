from pytest_django.asserts import assertContains, assertRedirects

from advice import answers
from tests.advice.client import AINO, START, chosen


def test_deleting_asks_first(walker):
    walker.answer(**AINO)
    assertContains(walker.client.get("/poista/"), "Poistetaanko vastauksesi?")
    assert chosen(walker.get(1)) == ["tyoton"]


def test_deleting_leaves_nothing(walker):
    walker.answer(**AINO)
    response = walker.client.post("/poista/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assertRedirects(response, "/poista/")
    assert walker.client.cookies[answers.name()].value == ""
    assertContains(walker.client.get("/poista/"), "Vastauksesi on poistettu")


def test_leaving_deletes_and_goes_to_another_site(walker):
    walker.answer(**AINO)
    assertRedirects(walker.client.get("/poistu/"), "https://www.suomi.fi/", fetch_redirect_response=False)
    assert walker.client.cookies[answers.name()].value == ""


def test_a_browser_that_looks_ahead_deletes_nothing(walker):
    walker.answer(**AINO)
    walker.client.get("/poistu/", headers={"Sec-Purpose": "prefetch"})
    assert chosen(walker.get(1)) == ["tyoton"]


def test_deleting_answers_does_not_log_an_editor_out(walker, admin_client):
    walker.client.cookies.update(admin_client.cookies)
    walker.client.post("/poista/")
    assert walker.client.get("/hallinta/").status_code == 200


def test_leaving_is_one_press_from_every_page(walker):
    for path in ("/", START, START + "1/", "/hata/"):
        assertContains(walker.client.get(path), 'href="/poistu/"')
