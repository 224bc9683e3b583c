"""The working copy of the guidance: what is asked and what leads."""

from advice.models.client_segment import ClientSegment, SegmentPhase
from advice.models.count import Count
from advice.models.example_case import ExampleCase
from advice.models.exercise import Exercise
from advice.models.feedback import Feedback
from advice.models.guidance_level import GuidanceLevel
from advice.models.lead_rule import LeadRule, LeadRuleService
from advice.models.milestone import Milestone
from advice.models.payer_line import PayerLine
from advice.models.phase import Phase
from advice.models.plan_template import PlanPart, PlanTemplate
from advice.models.questionnaire import AnswerOption, Question, QuestionFact, Questionnaire
from advice.models.service_package import PackageStep, ServicePackage
from advice.models.stop_reason import StopReason
from advice.models.stored_plan import Attempt, StoredPlan

__all__ = [
    "AnswerOption",
    "Attempt",
    "ClientSegment",
    "Count",
    "ExampleCase",
    "Exercise",
    "Feedback",
    "GuidanceLevel",
    "LeadRule",
    "LeadRuleService",
    "Milestone",
    "PackageStep",
    "PayerLine",
    "Phase",
    "PlanPart",
    "PlanTemplate",
    "Question",
    "QuestionFact",
    "Questionnaire",
    "SegmentPhase",
    "ServicePackage",
    "StopReason",
    "StoredPlan",
]
