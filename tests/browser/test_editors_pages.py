"""What we add to Django's admin: axe finds nothing in it, on a phone and on a desk, in light and dark."""

import pytest

from services_catalog import publishing, releases
from services_catalog.models import Service
from tests.browser.test_accessibility import AXE, SCHEMES, TAGS
from tests.factories import fill_working_copy, make_full_service, make_release
from tests.people import sign_in

OURS = "/hallinta/services_catalog/"
PAGES = [
    "/hallinta/",
    "/hallinta/tunniste/",
    f"{OURS}service/{{service}}/history/",
    f"{OURS}service/{{service}}/kopioi/",
    f"{OURS}service/poistetut/",
    f"{OURS}service/tuo/",
    f"{OURS}authority/yhteystiedot/",
    f"{OURS}release/julkaise/",
    f"{OURS}release/vaikutus/",
    f"{OURS}release/esikatselu/",
    f"{OURS}release/kalenteri/",
    f"{OURS}release/vanhat-nimet/",
    "/hallinta/advice/count/",
    "/hallinta/advice/count/maaritelmat/",
]
FINDINGS = """async (tags) => {
  const found = await axe.run("#content", { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 120)}`));
}"""
WCAG = [tag for tag in TAGS if tag.startswith("wcag")]
WIDTHS = (412, 1280)


@pytest.fixture
def page(db, context, live_server, admin_user):
    fill_working_copy(make_release(services=(make_full_service(),)))
    publishing.publish("Anna", "alku")
    Service.objects.update(plain_name_fi="Uusi nimi")
    sign_in(context, live_server, admin_user)
    yield context.new_page()
    releases.use(None)


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page, live_server, address):
    found = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # before the page opens: the admin fades from one to the other
        assert page.goto(live_server.url + address.format(service=Service.objects.get().pk)).ok
        page.evaluate(AXE.read_text())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if problems := page.evaluate(FINDINGS, WCAG):
                found[f"{width} {scheme}"] = problems
    assert found == {}
