"""One table of rules, evaluated by us and by others."""

from functools import partial

from bench import rule_engines, zen_rules
from bench.rule_engines import Fitting
from bench.table import CONDITIONS, PEOPLE, SERVICES, UNKNOWN, Table, table
from bench.timing import best, verdict
from services_catalog.conditions import Facts

OURS, PLAIN = "Kaiku, trace on", "plain loop, no trace"
ZEN_SERVICES, ZEN_TABLE = "zen-engine, a decision per service", "zen-engine, one decision table"
GOAL = 4
ROUNDS = 7


def show() -> None:
    rows = table()
    contenders = {
        OURS: rule_engines.kaiku(rows.rules),
        PLAIN: rule_engines.plain_loop(rows.rules),
        ZEN_SERVICES: zen_rules.zen_services(rows.rules),
        ZEN_TABLE: zen_rules.zen_table(rows.rules),
        f"{ZEN_TABLE}, trace on": zen_rules.zen_table(rows.rules, trace=True),
        "json-logic": rule_engines.json_logic(rows.rules),
    }
    check_agreement(contenders, rows)
    print(f"Evaluations a second: {SERVICES} services × {CONDITIONS} conditions, {PEOPLE} people")
    print(f"{'':42}{'every fact stated':>34}{f'{UNKNOWN:.0%} not stated':>34}")
    print(f"{'as ratios to zen-engine with':42}" + f"{'one table':>17}{'decisions':>17}" * 2)
    speeds = [_speeds(contenders, people) for people in (rows.known, rows.partly)]
    for name in contenders:
        ratios = (speed[name] / speed[zen] for speed in speeds for zen in (ZEN_TABLE, ZEN_SERVICES))
        print(f"  {name:40}" + "".join(f"{ratio:15.2f} ×" for ratio in ratios))
    for zen in (ZEN_TABLE, f"{ZEN_TABLE}, trace on", ZEN_SERVICES):
        ratio = speeds[0][OURS] / speeds[0][zen]
        print(f"  goal ≥ {GOAL} × {zen}: {ratio:.1f} ×, {verdict(ratio >= GOAL)}")


def check_agreement(contenders: dict[str, Fitting], rows: Table) -> None:
    """Nothing is measured unless all find the same services for people who have stated everything."""
    for person in rows.known:
        expected = contenders[OURS](person)
        for name, fitting in contenders.items():
            if fitting(person) != expected:
                raise SystemExit(f"{name} does not agree: {sorted(fitting(person) ^ expected)}")


def _speeds(contenders: dict[str, Fitting], people: tuple[Facts, ...]) -> dict[str, float]:
    seconds = best({name: partial(_all, fitting, people) for name, fitting in contenders.items()}, ROUNDS)
    return {name: SERVICES * len(people) / spent for name, spent in seconds.items()}


def _all(fitting: Fitting, people: tuple[Facts, ...]) -> None:
    for person in people:
        fitting(person)
