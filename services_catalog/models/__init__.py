"""The working copy of the catalogue: what editors change; the public reads releases."""

from services_catalog.models.area import Area
from services_catalog.models.authority import Authority, AuthorityType
from services_catalog.models.condition import ConditionRow
from services_catalog.models.confidence import Confidence
from services_catalog.models.contact_point import ContactPoint
from services_catalog.models.criterion import Criterion, Prerequisite
from services_catalog.models.delivery_mode import DeliveryMode
from services_catalog.models.fact import Fact, FactValue
from services_catalog.models.function import Function, Responsibility
from services_catalog.models.link_check import LinkCheck
from services_catalog.models.local_note import LocalNote
from services_catalog.models.missed_word import MissedWord
from services_catalog.models.municipality import Membership, Municipality
from services_catalog.models.organisation import Organisation
from services_catalog.models.outdated_name import OutdatedName
from services_catalog.models.preview_link import PreviewLink
from services_catalog.models.provider import Provider
from services_catalog.models.reform import Reform
from services_catalog.models.release import Cancellation, Release
from services_catalog.models.reminder import Reminder
from services_catalog.models.revision import Revision
from services_catalog.models.route_step import RequiredDocument, RouteStep
from services_catalog.models.service import Service, ServiceNeed
from services_catalog.models.situation import Situation, SituationRow
from services_catalog.models.source import LegalBasis, Source
from services_catalog.models.synonym import Synonym
from services_catalog.models.term import Term

__all__ = [
    "Area",
    "Authority",
    "AuthorityType",
    "Cancellation",
    "ConditionRow",
    "Confidence",
    "ContactPoint",
    "Criterion",
    "DeliveryMode",
    "Fact",
    "FactValue",
    "Function",
    "LegalBasis",
    "LinkCheck",
    "LocalNote",
    "Membership",
    "MissedWord",
    "Municipality",
    "Organisation",
    "OutdatedName",
    "PreviewLink",
    "Prerequisite",
    "Provider",
    "Reform",
    "Release",
    "Reminder",
    "RequiredDocument",
    "Responsibility",
    "Revision",
    "RouteStep",
    "Service",
    "ServiceNeed",
    "Situation",
    "SituationRow",
    "Source",
    "Synonym",
    "Term",
]
