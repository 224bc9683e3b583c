import pytest
from django.contrib import admin
from django.urls import reverse

from advice.models import Question
from services_catalog import publishing, releases
from services_catalog.admin.condition_form import mistake
from services_catalog.admin.saving import SavingAdmin
from services_catalog.admin.service import SLOTS
from services_catalog.conditions import Text
from services_catalog.models import Fact, Release, Service, Situation
from tests.factories import (
    fill_working_copy,
    make_full_service,
    make_local_note,
    make_provider,
    make_release,
    make_service,
)

OURS = [model for model, model_admin in admin.site._registry.items() if isinstance(model_admin, SavingAdmin)]

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture(autouse=True)
def filled():
    fill_working_copy(
        make_release(services=(make_full_service(),), providers=(make_provider(),), local_notes=(make_local_note(),))
    )
    yield
    releases.use(None)


def page(model, action="changelist", *arguments):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{action}", args=arguments)


def form_of(response):
    """What a browser would send back of the page as it is."""
    adminform = response.context["adminform"]
    forms = [adminform.form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {bound.html_name: bound.value() for form in forms for bound in form}
    sent |= {"_opened": response.context.get("opened"), "change_reason": "Kokeilu"}
    return {name: "" if value is None else value for name, value in sent.items() if value is not False}


def save(client, model, row, **changes):
    address = page(model, "change", row.pk)
    return client.post(address, form_of(client.get(address)) | changes)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_every_noun_can_be_listed_searched_and_opened(admin_client, model):
    assert admin_client.get(page(model), {"q": "a"}).status_code == 200
    assert admin_client.get(page(model, "add")).status_code == 200
    assert admin_client.get(page(model, "change", model.objects.order_by("pk")[0].pk)).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_saving_without_changes_changes_nothing(admin_client, model):
    before = publishing.working_copy.collect()
    response = save(admin_client, model, model.objects.order_by("pk")[0])
    assert response.status_code == 302
    assert publishing.working_copy.collect() == before


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_every_field_talks_to_the_editor(admin_client, model):
    response = admin_client.get(page(model, "change", model.objects.order_by("pk")[0].pk))
    inlines = [inline.formset.empty_form for inline in response.context["inline_admin_formsets"]]
    hidden = {"id", "DELETE", *(inline.formset.fk.name for inline in response.context["inline_admin_formsets"])}
    for form in [response.context["adminform"].form, *inlines]:
        assert [name for name, field in form.fields.items() if not field.help_text and name not in hidden] == []


def test_a_list_takes_as_many_queries_for_many_as_for_one(admin_client, django_assert_max_num_queries):
    services = (make_full_service(), *(make_service(slug=f"palvelu-{number}") for number in range(20)))
    fill_working_copy(make_release(services=services, providers=(make_provider(),), local_notes=(make_local_note(),)))
    publishing.count_unpublished()
    with django_assert_max_num_queries(40):
        admin_client.get(page(Service))


def test_a_key_is_written_only_once(admin_client):
    response = save(admin_client, Service, Service.objects.get(), slug="toinen")
    assert response.status_code == 302
    assert Service.objects.get().slug == "kuntoutusselvitys"


def test_every_page_says_how_much_is_not_published(admin_client):
    count = publishing.count_unpublished()
    assert f"{count} muutosta odottaa julkaisua" in admin_client.get(reverse("admin:index")).text
    publishing.publish("Anna", "alku")
    assert "Kaikki muutokset on julkaistu." in admin_client.get(page(Service)).text
    save(admin_client, Service, Service.objects.get(), summary_fi="Uusi tiivistelmä.")
    assert "1 muutos odottaa julkaisua" in admin_client.get(page(Situation)).text


def test_saving_changes_nothing_in_public(admin_client):
    publishing.publish("Anna", "alku")
    before = releases.load()
    save(admin_client, Service, Service.objects.get(), summary_fi="Uusi tiivistelmä.")
    assert releases.load() is before


def test_the_login_page_says_nothing_about_changes(client):
    assert "odottaa julkaisua" not in client.get(reverse("admin:login")).text


def test_a_new_row_goes_last(admin_client):
    service = Service.objects.get()
    row = {"position": "0", "kind": "START", "actor_fi": "Kela", "text_fi": "Kela soittaa sinulle."}
    new = {f"steps-2-{name}": value for name, value in row.items()} | {"steps-TOTAL_FORMS": "3"}
    assert save(admin_client, Service, service, **new).status_code == 302
    assert list(service.steps.order_by("position").values_list("kind", flat=True)) == ["CONTACT", "CONTACT", "START"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"fact": "life_situation", "values": "pilot"}, "ei ole arvoa pilot. Mahdolliset arvot: employed, unemployed"),
        ({"fact": "life_situation", "values": ""}, "Kirjoita ainakin yksi arvo."),
        ({"fact": "municipality", "values": "999"}, "ei ole arvoa 999"),
        ({"fact": "life_situation", "operator": "AT_LEAST", "values": "3"}, "ei ole luku"),
        ({"fact": "life_situation", "operator": "HAS_ANY", "values": "employed"}, "on vain yksi arvo"),
        ({"fact": "age", "values": "16"}, "on luku. Vertaa: vähintään, enintään tai välillä"),
        ({"fact": "age", "operator": "BETWEEN", "values": "16"}, "Kirjoita kaksi lukua"),
        ({"fact": "age", "operator": "AT_LEAST", "values": "kuusi"}, "Kirjoita yksi kokonaisluku."),
        ({"fact": "", "values": "employed"}, "Valitse tieto, jota ehto koskee, tai valmis tilanne."),
        ({"operator": "SITUATION", "fact": "", "values": ""}, "Valitse tilanne."),
        ({"operator": "SITUATION", "situation": "unemployed", "values": ""}, "tieto ja arvot jäävät tyhjiksi"),
        ({"situation": "unemployed"}, "Kun valitset tilanteen, vertaa"),
        ({"operator": "HAS_AT_LEAST", "fact": "", "values": "needs"}, "Kirjoita ensin luku"),
        ({"operator": "HAS_AT_LEAST", "fact": "", "values": "2 age"}, "monivalintatietoa ei ole: age"),
    ],
)
def test_a_mistake_in_a_condition_is_told_in_the_editors_words(row, message):
    row = {"operator": "IN", "fact": "life_situation", "values": "employed", "situation": ""} | row
    fact, situation = (
        Fact.objects.filter(key=row["fact"]).first(),
        Situation.objects.filter(key=row["situation"]).first(),
    )
    assert message in mistake(fact, row["operator"], row["values"].split(), situation)[1]


def test_a_mistake_in_a_condition_is_shown_at_its_field(admin_client):
    response = save(admin_client, Service, Service.objects.get(), **{"criteria-0-values": "pilot"})
    assert response.status_code == 200
    [errors, *_] = response.context["inline_admin_formsets"][1].formset.errors
    assert errors == {"values": ["Tiedolla ”Tilanne nyt” ei ole arvoa pilot. Mahdolliset arvot: employed, unemployed."]}


def test_a_key_in_a_list_must_exist(admin_client):
    response = save(admin_client, Service, Service.objects.get(), replaced_by="kuntoutusselvitys\nolematon")
    assert "Näitä ei ole: olematon." in str(response.context["adminform"].form.errors["replaced_by"])


@pytest.mark.parametrize(
    ("sets", "message"),
    [
        ("mood=good", "Tietoa mood ei ole."),
        ("life_situation=pilot", "Tiedolla life_situation ei ole arvoa pilot."),
        ("age=old", "Tiedolla age ei ole arvoa old."),
    ],
)
def test_an_answer_states_facts_that_exist(admin_client, sets, message):
    response = save(admin_client, Question, Question.objects.get(), **{"options-0-sets": sets})
    assert message in str(response.context["inline_admin_formsets"][1].formset.errors)


def test_a_release_can_only_be_looked_at(admin_client):
    release = publishing.publish("Anna", "alku")
    assert admin_client.get(page(Release)).status_code == 200
    response = admin_client.get(page(Release, "change", release.pk))
    assert response.status_code == 200
    assert "Selvität, mihin pystyt." not in response.text
    assert admin_client.get(page(Release, "add")).status_code == 403
    assert admin_client.post(page(Release, "delete", release.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("field", SLOTS)
def test_an_editor_finds_the_services_in_which_it_is_missing(admin_client, field):
    gap = make_service(slug="aukko")
    full = make_full_service(**{field: Text("Kirjattu.")})
    fill_working_copy(make_release(services=(full, gap)))
    found = admin_client.get(page(Service), {f"{field}_fi__isempty": "1"}).context["cl"].queryset
    assert [service.slug for service in found] == ["aukko"]


# Plain language


def warnings_of(response):
    return [str(message) for message in response.context["messages"] if message.level_tag == "warning"]


def saved(client, row, **changes):
    return client.post(
        page(type(row), "change", row.pk),
        form_of(client.get(page(type(row), "change", row.pk))) | changes,
        follow=True,
    )


def test_a_hard_sentence_is_told_after_saving_and_saved_all_the_same(admin_client):
    service, hard = Service.objects.get(), "Soita Kelaan, mikäli voit."
    told = warnings_of(saved(admin_client, service, summary_fi=hard))
    assert [note for note in told if "tiivistelmä" in note] == [
        "Mihin pystyn?: tiivistelmä [fi]: ”mikäli”: kirjoita mieluummin jos."
    ]
    assert Service.objects.get().summary_fi == hard


def test_a_step_is_read_with_its_service(admin_client):
    long = "Sana " + "sana " * 18 + "sana."
    told = warnings_of(saved(admin_client, Service.objects.get(), **{"steps-0-text_fi": long}))
    assert any("Virkkeessä on 20 sanaa" in note for note in told)


def test_easy_finnish_is_held_to_its_own_limits(admin_client):
    told = warnings_of(saved(admin_client, Service.objects.get(), summary_easy="Sana " + "sana " * 12 + "sana."))
    assert any("enintään 12" in note for note in told)


def test_plain_finnish_is_saved_without_a_word(admin_client):
    assert warnings_of(saved(admin_client, Service.objects.get(), summary_fi="Soita Kelaan.")) == []


@pytest.mark.parametrize(("audience", "count"), [("client", 1), ("professional", 0)])
def test_only_what_clients_are_asked_must_be_plain(admin_client, audience, count):
    question = Question.objects.get()
    type(question.questionnaire).objects.update(audience=audience)
    told = warnings_of(saved(admin_client, question, why_fi="Kysymme tätä koskien työtä. Toinen virke."))
    assert len([note for note in told if "virkettä" in note]) == count
