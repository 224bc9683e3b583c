import io
import json

import pytest
from django.core.management import CommandError, call_command

from advice.guidance import Guidance
from services_catalog import releases
from services_catalog.catalogue import Role, ServiceKind
from services_catalog.conditions import Text
from tests.advice.engine_release import AINO, FUNCTIONS, INSURER, blocks, engine_release, lead, requires, service
from tests.advice.test_flow import MUNICIPALITY, question
from tests.factories import make_function, make_questionnaire, use_release

pytestmark = pytest.mark.django_db

ANSWER = {
    "release",
    "as_of",
    "first_step",
    "recommendations",
    "money_now",
    "rights",
    "not_now",
    "questions_left",
}
FACTS = {**AINO, "statement": "no", "age": 40}
SERVICES = (
    service("kuntoutus", requires("possible age AT_LEAST 18"), requires("goals HAS_ANY rehabilitation", group=2)),
    service("aikuisille", requires("cause IN illness")),
    service("tuki", kind=ServiceKind.BENEFIT, phases=("INCOME",)),
    service("lausunnolla", requires("statement IN yes")),
    service("ei-aikuisille", blocks("age AT_LEAST 18")),
    service("valitus", needs=("need_appeal",), role=Role.RIGHT, deadline=Text("37 päivää")),
    service("neuvonta", needs=(), role=Role.GENERAL_ENTRY),
    service("kriisipuhelin", needs=("need_safety",), role=Role.EMERGENCY),
)


@pytest.fixture(autouse=True)
def release():
    questions = (question("goals"), question("cause"), question("statement"), MUNICIPALITY)
    rules = (lead("need_rehabilitation", "kuntoutus"),)
    yield use_release(engine_release(*SERVICES, rules=rules, questions=questions))
    releases.use(None)


@pytest.fixture
def run(capsys):
    def run(name, *arguments, expected=0):
        """The lines that the command prints; its exit code is checked."""
        code = 0
        try:
            call_command(name, *arguments)
        except SystemExit as exit:
            code = exit.code
        assert code == expected
        return capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def file(tmp_path):
    def file(text):
        path = tmp_path / "facts.json"
        path.write_text(text if isinstance(text, str) else json.dumps(text))
        return str(path)

    return file


def advice(lines):
    [line] = lines
    return json.loads(line)


# advise


def test_one_object_gives_one_compact_line_with_the_keys_of_the_contract(run, file):
    [line] = run("advise", file(FACTS), "--as-of", "2026-11-21")
    assert set(json.loads(line)) == ANSWER
    assert ": " not in line.replace("Toive: ", "")


def test_the_first_step_names_service_authority_contact_and_step(run, file):
    first = advice(run("advise", file(FACTS)))["first_step"]
    assert first["contact"].pop("phone") == "020 692 205"
    assert first == {
        "service": "kuntoutus",
        "authority_type": "kela",
        "authority": "Kela",
        "contact": {
            "name": "Asiakaspalvelu",
            "hours": "",
            "url": "",
            "source": "https://www.kela.fi/",
            "checked_on": "",
            "gap": "",
        },
        "step": "Soita Kelaan.",
    }


def test_a_recommendation_says_kind_status_rank_authority_why_and_what_is_missing(run, file):
    found = {r["service"]: r for r in advice(run("advise", file(FACTS)))["recommendations"]}
    assert found["kuntoutus"] == {
        "service": "kuntoutus",
        "kind": "service",
        "status": "fits",
        "rank": 1,
        "authority_type": "kela",
        "authority": "Kela",
        "because": ["Toive: rehabilitation"],
        "missing": [],
        "step": "Soita Kelaan.",
    }
    assert (found["aikuisille"]["status"], found["aikuisille"]["missing"]) == ("may_fit", ["cause"])
    assert found["tuki"]["kind"] == "benefit"


def test_money_rights_and_what_does_not_fit_now(run, file):
    found = advice(run("advise", file({**FACTS, "goals": ["rehabilitation", "appeal"]})))
    assert found["money_now"] == ["tuki"]
    assert found["rights"] == [{"service": "valitus", "deadline": "37 päivää"}]
    near = {miss["service"]: miss["because"] for miss in found["not_now"]}
    assert near["lausunnolla"] == ["Tämä on työttömille. Kysy Kelasta."]


def test_what_could_still_matter_is_listed(run, file):
    assert "cause" in advice(run("advise", file(FACTS)))["questions_left"]


def test_each_line_of_json_lines_is_answered(run, file):
    lines = run("advise", file("\n".join([json.dumps(FACTS), "", json.dumps({"age": 40})])))
    assert [json.loads(line)["recommendations"][0]["service"] for line in lines] == ["kuntoutus", "neuvonta"]


def test_an_object_may_be_laid_out_over_lines(run, file):
    assert advice(run("advise", file(json.dumps(FACTS, indent=2))))["first_step"]["service"] == "kuntoutus"


def test_facts_come_from_standard_input_without_a_file(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(FACTS).encode())))
    assert advice(run("advise"))["first_step"]["service"] == "kuntoutus"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("no json", "not JSON"),
        ("[1]", "not a JSON object of facts"),
        ('{"shoe_size": 43}', "unknown fact 'shoe_size'; allowed: age, career"),
        ('{"cause": "ufo"}', "cause: 'ufo' is not one of illness, work_accident"),
        ('{"age": "40"}', "age: '40' is not a whole number from 15 to 80"),
        ("[" * 100_000, "not JSON"),
    ],
    ids=["not json", "not an object", "unknown fact", "unknown value", "not a number", "nested too deep"],
)
def test_a_bad_line_is_named_in_its_place_and_the_others_are_answered(run, file, line, error):
    good = json.dumps(FACTS)
    lines = [json.loads(found) for found in run("advise", file(f"{good}\n{line}\n{good}\n"), expected=2)]
    assert [set(found) for found in lines] == [ANSWER, {"error"}, ANSWER]
    assert error in lines[1]["error"]


def test_null_is_unknown(run, file):
    unknown, without = run("advise", file(f"{json.dumps({**FACTS, 'cause': None})}\n{json.dumps(FACTS)}"))
    assert unknown == without


def test_the_day_may_be_given(run, file):
    assert advice(run("advise", file(FACTS), "--as-of", "2023-01-01"))["as_of"] == "2023-01-01"


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "21.11.2026"])
def test_what_is_not_a_day_is_refused(day, file):
    with pytest.raises(CommandError, match="is not a date: give YYYY-MM-DD") as refused:
        call_command("advise", file(FACTS), "--as-of", day)
    assert refused.value.returncode == 2


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match="nothing-here: No such file") as refused:
        call_command("advise", str(tmp_path / "nothing-here"))
    assert refused.value.returncode == 2


def test_a_professional_may_be_asked_more(run, file, release):
    releases.use(engine_release(service("tutkimus", blocks("diagnosis IN yes"))))
    client, professional = (
        advice(run("advise", file(AINO), "--audience", audience)) for audience in ("client", "professional")
    )
    assert client["recommendations"][0]["status"] == "fits"
    assert professional["recommendations"][0]["status"] == "may_fit"


def test_a_professional_is_told_that_the_professional_question_is_left(run, file):
    releases.use(engine_release(service("tutkimus", blocks("diagnosis IN yes"))))
    assert "diagnosis" not in advice(run("advise", file(AINO)))["questions_left"]
    assert "diagnosis" in advice(run("advise", file(AINO), "--audience", "professional"))["questions_left"]


def test_without_a_release_there_is_no_advice(file):
    releases.use(None)
    with pytest.raises(CommandError, match="run manage.py publish"):
        call_command("advise", file(FACTS))


# check_cases


def case(number, authority):
    return {"id": f"K{number}", "facts": FACTS, "expected": {"first_authority": [authority], "must": []}}


def test_cases_are_compared_one_by_one_and_in_all(run, file):
    lines = run("check_cases", file([case(1, "kela"), case(2, "mela")]))
    assert lines[:3] == ["K1 ok", "K2 differs", "  first authority kela, expected mela"]
    assert lines[-1].startswith("2 cases: first authority 50.0%, must 100.0%, must_not listed 0, wrong first place 0")
    assert "mean list" in lines[-1]


def test_cases_may_be_walked_by_questions(run, file):
    lines = run("check_cases", file([case(1, "kela")]), "--by-questions", "2")
    assert lines[-1] == "questions asked: median 2, longest 2"


@pytest.mark.parametrize(
    "text", ["no json", '[{"id": "K1"}]', '[{"id": "K1", "facts": {"shoe_size": 43}, "expected": {}}]']
)
def test_what_is_not_a_list_of_cases_is_refused(file, text):
    with pytest.raises(CommandError) as refused:
        call_command("check_cases", file(text))
    assert refused.value.returncode == 2


# explain


def test_the_whole_trace_is_explained(run):
    text = "\n".join(run("explain", json.dumps(FACTS), "--as-of", "2026-11-21"))
    assert "goals = rehabilitation" in text
    assert "need need_rehabilitation: goals rehabilitation" in text
    assert "need_rehabilitation-first: true (goals rehabilitation)\n  decides: Ensin tämä -> kuntoutus" in text
    assert "aikuisille: may_fit, support 0, missing cause" in text
    assert "kept away: Tämä on työttömille. Kysy Kelasta. [Työttömyys (KKRL 566/2005 6 §)]" in text
    assert "1. kuntoutus (fits, card)\n   because Toive: rehabilitation\n   CONTACT open: Soita Kelaan. -> Kela" in text
    assert "statement = yes opens lausunnolla" in text


def test_facts_that_cannot_be_explained_are_refused():
    with pytest.raises(CommandError, match="unknown fact 'shoe_size'") as refused:
        call_command("explain", '{"shoe_size": 43}')
    assert refused.value.returncode == 2


# prove


def provable(*services, **parts):
    questions = (
        question("goals", "goals", "danger"),
        question("cause", "cause", "career", "life_situation"),
        MUNICIPALITY,
    )
    guidance = Guidance(questionnaires=(make_questionnaire(questions=questions),))
    everything = service("kaikille", needs=("need_rehabilitation", "need_income", "need_work", "need_appeal"))
    return engine_release(everything, *SERVICES[-2:], *services, guidance=guidance, **parts)


def test_a_release_that_holds_is_proved(run):
    releases.use(provable())
    lines = run("prove", "--as-of", "2026-11-21")
    assert [line.split(":")[0] for line in lines[1:7]] == [f"G{number} holds" for number in range(1, 7)]


def test_a_release_that_does_not_hold_exits_with_the_answers_that_break_it(run):
    only_insured = make_function(key="only_insured", responsibilities=(INSURER,))
    silent = service("hiljainen", requires("cause IN illness"), function="only_insured")
    releases.use(provable(silent, functions=(*FUNCTIONS, only_insured)))
    lines = run("prove", "--as-of", "2026-11-21", expected=1)
    assert "G1 FAILS: No dead end: every answer leads to a service with an authority and a contact" in lines
    assert "  hiljainen: nobody answers for only_insured on 2026-11-21" in lines
    assert "    Syy: illness" in lines
    assert any(line.startswith("    walk there: manage.py explain '{") for line in lines)


def test_a_release_that_is_not_there_cannot_be_proved():
    with pytest.raises(CommandError, match="there is no release 99"):
        call_command("prove", "--release", "99")
