"""The checker of links: what it calls broken on a hundred addresses, where it never goes, and what an editor sees."""

import datetime as dt
import socket

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from services_catalog import fetching, link_checks
from services_catalog.accounts.roles import Role
from services_catalog.fetching import Fetcher, Limits, Refused, is_public, public_door
from services_catalog.links import Judge, Outcome, Verdict
from services_catalog.models import LinkCheck
from tests.factories import fill_working_copy, make_authority, make_contact, make_release, make_service
from tests.people import make_person, signed_in
from tests.services_catalog.fake_sites import BROKEN_URLS, WORKING_URLS, serving

QUICK = Limits(wait=0.5, total=0.8, pause=0)
DAYS = (1, 2, 9)
LIST = "/hallinta/services_catalog/linkcheck/"


@pytest.fixture(scope="module")
def server():
    with serving() as server:
        yield server


@pytest.fixture
def judge(server):
    return Judge(Fetcher("Kaiku tests", server.door, QUICK).fetch)


def day(number):
    return dt.datetime(2026, 11, number, 3, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_of_a_hundred_links_nearly_all_broken_ones_and_nearly_no_working_ones_are_red(server):
    LinkCheck.objects.bulk_create(LinkCheck(url=url) for url in [*WORKING_URLS, *BROKEN_URLS])
    for number in DAYS:
        server.day = number
        with time_machine.travel(day(number)):
            judge = Judge(Fetcher("Kaiku tests", server.door, QUICK).fetch)
            assert link_checks.run(judge, LinkCheck.objects.all(), seconds=60) == 100
    red = {row.url for row in LinkCheck.objects.red()}
    assert len(red & set(WORKING_URLS)) <= 0.02 * len(WORKING_URLS)
    assert len(set(BROKEN_URLS) - red) <= 0.05 * len(BROKEN_URLS)
    assert not server.crowded  # never two questions at once to one host
    assert server.agents == {"Kaiku tests"}


@pytest.mark.parametrize(
    "url, outcome",
    [
        ("http://tavallinen.test/Ura", Outcome.OK),
        ("http://tavallinen.test/Ura#luku-2", Outcome.OK),
        ("http://ohjaa.test/5", Outcome.OK),
        ("http://poissa.test/1", Outcome.GONE),
        ("http://pehmea.test/0", Outcome.GONE),
        ("http://aina200.test/a/sivu", Outcome.GONE),
        ("http://etusivulle.test/syva/sivu", Outcome.GONE),
        ("http://kieltaa.test/403", Outcome.UNSURE),
        ("http://selain.test/1", Outcome.UNSURE),
        ("http://rikki.test/1", Outcome.DOWN),
        ("http://jumissa.test/1", Outcome.DOWN),
        ("http://tipoittain.test/1", Outcome.DOWN),
    ],
)
def test_each_way_of_failing_has_its_name(judge, url, outcome):
    assert judge.verdict(url).outcome == outcome


# Where it never goes


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3"),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0"),
        *("fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::", "::7f00:1"),
    ],
)
def test_an_address_of_an_inner_network_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "193.166.3.2", "2a00:1450:400f::1"])
def test_an_address_of_the_open_internet_is_public(address):
    assert is_public(address)


def resolves_to(monkeypatch, *addresses):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **more: found)


def test_a_name_with_one_inner_address_is_refused(monkeypatch):
    resolves_to(monkeypatch, "193.166.3.2", "127.0.0.1")
    with pytest.raises(Refused, match="127.0.0.1"):
        public_door("esimerkki.fi", 80)


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(monkeypatch):
    connected = []
    resolves_to(monkeypatch, "193.166.3.2")

    def connect(address, timeout):
        connected.append(address)
        resolves_to(monkeypatch, "127.0.0.1")  # a second look at the name would find this
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(ConnectionRefusedError):
        Fetcher("Kaiku tests")._request("GET", "http://esimerkki.fi/")
    assert connected == [("193.166.3.2", 80)]


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://tavallinen.test/", "file:///etc/passwd", "http://tavallinen.test:22/", "https://tavallinen.test:80/"),
        *("http://me:secret@tavallinen.test/", "http://", "http://tavallinen.test:x/", "javascript:alert(1)"),
    ],
)
def test_only_ordinary_web_addresses_are_fetched(server, url):
    with pytest.raises(Refused):
        Fetcher("Kaiku tests", server.door, QUICK).fetch(url)


def test_a_redirect_inwards_is_refused(judge):
    assert judge.verdict("http://sisaan.test/1") == (
        Outcome.GONE,
        "osoite 169.254.169.254 ei ole julkisessa verkossa",
    )


def test_only_the_beginning_of_a_long_page_is_read(server):
    fetch = Fetcher("Kaiku tests", server.door, QUICK._replace(size=5_000)).fetch
    assert len(fetch("http://suuri.test/0").text.encode()) == 5_000


def test_a_file_is_not_downloaded(server):
    assert Fetcher("Kaiku tests", server.door, QUICK).fetch("http://tiedostot.test/0.pdf").text == ""


def test_requests_to_one_host_have_a_pause_between(server, monkeypatch):
    slept = []
    monkeypatch.setattr(fetching.time, "sleep", slept.append)
    fetch = Fetcher("Kaiku tests", server.door, QUICK._replace(pause=30)).fetch
    fetch("http://tiedostot.test/0.pdf")
    fetch("http://tiedostot.test/1.pdf")
    assert max(slept) > 29


# When it is red


def failing(first, last, outcome=Outcome.GONE, **values):
    row = LinkCheck(url=f"http://{outcome}.test/{first}/{last}", **values)
    row.note(Verdict(outcome, "sivua ei ole"), day(first))
    row.note(Verdict(outcome, "sivua ei ole"), day(last))
    row.save()
    return row


@pytest.mark.django_db
def test_one_failure_is_not_red_two_a_day_apart_are():
    failing(1, 1)
    lasting = failing(1, 2)
    assert list(LinkCheck.objects.red()) == [lasting]


@pytest.mark.django_db
def test_a_silent_server_is_red_after_a_week():
    failing(1, 7, Outcome.DOWN)
    lasting = failing(1, 8, Outcome.DOWN)
    assert list(LinkCheck.objects.red()) == [lasting]


@pytest.mark.django_db
def test_a_site_that_refuses_robots_is_never_red():
    failing(1, 28, Outcome.UNSURE)
    assert not LinkCheck.objects.red()


@pytest.mark.django_db
def test_a_link_that_works_again_is_counted_from_the_beginning():
    row = failing(1, 2)
    row.note(Verdict(Outcome.OK), day(3))
    row.note(Verdict(Outcome.GONE), day(4))
    row.save()
    assert not LinkCheck.objects.red()


# In the working copy and in admin


@pytest.fixture
def links(db):
    contact = make_contact(url="http://www.test/yhteys", source="lehti 3/2026")
    services = (make_service(url="http://www.test/palvelu"), make_service(slug="b", url="http://www.test/palvelu"))
    fill_working_copy(make_release(services=services, authorities=(make_authority(contacts=(contact,)),)))
    return {row.url: row for row in link_checks.prepare()}


def test_every_address_of_the_working_copy_is_looked_at_once(links):
    assert set(links) == {"http://www.test/palvelu", "http://www.test/yhteys", "https://www.kela.fi/"}
    assert [label for _, _, label in links["http://www.test/palvelu"].places] == ["Kuntoutusselvitys"] * 2


def test_an_address_that_nobody_gives_any_more_is_forgotten(links):
    LinkCheck.objects.create(url="http://www.test/vanha")
    link_checks.prepare()
    assert not LinkCheck.objects.filter(url="http://www.test/vanha")


def test_when_the_time_is_over_the_rest_waits_and_is_first_the_next_time(links, judge):
    assert link_checks.run(judge, links.values(), seconds=-1) == 0
    links["http://www.test/palvelu"].note(Verdict(Outcome.OK), timezone.now())
    links["http://www.test/palvelu"].save()
    assert link_checks.prepare()[-1].url == "http://www.test/palvelu"


def test_the_command_says_what_is_red(links, monkeypatch, capsys, settings):
    settings.SECURITY_CONTACT = "mailto:turva@kaiku.example"
    monkeypatch.setattr(fetching.Fetcher, "fetch", lambda self, url: fetching.Page(url, 404))
    with time_machine.travel(day(1)):
        call_command("check_links")
    with time_machine.travel(day(2)):
        call_command("check_links")
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "3 of 3 links checked, 0 red"
    assert "http://www.test/palvelu: sivua ei ole (404) (since 2026-11-01)" in said
    assert said[-1] == "3 of 3 links checked, 3 red"


@pytest.fixture
def red(links):
    row = links["http://www.test/palvelu"]
    row.failed_since, row.failed_at, row.outcome = day(1), day(3), Outcome.GONE
    row.save()
    return row


@pytest.mark.ignore_template_errors
def test_the_list_of_red_links_names_the_entries_that_use_them(red, admin_client, django_assert_max_num_queries):
    admin_client.get(LIST)  # what every page of admin counts once
    with django_assert_max_num_queries(15):
        page = admin_client.get(LIST, {"red": "1"}).content.decode()
    assert "RIKKI" in page
    assert "Kuntoutusselvitys" in page
    assert "http://www.test/yhteys" not in page


def works(client, row, reason):
    return client.post(LIST, {"action": "works", "_selected_action": [row.pk], "reason": reason}, follow=True)


@pytest.mark.ignore_template_errors
def test_really_works_mutes_for_90_days_with_a_reason(red, admin_client):
    with time_machine.travel(day(4)):
        works(admin_client, red, "Avasin sivun selaimella.")
    red.refresh_from_db()
    assert (red.muted_until, red.muted_why, red.muted_by) == (
        dt.date(2027, 2, 2),
        "Avasin sivun selaimella.",
        "admin",
    )
    assert not LinkCheck.objects.red(dt.date(2027, 2, 2))
    assert LinkCheck.objects.red(dt.date(2027, 2, 3)).get() == red


@pytest.mark.ignore_template_errors
def test_without_a_reason_nothing_is_muted(red, admin_client):
    assert "Kirjoita syy" in works(admin_client, red, "  ").content.decode()
    assert LinkCheck.objects.red().get() == red


@pytest.mark.ignore_template_errors
def test_a_round_does_not_undo_what_was_muted_meanwhile(red, judge):
    rows = link_checks.prepare()
    LinkCheck.objects.filter(pk=red.pk).mute(why="Katsoin", who="Aino", on=day(4).date())
    link_checks.run(judge, rows, seconds=30)
    red.refresh_from_db()
    assert red.muted_why == "Katsoin"


@pytest.mark.ignore_template_errors
def test_whoever_may_only_look_mutes_nothing(red):
    works(signed_in(make_person(Role.VIEWER)), red, "Avasin sivun.")
    assert LinkCheck.objects.red().get() == red
