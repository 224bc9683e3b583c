"""Nobody is answered from two releases, whatever is published while the answer is made."""

import threading

import pytest

from services_catalog import releases
from services_catalog.conditions import Text
from tests.factories import make_authority, make_release, make_service

WORDS = ("Palvelu", "Sisältö", "Hinta", "Virasto")
PAGE = "/palvelut/kuntoutusselvitys/"


def release(name):
    service = make_service(name=Text(f"Palvelu {name}"), summary=Text(f"Sisältö {name}."), cost=Text(f"Hinta {name}."))
    authority = make_authority(name=Text(f"Virasto {name}"))
    return make_release(number=ord(name), services=(service,), authorities=(authority,))


@pytest.fixture
def restless():
    """Another release comes into force all the time."""
    made, stop = [release("A"), release("B")], threading.Event()
    releases.use(made[0])

    def change():
        while not stop.is_set():
            releases.use(made[0])
            releases.use(made[1])

    thread = threading.Thread(target=change)
    thread.start()
    yield
    stop.set()
    thread.join()
    releases.use(None)


def test_a_page_is_of_one_release(client, restless):
    pages = [client.get(PAGE).text for _ in range(60)]
    for page in pages:
        names = {
            name for name in "AB" for said in ("Palvelu", "Sisältö", "Hinta", "Virasto") if f"{said} {name}" in page
        }
        assert len(names) == 1
    assert {name for name in "AB" for page in pages if f"Palvelu {name}" in page} == {"A", "B"}
