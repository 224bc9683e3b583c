"""What lies ahead on sickness allowance, from the day count that the person stated."""

from advice.guidance import Guidance, Milestone
from services_catalog.conditions import Evaluation

DAYS = "sickness_allowance_days"


def ahead(guidance: Guidance, evaluation: Evaluation) -> tuple[Milestone, ...]:
    """Milestones still to come, the nearest first; none if the days are not stated.

    Days are benefit days: weekdays and Saturdays, as Kela counts them.
    """
    days = evaluation.facts.get(DAYS)
    if not isinstance(days, int) or days == 0:
        return ()
    coming = [
        milestone
        for milestone in guidance.milestones
        if milestone.days > days and evaluation.situation(milestone.situation).truth is not False
    ]
    return tuple(sorted(coming, key=lambda milestone: (milestone.days, milestone.key)))
