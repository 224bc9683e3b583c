"""The working copy of the guidance: what is asked and what leads."""

from advice.models.example_case import ExampleCase
from advice.models.lead_rule import LeadRule, LeadRuleService
from advice.models.payer_line import PayerLine
from advice.models.questionnaire import AnswerOption, Question, QuestionFact, Questionnaire

__all__ = [
    "AnswerOption",
    "ExampleCase",
    "LeadRule",
    "LeadRuleService",
    "PayerLine",
    "Question",
    "QuestionFact",
    "Questionnaire",
]
