import pytest

from services_catalog import revisions
from services_catalog.models import Revision, Term
from services_catalog.models.release import Immutable
from services_catalog.sections import documents
from tests.factories import fill_working_copy, make_release, make_service, make_term

pytestmark = pytest.mark.django_db

GLOSSARY = next(document for document in documents() if document.name == "glossary")


def told(key="lahete"):
    return list(Revision.objects.filter(document="glossary", key=key).order_by("pk").values_list("kind", "who", "why"))


def explain(text, key="lahete", **said):
    with revisions.recorded(GLOSSARY, [key], **{"who": "anna", **said}):
        Term.objects.filter(key=key).update(explanation_fi=text)


def test_what_the_files_bring_is_told_as_loaded():
    fill_working_copy()
    assert told() == [("LOADED", "", "")]
    assert Revision.objects.get(key="kuntoutusselvitys").after["summary"] == {"fi": "Selvität, mihin pystyt."}


def test_loading_the_same_again_tells_nothing():
    fill_working_copy()
    before = Revision.objects.count()
    fill_working_copy()
    assert Revision.objects.count() == before


def test_a_changed_file_is_told_once():
    fill_working_copy()
    fill_working_copy(make_release(services=(make_service(rank=3),)))
    [first, second] = Revision.objects.filter(key="kuntoutusselvitys").order_by("pk")
    assert (first.after.get("rank"), second.after["rank"]) == (None, 3)


def test_a_change_says_who_and_why():
    fill_working_copy()
    explain("Uusi.", why="Selkeämpi")
    assert told()[-1] == ("CHANGED", "anna", "Selkeämpi")


def test_what_did_not_change_is_not_told():
    fill_working_copy()
    explain("Lääkärin pyyntö toiselle lääkärille.")
    assert told() == [("LOADED", "", "")]


def test_what_code_did_unseen_is_told_before_the_next_change():
    fill_working_copy()
    Term.objects.update(explanation_fi="Kukaan ei nähnyt.")
    explain("Annan.")
    assert [kind for kind, *_ in told()] == ["LOADED", "FOUND", "CHANGED"]
    assert Revision.objects.get(kind="FOUND").after["explanation"] == {"fi": "Kukaan ei nähnyt."}


def test_a_failed_change_is_not_told():
    fill_working_copy()
    with pytest.raises(RuntimeError), revisions.recorded(GLOSSARY, ["lahete"], who="anna"):
        Term.objects.update(explanation_fi="Ei tallennu.")
        raise RuntimeError
    assert told() == [("LOADED", "", "")]
    assert Term.objects.get().explanation_fi == "Lääkärin pyyntö toiselle lääkärille."


def test_creating_and_deleting_are_told():
    fill_working_copy()
    keys = []
    with revisions.recorded(GLOSSARY, keys, who="anna"):
        keys.append(Term.objects.create(key="uusi", term_fi="uusi", explanation_fi="Selitys.").key)
    with revisions.recorded(GLOSSARY, ["uusi"], who="bea"):
        Term.objects.get(key="uusi").delete()
    assert told("uusi") == [("CREATED", "anna", ""), ("DELETED", "bea", "")]
    assert [row.key for row in Revision.objects.deleted(GLOSSARY)] == ["uusi"]


def test_what_has_come_back_is_not_deleted():
    fill_working_copy()
    with revisions.recorded(GLOSSARY, ["lahete"], who="anna"):
        Term.objects.all().delete()
    fill_working_copy(make_release(glossary=(make_term(),)))
    assert not Revision.objects.deleted(GLOSSARY).exists()


def test_a_revision_is_never_changed():
    fill_working_copy()
    revision = Revision.objects.filter(key="lahete").get()
    with pytest.raises(Immutable):
        revision.save()
    with pytest.raises(Immutable):
        revision.delete()
