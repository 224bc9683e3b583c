import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.urls import reverse

from advice.models import LeadRule, Question, Questionnaire
from services_catalog.models import Revision, Service, Term
from services_catalog.sections import documents
from tests.factories import fill_working_copy, make_release, make_service
from tests.people import make_person, signed_in
from tests.services_catalog.test_admin import form_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def filled():
    fill_working_copy()


@pytest.fixture
def bea():
    return signed_in(make_person(name="bea", is_superuser=True))


def opened(client, row):
    return form_of(client.get(page(type(row), "change", row.pk)))


def send(client, row, form, **changes):
    return client.post(page(type(row), "change", row.pk), form | changes)


def lines(response):
    return {line.label: (line.mine, line.theirs, line.changed.value) for line in response.context["lines"]}


def choose(client, row, response, **choices):
    """Send the page of both, with the choices made by label."""
    form = {}
    for name, value in response.context["hidden"]:
        form.setdefault(name, []).append(value)
    for line in response.context["lines"]:
        if kept := choices.get(line.label, line.kept):
            form[line.name] = kept
    return client.post(page(type(row), "change", row.pk), form)


def test_the_second_sees_both_and_nothing_is_saved(admin_client, bea):
    term = Term.objects.get()
    form = opened(bea, term)
    send(admin_client, term, opened(admin_client, term), explanation_fi="Annan selitys.")
    response = send(bea, term, form, explanation_fi="Bean selitys.", term_sv="remiss")
    assert response.status_code == 409
    assert "<strong>admin</strong> tallensi tämän" in response.text
    assert lines(response) == {
        "Selitys [fi]": ("Bean selitys.", "Annan selitys.", "both"),
        "Sana [sv]": ("remiss", "", "mine"),
    }
    assert Term.objects.get().explanation_fi == "Annan selitys."


def test_what_is_chosen_is_saved(admin_client, bea):
    term = Term.objects.get()
    form = opened(bea, term)
    send(admin_client, term, opened(admin_client, term), explanation_fi="Annan selitys.", term_en="referral")
    response = send(bea, term, form, explanation_fi="Bean selitys.", term_sv="remiss")
    assert choose(bea, term, response, **{"Selitys [fi]": "mine"}).status_code == 302
    saved = Term.objects.get()
    assert (saved.explanation_fi, saved.term_sv, saved.term_en) == ("Bean selitys.", "remiss", "referral")


def test_what_both_changed_must_be_chosen(admin_client, bea):
    term = Term.objects.get()
    form = opened(bea, term)
    send(admin_client, term, opened(admin_client, term), explanation_fi="Annan selitys.")
    response = choose(bea, term, send(bea, term, form, explanation_fi="Bean selitys."))
    assert lines(response) == {"Selitys [fi]": ("Bean selitys.", "Annan selitys.", "both")}


@pytest.mark.parametrize(("side", "expected"), [("mine", "Bean selitys."), ("theirs", "Annan selitys.")])
def test_all_of_one_side_can_be_kept(admin_client, bea, side, expected):
    term = Term.objects.get()
    form = opened(bea, term)
    send(admin_client, term, opened(admin_client, term), explanation_fi="Annan selitys.")
    response = send(bea, term, form, explanation_fi="Bean selitys.")
    data = dict(response.context["hidden"]) | {"_all": side}
    assert bea.post(page(Term, "change", term.pk), data).status_code == 302
    assert Term.objects.get().explanation_fi == expected


def test_a_third_save_while_choosing_is_seen_too(admin_client, bea):
    term = Term.objects.get()
    form = opened(bea, term)
    send(admin_client, term, opened(admin_client, term), explanation_fi="Annan selitys.")
    response = send(bea, term, form, explanation_fi="Bean selitys.")
    send(admin_client, term, opened(admin_client, term), term_en="referral")
    response = choose(bea, term, response, **{"Selitys [fi]": "mine"})
    assert lines(response) == {
        "Selitys [fi]": ("Bean selitys.", "Annan selitys.", "mine"),
        "Sana [en]": ("", "referral", "theirs"),
    }


def test_rows_that_both_added_are_kept(admin_client, bea):
    service = Service.objects.get()
    form, other = opened(bea, service), opened(admin_client, service)
    row = {"position": "0", "kind": "START", "actor_fi": "Kela"}
    new = {f"steps-1-{name}": value for name, value in row.items()} | {"steps-TOTAL_FORMS": "2"}
    send(admin_client, service, other, **new, **{"steps-1-text_fi": "Annan askel."})
    response = send(bea, service, form, **new, **{"steps-1-text_fi": "Bean askel."})
    assert {label: changed for label, (_, _, changed) in lines(response).items()} == {
        "Reitin askel 2": "theirs",
        "Reitin askel: uusi rivi": "mine",
    }
    assert choose(bea, service, response).status_code == 302
    assert list(service.steps.order_by("position").values_list("text_fi", flat=True)) == [
        "Soita Kelaan.",
        "Annan askel.",
        "Bean askel.",
    ]


@pytest.mark.parametrize(("side", "texts"), [("mine", ["Bean askel."]), ("theirs", [])])
def test_a_row_that_one_deleted_and_the_other_changed(admin_client, bea, side, texts):
    service = Service.objects.get()
    form = opened(bea, service)
    send(admin_client, service, opened(admin_client, service), **{"steps-0-DELETE": "on"})
    response = send(bea, service, form, **{"steps-0-text_fi": "Bean askel."})
    [(label, (_, theirs, changed))] = lines(response).items()
    assert (theirs, changed) == ("", "both")
    assert choose(bea, service, response, **{label: side}).status_code == 302
    assert list(service.steps.values_list("text_fi", flat=True)) == texts


def test_rows_that_a_load_wrote_anew_are_still_the_same_rows(bea):
    service = Service.objects.get()
    form = opened(bea, service)
    fill_working_copy(make_release(services=(make_service(rank=3),)))
    response = send(bea, service, form, **{"steps-0-text_fi": "Bean askel."})
    assert {label: changed for label, (_, _, changed) in lines(response).items()} == {
        "Sija": "theirs",
        "Reitin askel 1 › Mitä tehdään [fi]": "mine",
    }
    assert choose(bea, service, response).status_code == 302
    assert (Service.objects.get().rank, service.steps.get().text_fi) == (3, "Bean askel.")


def test_two_parts_of_a_questionnaire_do_not_collide(admin_client, bea):
    question, questionnaire = Question.objects.get(), Questionnaire.objects.get()
    form = opened(bea, questionnaire)
    send(admin_client, question, opened(admin_client, question), **{"options-0-label_fi": "Teen työtä"})
    assert send(bea, questionnaire, form, title_fi="Uusi kysely").status_code == 302
    assert question.options.order_by("position")[0].label_fi == "Teen työtä"
    assert Questionnaire.objects.get().title_fi == "Uusi kysely"


def test_a_forged_seal_loses_nothing(admin_client, bea):
    term = Term.objects.get()
    response = send(bea, term, opened(bea, term), _opened="roskaa", explanation_fi="Bean selitys.")
    assert lines(response)["Selitys [fi]"][2] == "both"


# Deleted meanwhile


def test_what_was_deleted_meanwhile_can_be_made_again(admin_client, bea):
    rule = LeadRule.objects.get()
    form = opened(bea, rule)
    admin_client.post(page(LeadRule, "delete", rule.pk), {"post": "yes", "change_reason": "Turha"})
    response = send(bea, rule, form, reason_fi="Bean perustelu")
    assert response.status_code == 409
    assert "admin on poistanut tämän" in " ".join(response.text.split())
    assert bea.post(response.context["address"], dict(response.context["typed"])).status_code == 302
    made = LeadRule.objects.get()
    assert (made.key, made.reason_fi, made.services.get().service_id) == (
        "jobless",
        "Bean perustelu",
        "kuntoutusselvitys",
    )


# A save that fails


def test_a_session_that_ended_keeps_what_was_typed(bea):
    term = Term.objects.get()
    form = opened(bea, term)
    bea.logout()
    response = send(bea, term, form, explanation_fi="Bean selitys.")
    assert response.status_code == 403
    assert "Istuntosi on päättynyt" in response.text
    again = signed_in(get_user_model().objects.get(username="bea"))
    assert again.post(response.context["address"], dict(response.context["typed"])).status_code == 302
    assert Term.objects.get().explanation_fi == "Bean selitys."


def test_a_token_that_does_not_hold_keeps_what_was_typed(bea):
    strict, address = Client(enforce_csrf_checks=True), page(Term, "change", Term.objects.get().pk)
    strict.cookies = bea.cookies
    response = strict.post(address, {"explanation_fi": "Bean <selitys>."}, headers={"Origin": "http://testserver"})
    assert response.status_code == 403
    assert "Kirjautumisesi on vaihtunut" in response.text
    assert 'value="Bean &lt;selitys&gt;."' in response.text


@pytest.mark.parametrize("origin", ["https://evil.example", "http://testserver.evil.example"])
def test_what_another_site_sends_is_not_offered_to_be_saved(origin):
    strict, address = Client(enforce_csrf_checks=True), page(Term, "change", Term.objects.get().pk)
    assert "x-y-z" not in strict.post(address, {"explanation_fi": "x-y-z"}, headers={"Origin": origin}).text


def test_a_password_is_never_shown_again():
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("admin:login"), {"password": "x-y-z"}, headers={"Origin": "http://testserver"})
    assert "x-y-z" not in response.text


def test_a_database_that_is_gone_keeps_what_was_typed(admin_client, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError

    term = Term.objects.get()
    form = opened(admin_client, term)
    monkeypatch.setattr(Term, "save", gone)
    response = send(admin_client, term, form, explanation_fi="Annan selitys.")
    assert response.status_code == 503
    assert "Mitään ei tallennettu." in response.text
    assert dict(response.context["typed"])["explanation_fi"] == "Annan selitys."
    assert not Revision.objects.exclude(kind="LOADED").exists()


def test_a_database_that_answers_nobody_keeps_what_was_typed(admin_client, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError

    term = Term.objects.get()
    form = opened(admin_client, term)
    with monkeypatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "ensure_connection", gone)
        response = send(admin_client, term, form, explanation_fi="Annan selitys.")
    assert response.status_code == 503
    assert 'value="Annan selitys."' in response.text


def test_a_mistake_keeps_the_form_and_what_it_was_opened_with(admin_client, bea):
    term = Term.objects.get()
    form = opened(bea, term)
    response = send(bea, term, form, explanation_fi="", term_sv="remiss")
    assert response.status_code == 200
    send(admin_client, term, opened(admin_client, term), term_sv="Annan sana")
    again = send(bea, term, form_of(response), explanation_fi="Bean selitys.")
    assert lines(again)["Sana [sv]"] == ("remiss", "Annan sana", "both")


# Why


def test_a_changed_rule_needs_a_reason(admin_client):
    service = Service.objects.get()
    form = opened(admin_client, service)
    response = send(admin_client, service, form, change_reason="", **{"criteria-0-values": "employed"})
    assert response.context["adminform"].form.errors == {
        "change_reason": ["Muutit sääntöä: kirjoita yhdellä rivillä, miksi."]
    }
    send(admin_client, service, form, change_reason="Laki muuttui", **{"criteria-0-values": "employed"})
    assert Revision.objects.get(kind="CHANGED").why == "Laki muuttui"


def test_a_changed_text_needs_no_reason(admin_client):
    service = Service.objects.get()
    form = opened(admin_client, service)
    assert send(admin_client, service, form, change_reason="", summary_fi="Soita Kelaan.").status_code == 302
    assert Revision.objects.get(kind="CHANGED").who == "admin"


@pytest.mark.parametrize(
    ("touched", "decides"),
    [
        ({"summary"}, False),
        ({"payer"}, True),
        ({"criteria.values"}, True),
        ({"steps.text"}, False),
        ({"steps.via"}, True),
        ({"steps"}, True),
        (set(), False),
    ],
)
def test_it_is_known_what_decides_the_advice(touched, decides):
    services = next(document for document in documents() if document.name == "services")
    assert services.decides(touched) is decides


def test_a_changed_question_is_told_of_its_questionnaire(admin_client):
    question = Question.objects.get()
    send(admin_client, question, opened(admin_client, question), why_fi="Siksi.")
    changed = Revision.objects.get(kind="CHANGED")
    assert (changed.document, changed.key) == ("questionnaires", "asiakas")
