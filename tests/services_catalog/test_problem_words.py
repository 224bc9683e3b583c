import datetime as dt

import msgspec
import pytest

from services_catalog.catalogue import Source
from services_catalog.cautions import broken_links, hard_to_read, overdue, untranslated
from services_catalog.conditions import Text
from services_catalog.labels import noun_of
from services_catalog.models import LinkCheck
from services_catalog.problem_words import in_words, place
from services_catalog.sections import Problem, documents, sections
from services_catalog.slots import empty_slots
from tests.factories import make_delivery_mode, make_release, make_service, make_step

TODAY = dt.date(2026, 11, 22)
NAMES = {("services", "selvitys"): "Selvitys", ("functions", "doctor"): "Lääkäri"}


def said(message):
    patterns = {pattern: text for section in sections() for pattern, text in section.words.items()}
    return in_words(Problem("", "", "", message), patterns, NAMES)


def test_keys_are_said_by_the_names_of_their_entries_which_are_remembered():
    found = said("selvitys: nobody answers for doctor")
    assert found.text == "Palvelu ”Selvitys” näkyy, mutta tehtävästä ”Lääkäri” ei vastaa kukaan."
    assert found.mentioned == (("services", "selvitys"), ("functions", "doctor"))


@pytest.mark.parametrize("key", ["selvitys", "doctor"])
def test_a_key_may_be_of_several_nouns(key):
    assert said(f"{key}: kela has no contact").mentioned == (({key: noun for noun, key in NAMES}[key], key),)


def test_an_example_case_says_each_of_its_differences():
    found = said("A1 Aino, työtön: first authority none, expected kela; must not be listed: selvitys")
    assert found.text.startswith(
        "Esimerkkitapaus ”A1” ei mene odotetusti: ensimmäinen viranomainen on none, odotettu kela; "
        "”Selvitys” ei saisi näkyä. "
    )
    assert found.mentioned == (("services", "selvitys"),)


def test_what_no_pattern_knows_is_said_as_it_is():
    assert said("something else").text == "something else"


def test_a_place_is_said_as_the_form_has_it():
    [service] = [document for document in documents() if document.name == "services"]
    assert place("steps[2].text", noun_of(service)) == "Reitin askel 2 › mitä tehdään"
    assert place("", noun_of(service)) == ""


# What is looked for


@pytest.mark.parametrize(
    ("fields", "empty"),
    [
        ({"summary": Text()}, "summary"),
        ({"steps": ()}, "steps"),
        ({"steps": (make_step(text=Text()),)}, "steps[1].text"),
        ({"needs": ()}, "needs"),
        ({"sources": ()}, "url"),
        ({"checked_on": None}, "checked_on"),
    ],
)
def test_a_card_has_no_empty_slot(fields, empty):
    found = list(empty_slots(make_release(services=(make_service(**fields),)), TODAY))
    assert [(problem.key, problem.field) for problem in found] == [("kuntoutusselvitys", empty)]


def test_only_services_that_are_offered_need_their_slots():
    ended = make_service(status="ENDED", checked_on=None)
    assert list(empty_slots(make_release(services=(ended,)), TODAY)) == []


def test_what_is_not_translated_is_named_by_entry_and_language():
    step = make_step(actor=Text("Sinä", "Du", "You"), text=Text("Soita.", "Ring."))
    release = make_release(services=(make_service(criteria=(), steps=(step,)),))
    assert [str(problem) for problem in untranslated(release, TODAY) if problem.noun == "services"] == [
        "services: kuntoutusselvitys: ei ruotsiksi: tiivistelmä",
        "services: kuntoutusselvitys: ei englanniksi: tiivistelmä, reitin askel 1 › mitä tehdään",
    ]


def test_what_only_professionals_are_asked_needs_no_translation():
    release = make_release()
    guidance = release.sections["advice"]
    questionnaire = msgspec.structs.replace(guidance.questionnaires[0], audience="professional")
    guidance = msgspec.structs.replace(guidance, questionnaires=(questionnaire,))
    assert not [p for p in untranslated(make_release(guidance=guidance), TODAY) if p.noun == "questionnaires"]


def test_hard_language_is_noted_at_its_entry():
    hard = make_delivery_mode(device=Text("Soita, mikäli voit."))
    found = hard_to_read(make_release(delivery_modes=(hard,)), TODAY)
    [(noun, key, message)] = [(p.noun, p.key, p.message) for p in found if "mikäli" in p.message]
    assert (noun, key, message) == ("delivery_modes", "phone", "laite: ”mikäli”: kirjoita mieluummin jos.")


def test_an_overdue_review_is_told_with_its_days():
    late = make_service(checked_on=dt.date(2026, 5, 12), review_months=6)
    found = list(overdue(make_release(services=(late, make_service(slug="tuore"))), TODAY))
    assert [(p.key, p.message) for p in found] == [("kuntoutusselvitys", "tarkistus on myöhässä 10 päivää")]


@pytest.mark.django_db
def test_a_red_link_is_told_at_every_entry_that_has_it():
    at = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    LinkCheck.objects.create(
        url="https://www.kela.fi/", outcome="GONE", reason="404", failed_since=at, failed_at=at + dt.timedelta(days=2)
    )
    release = make_release(
        services=(make_service(), make_service(slug="toinen", sources=(Source(url="https://a.fi/"),)))
    )
    found = [p for p in broken_links(release, TODAY) if p.noun == "services"]
    assert [(p.key, p.message) for p in found] == [("kuntoutusselvitys", "linkki ei toimi (404): https://www.kela.fi/")]
