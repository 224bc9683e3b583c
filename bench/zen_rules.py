"""The rules of the table as zen-engine's decision tables, in the two ways that its documents suggest."""

import json

import zen  # deptry: ignore[DEP004]

from bench.rule_engines import Fitting
from bench.table import Rules, plain
from services_catalog.conditions import Condition, Facts, Operator


def zen_services(rules: Rules) -> Fitting:
    """A decision of its own for each service, as services are edited one by one."""
    engine = zen.ZenEngine()
    decisions = {
        service: engine.create_decision(_decision({service: conditions})) for service, conditions in rules.items()
    }

    def fitting(facts: Facts) -> set[str]:
        context = plain(facts)
        return {service for service, decision in decisions.items() if decision.evaluate(context)["result"]}

    return fitting


def zen_table(rules: Rules, *, trace: bool = False) -> Fitting:
    """One decision table with a row for each service; all rows that hold are collected in one call."""
    decision = zen.ZenEngine().create_decision(_decision(rules))

    def fitting(facts: Facts) -> set[str]:
        return {row["service"] for row in decision.evaluate(plain(facts), {"trace": trace})["result"]}

    return fitting


def _decision(rules: Rules) -> str:
    facts = dict.fromkeys(condition.fact for conditions in rules.values() for condition in conditions)
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": fact, "name": fact, "field": fact, "type": "expression"} for fact in facts],
        "outputs": [{"id": "service", "name": "service", "field": "service", "type": "expression"}],
        "rules": [
            {"_id": service, "service": f"'{service}'", **{c.fact: _cell(c) for c in conditions}}
            for service, conditions in rules.items()
        ],
    }
    place = {"position": {"x": 0, "y": 0}}
    nodes = [
        {"id": "facts", "name": "facts", "type": "inputNode", **place},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": table, **place},
        {"id": "fitting", "name": "fitting", "type": "outputNode", **place},
    ]
    edges = [
        {"id": "in", "type": "edge", "sourceId": "facts", "targetId": "table"},
        {"id": "out", "type": "edge", "sourceId": "table", "targetId": "fitting"},
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def _cell(condition: Condition) -> str:
    values = condition.values
    codes = ", ".join(f"'{value}'" for value in values)
    return {
        Operator.IN: codes,
        Operator.NOT_IN: f"not in [{codes}]",
        Operator.AT_LEAST: f">= {values[0]}",
        Operator.AT_MOST: f"<= {values[0]}",
        Operator.BETWEEN: f"[{values[0]}..{values[-1]}]",
        Operator.HAS_ANY: f"some($, # in [{codes}])",
        Operator.HAS_ALL: f"all([{codes}], # in {condition.fact})",
        Operator.HAS_NONE: f"none($, # in [{codes}])",
    }[condition.operator]
