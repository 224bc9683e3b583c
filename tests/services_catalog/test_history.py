import pytest

from advice.models import LeadRule, Question, Questionnaire
from services_catalog.accounts.roles import Role
from services_catalog.documents import digest
from services_catalog.models import Revision, Service, Situation, Term
from services_catalog.restoring import NotRestorable, restorable, restore, seen_digest
from services_catalog.sections import documents
from tests.factories import fill_working_copy, make_full_service, make_local_note, make_provider, make_release
from tests.people import make_person, signed_in
from tests.services_catalog.test_admin import OURS, page, save

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

DOCUMENTS = {document.name: document for document in documents()}


@pytest.fixture(autouse=True)
def filled():
    fill_working_copy()


def states(name, key):
    return Revision.objects.of(DOCUMENTS[name], key)


def test_the_history_says_who_when_what_and_why(admin_client):
    term = Term.objects.get()
    save(admin_client, Term, term, explanation_fi="Uusi selitys.", change_reason="Selkeämpi")
    told = admin_client.get(page(Term, "history", term.pk)).context["told"]
    assert [row.revision.kind for row in told] == ["CHANGED", "LOADED"]
    assert (told[0].revision.who, told[0].revision.why, told[0].is_now) == ("admin", "Selkeämpi", True)
    assert [tuple(row) for row in told[0].differences] == [
        ("selitys", "Lääkärin pyyntö toiselle lääkärille.", "Uusi selitys.")
    ]


def test_a_change_that_nobody_told_is_shown(admin_client):
    term = Term.objects.get()
    Term.objects.update(explanation_fi="Koodin selitys.")
    response = admin_client.get(page(Term, "history", term.pk))
    assert [row.after for row in response.context["unseen"]] == ["Koodin selitys."]


def test_an_entry_is_restored_in_two_clicks(admin_client):
    service = Service.objects.get()
    before = DOCUMENTS["services"].read(service)
    save(admin_client, Service, service, summary_fi="Virhe.", **{"steps-0-text_fi": "Virhe."})
    loaded = states("services", service.slug).last()
    address = page(Service, "restore", loaded.pk)
    assert address in admin_client.get(page(Service, "history", service.pk)).text
    shown = admin_client.get(address)
    sent = {"seen": shown.context["seen"], "why": shown.context["why"]}
    assert admin_client.post(address, sent).url == page(Service, "change", service.pk)
    assert DOCUMENTS["services"].read(Service.objects.get()) == before
    newest = states("services", service.slug).first()
    assert (newest.kind, newest.who) == ("RESTORED", "admin")
    assert newest.why.startswith("Palautettu versio ")


def test_restoring_does_not_overwrite_what_was_not_seen(admin_client):
    term = Term.objects.get()
    loaded = states("glossary", "lahete").get()
    save(admin_client, Term, term, explanation_fi="Ensin.")
    address = page(Term, "restore", loaded.pk)
    seen = admin_client.get(address).context["seen"]
    save(admin_client, Term, term, explanation_fi="Sitten.")
    response = admin_client.post(address, {"seen": seen, "why": "x"})
    assert "Mitään ei palautettu" in response.text
    assert Term.objects.get().explanation_fi == "Sitten."


def test_what_was_deleted_is_listed_and_restored(admin_client):
    rule = LeadRule.objects.get()
    before = DOCUMENTS["lead_rules"].read(rule)
    admin_client.post(page(LeadRule, "delete", rule.pk), {"post": "yes", "change_reason": "Turha"})
    listed = admin_client.get(page(LeadRule, "deleted"))
    assert [row.key for row in listed.context["rows"]] == ["jobless"]
    history = admin_client.get(page(LeadRule, "deleted_history", "jobless")).context["told"]
    assert [row.revision.kind for row in history] == ["DELETED", "LOADED"]
    address = page(LeadRule, "restore", history[1].revision.pk)
    admin_client.post(address, {"seen": "", "why": "Vahinko"})
    assert DOCUMENTS["lead_rules"].read(LeadRule.objects.get()) == before
    assert admin_client.get(page(LeadRule, "deleted")).context["rows"].object_list.count() == 0


def test_a_state_that_points_to_what_is_gone_is_not_restored(admin_client):
    rule = states("lead_rules", "jobless").get()
    LeadRule.objects.all().delete()
    rule.after["services"] = ["poistettu"]
    with pytest.raises(NotRestorable) as error:
        restore(DOCUMENTS["lead_rules"], rule, seen="", who="anna", why="x")
    assert error.value.lines == ["palvelu poistettu: ei ole enää"]
    assert not LeadRule.objects.exists()


def test_a_field_that_entries_no_longer_have_is_left_out():
    old = states("glossary", "lahete").get()
    old.after |= {"vanha": "x"}
    assert "vanha" not in restorable(DOCUMENTS["glossary"], old)


def test_every_noun_is_restored_as_it_was():
    fill_working_copy(
        make_release(services=(make_full_service(),), providers=(make_provider(),), local_notes=(make_local_note(),))
    )
    for document in documents():
        row = document.queryset()[0]
        before = document.read(row)
        restore(document, states(document.name, row.natural).first(), seen=digest(before), who="anna", why="sama")
        assert digest(document.read(document.queryset().get(pk=row.pk))) == digest(before), document


def test_a_restored_entry_is_an_editors_own(admin_client):
    term = Term.objects.get()
    save(admin_client, Term, term, explanation_fi="Toinen.")
    second = states("glossary", "lahete").first()
    save(admin_client, Term, term, explanation_fi="Kolmas.")
    restore(
        DOCUMENTS["glossary"], second, seen=seen_digest(DOCUMENTS["glossary"], Term.objects.get()), who="anna", why="x"
    )
    assert fill_working_copy().kept == ["glossary: lahete: changed by an editor"]


def test_a_question_leads_to_the_history_of_its_questionnaire(admin_client):
    response = admin_client.get(page(Question, "history", Question.objects.get().pk))
    assert response.url == page(Questionnaire, "history", Questionnaire.objects.get().pk)


@pytest.mark.parametrize("name", ["changelist", "deleted"])
def test_only_who_may_see_a_noun_sees_its_deleted(name):
    assert signed_in(make_person()).get(page(Term, name)).status_code == 403


def test_who_may_not_change_rows_may_not_restore_them():
    editor = signed_in(make_person(Role.EDITOR))
    service = Service.objects.get()
    loaded = states("services", service.slug).get()
    service.criteria.all().delete()
    Service.objects.update(summary_fi="Uusi.")
    response = editor.post(page(Service, "restore", loaded.pk), {"seen": seen_digest(DOCUMENTS["services"], service)})
    assert response.context["hindrances"] == ["Sinulla ei ole oikeutta muuttaa näitä: ehdot"]
    assert not service.criteria.exists()


def test_the_list_leads_to_what_was_deleted(admin_client):
    assert page(Situation, "deleted") in admin_client.get(page(Situation)).text


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_every_noun_has_a_history(admin_client, model):
    fill_working_copy(make_release(providers=(make_provider(),), local_notes=(make_local_note(),)))
    row = model.objects.order_by("pk")[0]
    assert admin_client.get(page(model, "history", row.pk), follow=True).status_code == 200


def test_a_long_history_has_pages(admin_client):
    term = Term.objects.get()
    rows = [
        Revision(document="glossary", key="lahete", label="x", kind="CHANGED", after={"key": str(n)}) for n in range(30)
    ]
    Revision.objects.bulk_create(rows)
    assert len(admin_client.get(page(Term, "history", term.pk)).context["told"]) == 20
    assert len(admin_client.get(page(Term, "history", term.pk), {"p": 2}).context["told"]) == 11
