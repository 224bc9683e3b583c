"""The card in a frame of another site, and every other page refusing to stand there."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

CARD = "/upota/kuka-vastaa/?kunta=698&palvelu=employment_services"


@pytest.fixture
def other(tmp_path):
    """The address of another site; its one page is what is written into its folder."""
    folder = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer(("localhost", 0), folder) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def framed(page, site, other, tmp_path):
    """Another site's page with one of ours in its frame; gives the frame and what the browser complained of."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    def frame(path):
        body = f'<!doctype html><link rel="icon" href="data:,"><iframe src="{site}{path}" width="400"></iframe>'
        (tmp_path / "index.html").write_text(body)
        page.goto(other)
        return page.frame_locator("iframe"), complaints

    return frame


def test_another_site_shows_the_card(framed):
    card, complaints = framed(CARD)
    expect(card.get_by_role("heading", name="Työllisyyspalvelut")).to_be_visible()
    expect(card.get_by_text("Rovaseudun työllisyysalue")).to_be_visible()
    assert complaints == []


def test_in_the_frame_the_reader_chooses_the_municipality(framed):
    card, _ = framed("/upota/kuka-vastaa/?palvelu=employment_services")
    card.get_by_label("Kunta").fill("Rovaniemi")
    card.get_by_role("button", name="Katso, kuka vastaa").click()
    expect(card.get_by_text("Rovaseudun työllisyysalue")).to_be_visible()


def test_the_full_page_opens_beside_the_other_site(framed, page, site, other):
    card, _ = framed(CARD)
    with page.context.expect_page() as opened:
        card.get_by_role("link", name="Lue lisää Kaikusta").click()
    expect(opened.value).to_have_url(f"{site}/kuka-vastaa/?kunta=698")
    expect(page).to_have_url(other)


@pytest.mark.parametrize("path", ["/kuka-vastaa/?kunta=698", "/kysely/kuntoutus/", "/upota/"])
def test_another_page_refuses(framed, page, path):
    frame, complaints = framed(path)
    page.wait_for_load_state("networkidle")
    expect(frame.locator(".brand")).to_have_count(0)
    assert any("frame-ancestors" in complaint for complaint in complaints)
