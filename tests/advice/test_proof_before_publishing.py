import datetime as dt

from advice.section import GUIDANCE, broken_guarantees
from services_catalog import checking, sections
from services_catalog.sections import Problem


def test_publishing_asks_every_section_for_its_proof(settings, monkeypatch):
    settings.PROVE_BEFORE_PUBLISHING = True
    asked = Problem("proof", "G1", "", "nothing is listed")
    monkeypatch.setattr(checking, "problems", lambda content, sections: [])
    monkeypatch.setattr(checking, "decode", lambda content, sections: None)
    monkeypatch.setattr(checking, "sections", lambda: [type("S", (), {"prove": lambda release, as_of: [asked]})])
    assert checking.blocking({}, dt.date(2026, 11, 22)) == (asked,)


def test_the_section_of_guidance_proves():
    assert GUIDANCE in sections.sections()
    assert GUIDANCE.prove is broken_guarantees
