"""The pure part of look-up: what a municipality and a day alone decide."""

import datetime as dt

import pytest

from services_catalog.authorities import AuthorityType, Confidence, Responsibility
from services_catalog.catalogue import Effect, Remote, ServiceKind, ServiceStatus, StepKind
from services_catalog.conditions import Text
from services_catalog.duties import duties
from services_catalog.listing import Wish, listing
from services_catalog.lookup import OTHER, THEMES, Here, alphabetical, theme_of
from services_catalog.service_page import service_page
from tests.factories import (
    make_authority,
    make_catalogue,
    make_criterion,
    make_function,
    make_provider,
    make_service,
    make_situation,
    make_step,
)

TODAY = dt.date(2026, 11, 21)
MELA = make_authority(slug="mela", type=AuthorityType.MELA, name=Text("Mela"))


def here(municipality=None, day=TODAY, **parts):
    catalogue = make_catalogue(**parts)
    return Here(catalogue, catalogue.municipality.get(municipality), day)


def row(kind, situation="", **overrides):
    return Responsibility(authority_type=kind, situation=situation, law="566/2005", **overrides)


def shown(found):
    return [row.service.slug for group in found.groups for row in group.rows]


# Who answers


def test_the_unconditional_one_is_the_main_one_and_the_others_say_when():
    rows = (row(AuthorityType.MELA, "unemployed"), row(AuthorityType.KELA))
    parts = {"authorities": (make_authority(), MELA), "functions": (make_function(responsibilities=rows),)}
    found = here(**parts).respondents("rehabilitation")
    assert found.main.authority.slug == "kela"
    [other] = found.others
    assert (other.resolution.authority.slug, other.when.fi) == ("mela", "Työtön")


def test_nobody_is_the_main_one_if_the_persons_situation_decides():
    functions = (make_function(responsibilities=(row(AuthorityType.KELA, "unemployed", note=Text("Työttömälle.")),)),)
    found = here(functions=functions).respondents("rehabilitation")
    assert found.main is None
    assert [other.when.fi for other in found.others] == ["Työttömälle."]


def test_what_holds_only_elsewhere_is_not_told():
    situations = (*make_catalogue().situations, make_situation("stated municipality IN 035", key="elsewhere"))
    rows = (row(AuthorityType.MELA, "elsewhere"), row(AuthorityType.KELA))
    parts = {
        "situations": situations,
        "authorities": (make_authority(), MELA),
        "functions": (make_function(responsibilities=rows),),
    }
    assert here(**parts).respondents("rehabilitation").others == ()
    assert here("698", **parts).respondents("rehabilitation").others == ()


def test_a_function_without_anybody_has_no_respondents():
    found = here(functions=(make_function(responsibilities=()),)).respondents("rehabilitation")
    assert (found.main, found.ordered) == (None, ())


# The list


def test_the_municipality_alone_may_rule_a_service_out():
    only_elsewhere = make_service(criteria=(make_criterion("municipality IN 035"),))
    not_here = make_service(criteria=(make_criterion("municipality IN 698", effect=Effect.BLOCKS),))
    for service in (only_elsewhere, not_here):
        assert shown(listing(here("698", services=(service,)), Wish())) == []
        assert shown(listing(here(services=(service,)), Wish())) == [service.slug]


STATEMENT = make_step(kind=StepKind.STATEMENT)


@pytest.mark.parametrize(
    ("wish", "fitting"),
    [
        (Wish(kind=ServiceKind.BENEFIT), {"kind": ServiceKind.BENEFIT}),
        (Wish(is_self_referral=True), {}),
        (Wish(is_remote=True), {"remote": Remote.PARTIAL}),
        (Wish(authority_type=AuthorityType.MELA), {"function": "farmers"}),
        (Wish(theme="pension"), {"function": "farmers"}),
    ],
    ids=["kind", "self-referral", "remote", "authority", "theme"],
)
def test_each_filter_leaves_out_what_does_not_fit(wish, fitting):
    functions = (make_function(), make_function(key="farmers", responsibilities=(row(AuthorityType.MELA),)))
    other = make_service(slug="muu", remote=Remote.UNKNOWN, steps=(STATEMENT,))
    services = (make_service(slug="sopiva", **fitting), other)
    place = here(services=services, functions=functions, authorities=(make_authority(), MELA))
    assert set(shown(listing(place, Wish()))) == {"sopiva", "muu"}
    assert shown(listing(place, wish)) == ["sopiva"]


def test_without_words_the_list_goes_by_theme():
    functions = (make_function(), make_function(key="health_services"))
    services = (make_service(slug="z", function="health_services"), make_service(slug="a"))
    found = listing(here(services=services, functions=functions), Wish())
    assert [group.theme for group in found.groups] == ["health", OTHER]


def test_an_ended_service_is_told_by_what_replaced_it_and_never_listed():
    middle = make_service(slug="keski", name=Text("Keskimmäinen"), status=ServiceStatus.ENDED, replaced_by=("uusi",))
    old = make_service(slug="vanha", name=Text("Työmarkkinatuki"), status=ServiceStatus.ENDED, replaced_by=("keski",))
    new = make_service(slug="uusi", name=Text("Yleistuki"))
    place = here(services=(old, middle, new))
    assert shown(listing(place, Wish())) == ["uusi"]
    found = listing(place, Wish(query="työmarkkinatukea"))
    [renamed] = found.renamed
    assert (renamed.old_name, renamed.ended.slug) == ("Työmarkkinatuki", "vanha")
    assert [service.slug for service in renamed.services] == shown(found) == ["uusi"]


def test_replacements_in_a_circle_end():
    first = make_service(slug="a", name=Text("Ensimmäinen"), status=ServiceStatus.ENDED, replaced_by=("b",))
    second = make_service(slug="b", name=Text("Toinen"), status=ServiceStatus.ENDED, replaced_by=("a",))
    assert listing(here(services=(first, second)), Wish(query="ensimmäinen")).renamed == ()


# One service


def page_of(service, municipality=None, **parts):
    place = here(municipality, **{"services": (service,), **parts})
    return service_page(place, service)


def test_a_step_through_another_function_says_who_opens_it():
    doctor = make_function(key="doctor", responsibilities=(row(AuthorityType.MELA, service="vastaanotto"),))
    service = make_service(steps=(make_step(via="doctor"), make_step()))
    page = page_of(
        service,
        services=(service, make_service(slug="vastaanotto")),
        functions=(make_function(), doctor),
        authorities=(make_authority(), MELA),
    )
    assert page.stages[0].openers.main.authority.slug == "mela"
    assert page.stages[0].door.slug == "vastaanotto"
    assert page.stages[1].openers is None


def test_providers_of_the_municipality_and_of_the_whole_country():
    providers = (
        make_provider(slug="taalla"),
        make_provider(slug="kaikkialla", municipalities=(), contacts=()),
        make_provider(slug="muualla", municipalities=("035",)),
        make_provider(slug="muu-palvelu", services=("muu",)),
        make_provider(slug="epavarma", confidence=Confidence.LOW),
        make_provider(slug="lopettanut", valid_to=dt.date(2025, 1, 1)),
    )
    service = make_service()
    assert [p.slug for p in page_of(service, "698", providers=providers).providers] == ["taalla", "kaikkialla"]
    assert [p.slug for p in page_of(service, providers=providers).providers] == ["kaikkialla"]


def test_a_service_that_has_not_begun_is_coming():
    assert page_of(make_service(valid_from=dt.date(2027, 1, 1))).is_coming
    assert page_of(make_service(status=ServiceStatus.PLANNED)).is_coming
    assert not page_of(make_service()).is_coming


def test_a_service_past_its_last_day_has_ended():
    page = page_of(make_service(valid_to=dt.date(2026, 1, 1)))
    assert page.is_ended and not page.is_coming


def test_related_services_share_the_need():
    near = make_service(slug="sama-tarve")
    far = make_service(slug="muu", needs=(), function="other")
    functions = (make_function(), make_function(key="other"))
    page = page_of(make_service(), services=(make_service(), far, near), functions=functions)
    assert [service.slug for service in page.related] == ["sama-tarve"]


# Who answers for what


def test_every_function_is_shown_once(real_release):
    shown = [
        duty.function.key for theme in duties(Here(real_release.catalogue, None, TODAY)).themes for duty in theme.duties
    ]
    assert sorted(shown) == sorted(function.key for function in real_release.catalogue.functions)


def test_every_function_has_an_everyday_theme(real_release):
    assert [f.key for f in real_release.catalogue.functions if theme_of(f.key) == OTHER] == []
    assert len({key for keys in THEMES.values() for key in keys}) == sum(map(len, THEMES.values()))


def test_the_authorities_of_the_place(real_release):
    def local(code):
        found = duties(Here(real_release.catalogue, real_release.catalogue.municipality[code], TODAY)).local
        return {resolution.authority.name.fi for resolution in found}

    assert local("698") == {"Lapin hyvinvointialue", "Rovaseudun työllisyysalue", "Rovaniemi (kunta)"}
    assert any("ÅHS" in name for name in local("478"))
    assert not any("hyvinvointialue" in name for name in local("478"))


def test_payers_are_told_in_their_order(real_release):
    found = duties(Here(real_release.catalogue, None, TODAY))
    [duty] = [d for theme in found.themes for d in theme.duties if d.function.key == "vocational_rehabilitation"]
    assert duty.is_ordered
    types = [respondent.resolution.authority_type for respondent in duty.respondents.ordered]
    assert types.index(AuthorityType.PENSION_PROVIDER) < types.index(AuthorityType.KELA)


def test_changes_ahead_are_gathered(real_release):
    found = duties(Here(real_release.catalogue, None, dt.date(2024, 6, 1)))
    assert "employment_services" in {duty.function.key for duty in found.changes}


def test_the_finnish_alphabet_ends_in_a_ring_and_dots():
    words = [Text("Öljy"), Text("Åbo"), Text("Äiti"), Text("Zen"), Text("ala")]
    assert [word.fi for word in sorted(words, key=alphabetical)] == ["ala", "Zen", "Åbo", "Äiti", "Öljy"]
