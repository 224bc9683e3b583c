"""What is shown when a page fails."""

import pytest
from django.db import InternalError, OperationalError
from django.template.loader import render_to_string

AWAY = "Tietokanta ei ole juuri nyt käytössä"


@pytest.fixture
def answer(client, monkeypatch):
    """What a visitor gets when a page fails with this error."""
    client.raise_request_exception = False

    def answer(error):
        def fail(*_):
            raise error

        monkeypatch.setattr("services_catalog.middleware.ReleaseMiddleware.process_view", fail)
        return client.get("/livez")

    return answer


@pytest.mark.parametrize("error", [OperationalError("gone"), InternalError("read-only")])
def test_without_the_database_the_page_says_so(answer, error):
    response = answer(error)
    assert response.status_code == 503
    assert AWAY in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


def test_other_failures_do_not_blame_the_database(answer):
    response = answer(ValueError("ours"))
    assert response.status_code == 500
    assert AWAY not in response.content.decode()


@pytest.mark.parametrize("page", ["500.html", "503.html"])
def test_who_reads_no_finnish_is_told_too(page):
    said = render_to_string(page)
    assert '<p lang="sv">' in said
    assert '<p lang="en">' in said
