"""What changed and what will: by their day from the catalogue, by hand from the releases."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest
import time_machine

from services_catalog import publishing, releases
from services_catalog.authorities import (
    Area,
    AreaKind,
    AuthorityType,
    Membership,
    Municipality,
    Responsibility,
    ResponsibilityStatus,
)
from services_catalog.catalogue import Reform, ServiceStatus
from services_catalog.changes import AHEAD, BEHIND, KEPT, Edit, Noun, What, changes, remembered
from services_catalog.checks import check_catalogue
from services_catalog.conditions import Text
from services_catalog.models import Release, Service
from tests.factories import (
    fill_working_copy,
    make_authority,
    make_catalogue,
    make_function,
    make_provider,
    make_release,
    make_service,
    use_release,
)

ON = dt.date(2026, 11, 21)
DAY = dt.timedelta(days=1)
PAGE, FEED = "/ammattilaiselle/muutokset/", "/ammattilaiselle/muutokset.atom"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def release(settings, tmp_path):
    settings.RELEASE_DIR = tmp_path
    yield use_release
    releases.use(None)


def seen(catalogue, *edits, as_of=ON):
    found = changes(catalogue, edits, as_of)
    return [[(e.on, e.key, e.what) for e in part] for part in found.parts]


def edit(on=ON, **overrides):
    return Edit(**{"on": on, "noun": Noun.SERVICE, "key": "x", "name": Text("X"), "what": What.ADDED, **overrides})


# By their day


@pytest.mark.parametrize(
    ("day", "where"),
    [
        (ON + AHEAD + DAY, None),
        (ON + AHEAD, "coming"),
        (ON + DAY, "coming"),
        (ON, "past"),
        (ON - BEHIND, "past"),
        (ON - BEHIND - DAY, None),
    ],
    ids=["too far", "in 180 days", "tomorrow", "today", "30 days ago", "31 days ago"],
)
def test_the_next_180_days_and_the_last_30(day, where):
    found = changes(make_catalogue(services=(make_service(valid_from=day),)), (), ON)
    assert {"coming": bool(found.coming), "past": bool(found.past)} == {
        "coming": where == "coming",
        "past": where == "past",
    }


def test_a_service_begins_and_ends():
    service = make_service(valid_from=ON - DAY, valid_to=ON + DAY)
    coming, _, past = seen(make_catalogue(services=(service,)))
    assert coming == [(ON + DAY, service.slug, What.ENDS)]
    assert past == [(ON - DAY, service.slug, What.BEGINS)]


def test_a_reform_of_a_service_says_what_changes():
    reform = Reform(changes_on=ON + DAY, text=Text("Ikäraja nousee."), law="HE 125/2024", is_planned=True)
    [event] = changes(make_catalogue(services=(make_service(reforms=(reform,)),)), (), ON).coming
    assert (event.on, event.what, event.note.fi) == (ON + DAY, What.REFORMED, "Ikäraja nousee.")
    assert (event.law, event.is_planned) == ("HE 125/2024", True)


def test_two_reforms_of_one_day_are_told_in_one():
    reforms = tuple(Reform(changes_on=ON, text=Text(text)) for text in "ab")
    [problem] = check_catalogue(make_release(services=(make_service(reforms=reforms),)))
    assert (problem.key, problem.field) == ("kuntoutusselvitys", "reforms")


def test_a_provider_has_its_days_too():
    coming, _, _ = seen(make_catalogue(providers=(make_provider(valid_to=ON + DAY),)))
    assert coming == [(ON + DAY, "eduro", What.ENDS)]


def moving(status=ResponsibilityStatus.ENACTED, **later):
    before = Responsibility(authority_type=AuthorityType.KELA, valid_to=ON)
    after = Responsibility(authority_type=AuthorityType.KEHA, valid_from=ON + DAY, status=status, law="1/2026", **later)
    keha = make_authority(slug="keha", type=AuthorityType.KEHA, name=Text("KEHA-keskus"))
    return make_catalogue(
        authorities=(make_authority(), keha), functions=(make_function(responsibilities=(before, after)),)
    )


def test_a_responsibility_moves_once_and_names_the_next_authority():
    [event] = changes(moving(note=Text("Siirto")), (), ON).coming
    assert (event.on, event.what, event.authority.fi, event.law) == (ON + DAY, What.ANSWERS, "KEHA-keskus", "1/2026")
    assert (event.note.fi, event.is_planned) == ("Siirto", False)


def test_a_planned_move_is_announced_as_planned_and_a_cancelled_one_not():
    assert [event.is_planned for event in changes(moving(ResponsibilityStatus.PLANNED), (), ON).coming] == [True]
    assert [e.what for e in changes(moving(ResponsibilityStatus.CANCELLED), (), ON - DAY).coming] == [What.ANSWERED]


def test_municipalities_that_join_an_area_are_one_change():
    area = Area(key="lapland", kind=AreaKind.WELLBEING_SERVICES_COUNTY, name=Text("Lapin hyvinvointialue"))
    joins = (Membership(area="lapland", valid_from=ON + DAY),)
    towns = tuple(Municipality(code=code, name=Text(code), memberships=joins) for code in ("698", "047"))
    [event] = changes(make_catalogue(areas=(area,), municipalities=towns), (), ON).coming
    assert (event.what, [m.code for m in event.municipalities]) == (What.JOINS, ["047", "698"])


def test_a_planned_service_without_a_day_is_kept_apart():
    _, undated, _ = seen(make_catalogue(services=(make_service(status=ServiceStatus.PLANNED),)))
    assert undated == [(None, "kuntoutusselvitys", What.PLANNED)]


def test_changes_can_be_asked_of_one_kind_of_authority():
    found = changes(moving(), (), ON)
    assert found.of("keha").coming and not found.of("kela").coming
    assert found.of("") == found


def test_the_real_content_knows_its_changes(real_release):
    spring = changes(real_release.catalogue, (), dt.date(2026, 4, 1))
    answers = {(event.on, event.key) for event in spring.coming if event.what is What.ANSWERS}
    assert (dt.date(2026, 5, 1), "unemployment_income") in answers
    assert dt.date(2026, 5, 1) in {event.on for event in spring.coming if event.key == "kela-yleistuki"}
    new_year = changes(real_release.catalogue, (), dt.date(2026, 11, 21)).coming
    assert {e.key for e in new_year if e.what is What.REFORMED} >= {"kela-vammaistuki-aikuinen", "kela-yleistuki"}
    before_counties = changes(real_release.catalogue, (), dt.date(2022, 12, 1))
    assert {event.name.fi for event in before_counties.coming if event.what is What.JOINS} >= {"Lapin hyvinvointialue"}


# By editors


def content(*services):
    return {"services": [{"slug": slug, "name": {"fi": slug}, **more} for slug, more in services]}


def test_what_editors_did_is_told_by_field():
    before = {"catalogue": content(("a", {"rank": 1}), ("b", {"summary": {"fi": "vanha"}}), ("c", {}))}
    now = content(("a", {"rank": 2}), ("b", {"summary": {"fi": "uusi"}, "remote": "YES"}), ("d", {}))
    found = [(e.key, e.what, e.fields) for e in remembered(before, now, ON)]
    assert found == [("b", What.EDITED, ("summary", "remote")), ("c", What.REMOVED, ()), ("d", What.ADDED, ())]


def test_a_contact_that_was_only_checked_again_is_no_change():
    def kela(**contact):
        return {"authorities": [{"slug": "kela", "name": {"fi": "Kela"}, "contacts": [{"phone": "1", **contact}]}]}

    before = {"catalogue": kela(checked_on="2026-01-01")}
    assert remembered(before, kela(checked_on="2026-11-01"), ON) == ()
    [changed] = remembered(before, kela(hours="9–15"), ON)
    assert (changed.noun, changed.fields) == (Noun.AUTHORITY, ("contacts",))


def test_the_first_release_has_nothing_new():
    assert remembered({}, content(("a", {})), ON) == ()


def test_edits_are_remembered_for_sixty_days():
    now = content(("a", {}))
    for on, kept in ((ON - KEPT, 1), (ON - KEPT - DAY, 0)):
        before = {
            "catalogue": now,
            "changes": {"edits": [{"on": on, "noun": "SERVICE", "key": "a", "name": {}, "what": "ADDED"}]},
        }
        assert len(remembered(before, now, ON)) == kept


def test_two_releases_of_a_day_are_one_change():
    first = content(("a", {}))
    added = remembered({"catalogue": content()}, first, ON)
    plain = [{"on": ON, "noun": "SERVICE", "key": "a", "name": {"fi": "a"}, "what": "ADDED"}]
    both = remembered({"catalogue": first, "changes": {"edits": plain}}, content(("a", {"remote": "YES"})), ON)
    assert [(e.what, e.fields) for e in (*added, *both)] == [(What.ADDED, ()), (What.ADDED, ())]


def test_an_edit_is_shown_for_thirty_days():
    catalogue = make_catalogue()
    assert seen(catalogue, edit(on=ON - BEHIND))[2] == [(ON - BEHIND, "x", What.ADDED)]
    assert seen(catalogue, edit(on=ON - BEHIND - DAY))[2] == []


@pytest.mark.django_db
def test_a_release_says_what_changed_since_the_last_one(release, client, django_assert_num_queries):
    fill_working_copy()
    with time_machine.travel(dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC), tick=False):
        publishing.publish("Anna", "alku")
    service = Service.objects.get()
    service.summary_fi = "Uusi tiivistelmä."
    service.save()
    with time_machine.travel(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC), tick=False):
        publishing.publish("Anna", "tiivistelmä")
    with time_machine.travel(dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC), tick=False):
        publishing.publish("Anna", "ei mitään uutta")
        loaded = releases.load()
        assert [(e.on, e.key, e.fields) for e in loaded.edits] == [
            (dt.date(2026, 11, 10), "kuntoutusselvitys", ("summary",))
        ]
        with django_assert_num_queries(0):
            page = client.get(PAGE).content.decode()
    assert "10.11.2026" in page and "tiivistelmä" in page
    assert Release.objects.newest_first().first().report["services"] == 1


@pytest.mark.django_db
def test_a_release_of_before_the_changes_can_still_be_read(release):
    fill_working_copy()
    made = publishing.publish("Anna", "alku")
    parts = {name: part for name, part in publishing.last_published().items() if name not in ("changes", "schema")}
    frozen, digest = publishing.freeze(parts)
    old = releases.Copy(made.number, digest, made.schema, made.effective_at, frozen.decode())
    assert old.decode().edits == ()


# The page and the feed


def dated(**more):
    return make_release(services=(make_service(valid_from=ON + DAY, valid_to=ON + 30 * DAY),), **more)


@pytest.fixture
def today():
    with time_machine.travel(dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.mark.django_db
@pytest.mark.parametrize("address", [PAGE, f"{PAGE}?viranomainen=kela", FEED, "/sv" + FEED])
def test_no_page_asks_the_database(client, release, today, django_assert_num_queries, address):
    release(dated())
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 200


def test_the_page_tells_both_directions(client, release, today):
    release(dated())
    page = client.get(PAGE).content.decode()
    assert "22.11.2026" in page and "Viimeinen päivä" in page
    assert "ei ole kirjattu muutoksia" in page
    assert f'<link rel="alternate" type="application/atom+xml" title="Muutokset" href="{FEED}">' in page


def entries(client, address=FEED):
    return ET.fromstring(client.get(address).content)  # noqa: S314


def test_the_feed_is_valid_atom(client, release, today):
    """RFC 4287 4.1: what a feed and an entry must have."""
    release(dated())
    answer = client.get(FEED)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.content)  # noqa: S314
    assert feed.tag == f"{ATOM}feed"
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Kaiku"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate": f"http://testserver{PAGE}", "self": f"http://testserver{FEED}"}
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        assert element.find(f"{ATOM}id").text.startswith("urn:uuid:")
        assert element.find(f"{ATOM}title").text
        assert dt.datetime.fromisoformat(element.find(f"{ATOM}updated").text).tzinfo
    ids = [entry.find(f"{ATOM}id").text for entry in feed.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 2


def test_an_entry_stays_the_same_from_release_to_release(client, release, today):
    def told():
        found = entries(client).findall(f"{ATOM}entry")
        return [(entry.find(f"{ATOM}id").text, entry.find(f"{ATOM}updated").text) for entry in found]

    release(dated())
    first = told()
    release(dated(number=2, functions=(make_function(name=Text("Toinen nimi")),)))
    assert len(first) == 2 and told() == first


def test_an_empty_feed_says_when_the_release_began(client, release, today):
    release()
    assert entries(client).find(f"{ATOM}updated").text.startswith("2026-11-01T")


def test_the_real_feed_has_one_id_for_each_change(client, release, real_release):
    release(real_release)
    with time_machine.travel(dt.datetime(2026, 4, 20, 12, tzinfo=dt.UTC), tick=False):
        ids = [entry.find(f"{ATOM}id").text for entry in entries(client).findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) > 3
