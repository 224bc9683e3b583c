"""In a browser: what an editor typed outlives another editor, a dead line and an ended session."""

import pytest
from playwright.sync_api import expect

from services_catalog.models import Term
from tests.factories import fill_working_copy
from tests.people import make_person, sign_in, signed_in
from tests.services_catalog.test_admin import page as address
from tests.services_catalog.test_admin import save

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]


@pytest.fixture
def anna():
    return make_person(name="anna", is_superuser=True)


@pytest.fixture
def form(context, live_server, anna, page):
    """Anna has typed into the form of the only term."""
    fill_working_copy()
    sign_in(context, live_server, anna)
    page.goto(live_server.url + address(Term, "change", Term.objects.get().pk))
    page.fill("#id_explanation_fi", "Annan selitys.")
    return page


def press_save(page):
    page.locator("[name=_save]").last.click()


def test_unsaved_text_is_told(form):
    expect(form.get_by_role("status")).to_have_text("Tallentamatta")


def test_the_editor_chooses_between_the_two(form):
    save(
        signed_in(make_person(name="bea", is_superuser=True)), Term, Term.objects.get(), explanation_fi="Bean selitys."
    )
    press_save(form)
    difference = form.get_by_role("group", name="Selitys [fi]")
    expect(difference).to_contain_text("Annan selitys.")
    expect(difference).to_contain_text("Bean selitys.")
    difference.get_by_label("Sinun").check()
    form.get_by_role("button", name="Tallenna valitut").click()
    expect(form.locator(".success")).to_be_visible()
    assert Term.objects.get().explanation_fi == "Annan selitys."


def test_a_dead_line_keeps_the_form_and_sends_it_later(form):
    form.context.set_offline(True)
    press_save(form)
    expect(form.get_by_role("status")).to_contain_text("Yhteys on poikki")
    expect(form.locator("#id_explanation_fi")).to_have_value("Annan selitys.")
    form.context.set_offline(False)
    expect(form.locator(".success")).to_be_visible()
    assert Term.objects.get().explanation_fi == "Annan selitys."


def test_an_ended_session_keeps_the_text_over_a_new_sign_in(form, live_server, anna):
    form.context.clear_cookies(name="session")
    press_save(form)
    expect(form.get_by_text("Istuntosi on päättynyt")).to_be_visible()
    sign_in(form.context, live_server, anna)
    form.get_by_role("button", name="Jatka").click()
    expect(form.locator(".success")).to_be_visible()
    assert Term.objects.get().explanation_fi == "Annan selitys."
