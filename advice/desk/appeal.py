"""What comes after a refusal: the right of appeal against the authority that decides on a service."""

from collections.abc import Iterable

from services_catalog.authorities import AuthorityType
from services_catalog.catalogue import Catalogue, Role, Service, StepKind
from services_catalog.lookup import Here

DECIDING = (StepKind.APPLICATION, StepKind.DECISION)
# Answer in another one's stead, or for those who have no municipality: the right is not theirs.
NOT_OWN = (
    AuthorityType.ALAND,
    AuthorityType.TE_OFFICE,
    AuthorityType.MUNICIPALITY,
    AuthorityType.IMMIGRATION_SERVICE,
)
# Where the law leads elsewhere than to the decider's own right: there is no appeal from a medical decision, only
# a reminder or complaint (785/1992 10 §), and a statement on unemployment benefit is appealed with the benefit
# (1290/2002 12 luku).
INSTEAD = {
    "health_services": "muistutus-ja-kantelu",
    "medical_rehabilitation": "muistutus-ja-kantelu",
    "student_welfare": "muistutus-ja-kantelu",
    "higher_education_health": "muistutus-ja-kantelu",
    "unemployment_statements": "muutoksenhaku-tyottomyysetuus",
}


def is_decided(service: Service) -> bool:
    return service.role is not Role.RIGHT and any(step.kind in DECIDING for step in service.steps)


def appeals(here: Here, service: Service) -> tuple[Service, ...]:
    """The right of the service's own function, else that of each authority which may decide."""
    if not is_decided(service):
        return ()
    if instead := here.catalogue.service.get(INSTEAD.get(service.function, "")):
        return (instead,) if instead.is_offered(here.as_of) else ()
    rights = [s for s in here.catalogue.services_by_role[Role.RIGHT] if s.is_offered(here.as_of)]
    own = [right for right in rights if right.function == service.function]
    if own:
        return (_first(own),)
    found = (_right_of(here, rights, kind) for kind in _deciders(here, service))
    return tuple(dict.fromkeys(right for right in found if right))


def _deciders(here: Here, service: Service) -> Iterable[AuthorityType]:
    if service.payer:
        return (service.payer,)
    respondents = here.respondents_for(service)
    ordered = [respondent.resolution.authority_type for respondent in respondents.ordered]
    return dict.fromkeys([*ordered, *([respondents.main.authority_type] if respondents.main else [])])


def _right_of(here: Here, rights: Iterable[Service], kind: AuthorityType) -> Service | None:
    """Of the functions that the authority answers for, the one that is most its own."""
    known = [(_kinds(here.catalogue, right, here), right) for right in rights]
    fitting = [(len(kinds), right) for kinds, right in known if kind in kinds and kind not in NOT_OWN]
    if not fitting:
        return None
    fewest = min(count for count, _ in fitting)
    return _first(right for count, right in fitting if count == fewest)


def _kinds(catalogue: Catalogue, right: Service, here: Here) -> set[AuthorityType]:
    rows = catalogue.function[right.function].in_force(here.as_of)
    return {row.authority_type for row in rows}


def _first(rights: Iterable[Service]) -> Service:
    return min(rights, key=lambda right: (right.rank, right.slug))
