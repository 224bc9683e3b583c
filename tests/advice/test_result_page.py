import datetime as dt
import re

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from services_catalog import releases
from services_catalog.authorities import AuthorityType, Confidence, Responsibility, ResponsibilityStatus
from services_catalog.conditions import Text
from tests.advice.client import AINO, RESULT, START, text
from tests.advice.small_release import FUNCTIONS, SERVICES, small_release
from tests.factories import make_authority, make_contact, make_function, make_service

SLOTS = ("Mihin pystyn?", "Vastasit", "Vastuussa", "Tee ensin", "Tarvitset", "Yhteys", "Lue lisää")


def test_it_works(walker):
    page = walker.result()
    assertContains(page, "Näistä voi olla sinulle apua</h1>")
    assertContains(page, "Tämä ei ole päätös.")


def test_the_first_step_says_what_who_and_where_to_call(walker):
    page = text(walker.result())
    step = page[page.index("Aloita tästä") : page.index("Aloita näistä")]
    assert "Soita Kelaan ja kerro tilanteesi." in step
    assert "Kela" in step
    assertContains(walker.page, 'href="tel:020692205"')


def test_a_card_has_its_seven_slots_in_order(walker):
    page = text(walker.result())
    card = page[page.index("Aloita näistä") :]
    places = [card.index(slot) for slot in SLOTS]
    assert places == sorted(places)


def test_reasons_are_the_persons_own_answers(walker):
    page = text(walker.result())
    assert "Mihin haluat apua: Siihen, mihin pystyn" in page
    assert "Tilanteesi: Olen työtön" in page


def test_who_may_fit_hears_what_to_find_out(walker):
    page = text(walker.result(tilanne="tyoton", apu="selvyys", kunta="Rovaniemi", vaiva="?"))
    assert "Voi sopia" in page
    assert "Selvitä vielä: Vaiva" in page


def test_what_does_not_fit_is_said_calmly(walker):
    assertContains(walker.result(), "Nämä eivät nyt sovi")
    assertContains(walker.page, "Tämä on sairaille.")


def test_papers_are_listed_once(walker):
    page = text(walker.result())
    assert page[page.index("Mitä tarvitset mukaan") :].count("B-lausunto") == 1


def test_money_is_apart_from_services(walker):
    page = text(walker.result(tilanne="tyoton", apu=("selvyys", "raha"), kunta="Rovaniemi", vaiva="selka"))
    assert "Tuki elämiseen" in page


def test_a_right_stands_out_with_its_deadline(walker):
    walker.answer(**AINO)
    walker.post(5, "paatos", "kylla")
    page = text(walker.client.get(RESULT))
    assert page.index("Päätökseen voi hakea muutosta") < page.index("Aloita näistä")
    assert "Määräaika: 37 päivää päätöksestä" in page


def test_refining_is_offered_while_it_can_change_something(walker):
    assertContains(walker.result(), f'href="{START}tarkenna/"')
    walker.post(5, "paatos", "ei")
    assertNotContains(walker.client.get(RESULT), "Tarkenna vastauksia")


def test_a_number_that_is_not_sure_is_not_shown(walker):
    unsure = make_authority(contacts=(make_contact(confidence=Confidence.LOW, gap=Text("Numero on sivulla.")),))
    releases.use(small_release(authorities=(unsure, *small_release().catalogue.authorities[1:])))
    page = walker.result()
    assertNotContains(page, "020 692 205")
    assertContains(page, "Numero on sivulla.")


def test_without_any_contact_there_is_still_a_way_on(walker):
    nothing = make_authority(contacts=())
    releases.use(small_release(authorities=(nothing, *small_release().catalogue.authorities[1:])))
    assertContains(walker.result(), "Kansalaisneuvonnasta")


def test_what_is_for_professionals_is_not_shown(walker):
    secret = make_service(
        professional_note=Text("Vain ammattilaiselle"), slug="kuntoutusselvitys", needs=("need_ability",)
    )
    releases.use(small_release(services=(secret, *SERVICES[1:])))
    page = walker.result()
    assertNotContains(page, "Vain ammattilaiselle")
    assertNotContains(page, "KKRL")


def test_content_is_text_and_never_markup(walker):
    evil = make_service(plain_name=Text("<b>Apua</b>"), slug="kuntoutusselvitys", needs=("need_ability",))
    releases.use(small_release(services=(evil, *SERVICES[1:])))
    assertContains(walker.result(), "&lt;b&gt;Apua&lt;/b&gt;")


def test_in_danger_only_help_is_shown(walker):
    page = walker.result(tilanne="tyoton", apu="hata")
    assertContains(page, "Apua on saatavilla heti</h1>")
    assertContains(page, 'href="tel:112"')
    assertContains(page, "09 2525 0111")
    assertNotContains(page, "Mihin pystyn?")


def test_results_are_there_at_any_time(walker):
    assert walker.result(tilanne="tyoton").status_code == 200


def test_without_answers_it_starts_from_the_beginning(walker):
    assertRedirects(walker.client.get(RESULT), START + "?alusta=1")
    assertContains(walker.client.get(START + "?alusta=1"), "Aloitetaan alusta.")


def test_the_foot_tells_release_and_day(walker):
    assert re.search(r"Tiedot: julkaisu 1, 1\.11\.2026\. Katsottu \d+\.\d+\.\d{4}\.", text(walker.result()))


def test_nothing_of_a_result_is_kept_by_the_browser(walker):
    assert "no-store" in walker.result()["Cache-Control"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_works_in_every_language(walker, language):
    walker.answer(**AINO)
    assert walker.client.get(f"/{language}{RESULT}").status_code == 200


def test_a_coming_change_is_told(walker):
    day = timezone.localdate() + dt.timedelta(days=100)
    coming = Responsibility(
        authority_type=AuthorityType.KELA,
        valid_from=day,
        status=ResponsibilityStatus.PLANNED,
        note=Text("Vastuu siirtyy kunnalle."),
    )
    rows = (*make_function().responsibilities, coming)
    releases.use(small_release(functions=(make_function(responsibilities=rows), *FUNCTIONS[1:])))
    assert f"Muutos {day.day}.{day.month}.{day.year}: Vastuu siirtyy kunnalle." in text(walker.result())


def test_the_rest_is_grouped_by_who_answers(walker):
    more = tuple(
        make_service(slug=f"palvelu-{n}", plain_name=Text(f"Palvelu {n}"), needs=("need_ability",), rank=60 + n)
        for n in range(5)
    )
    releases.use(small_release(services=(*SERVICES, *more)))
    page = walker.result()
    others = text(page)[text(page).index("Muut mahdollisuudet") :]
    assert others.index("Kela") < others.index("Palvelu 3")
    assertContains(page, '<article class="card', count=3)


def test_someone_who_tells_nothing_hears_why_this_is_shown(walker):
    assert "Siksi näytämme apua, joka sopii useimmille." in text(walker.result(tilanne="?", apu="?"))
