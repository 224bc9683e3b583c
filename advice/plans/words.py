"""Words of a plan that are not content: who, how far, what happened."""

from django.utils.translation import gettext_lazy as _

from advice.plan import Act, Hand, Role, State, Transition
from advice.plans.then_and_now import Changed
from advice.steps import Owner

OWNERS = {
    Owner.ME: _("Minä"),
    Owner.DOCTOR: _("Lääkäri tai hoitaja"),
    Owner.EMPLOYMENT: _("Työllisyysalueen asiantuntija"),
    Owner.SOCIAL: _("Hyvinvointialueen työntekijä"),
    Owner.KELA: _("Kelan työntekijä"),
    Owner.PENSION: _("Työeläkelaitos"),
    Owner.INSURER: _("Vakuutusyhtiö"),
    Owner.FUND: _("Työttömyyskassa"),
    Owner.SCHOOL: _("Oppilaitos"),
    Owner.EMPLOYER: _("Työnantaja"),
    Owner.MUNICIPALITY: _("Kunta"),
    Owner.ORGANISATION: _("Järjestö"),
    Owner.OTHER: _("Joku muu"),
}
assert set(OWNERS) == set(Owner)
STATES = {
    State.NOT_STARTED: _("Aloittamatta"),
    State.UNDERWAY: _("Kesken"),
    State.DONE: _("Tehty"),
    State.STOPPED: _("Pysähtynyt"),
}
assert set(STATES) == set(State)
ROLES = {
    Role.EMPLOYMENT: _("Työllisyyspalvelujen asiantuntija"),
    Role.SOCIAL_WORKER: _("Sosiaalityöntekijä"),
    Role.SOCIAL_COUNSELLOR: _("Sosiaaliohjaaja"),
    Role.REHABILITATION: _("Kuntoutusohjaaja"),
    Role.NURSE: _("Sairaanhoitaja tai terveydenhoitaja"),
    Role.COACH: _("Työhönvalmentaja"),
    Role.KELA: _("Kelan asiantuntija"),
    Role.YOUTH: _("Nuorisotyöntekijä"),
    Role.OTHER: _("Muu työntekijä"),
}
assert set(ROLES) == set(Role)
TRANSITIONS = {
    Transition.WORK: _("Työhön"),
    Transition.EDUCATION: _("Koulutukseen"),
    Transition.REHABILITATION: _("Kuntoutukseen"),
    Transition.PENSION: _("Eläkkeelle"),
    Transition.OTHER: _("Muuhun"),
}
assert set(TRANSITIONS) == set(Transition)
CHANGED = {
    Changed.NEW: _("uusi"),
    Changed.GONE: _("ei enää listalla"),
    Changed.AUTHORITY: _("vastuu vaihtunut"),
    Changed.FIRST_STEP: _("ensimmäinen askel muuttunut"),
    Changed.STATUS: _("sopivuus muuttunut"),
}
assert set(CHANGED) == set(Changed)
HANDS = {Hand.CLIENT: _("Sinä"), Hand.WORKER: _("Työntekijä")}
assert set(HANDS) == set(Hand)
ACTS = {
    Act.SAVED: _("polku tallennettiin"),
    Act.OPENED: _("polku avattiin"),
    Act.CHANGED: _("askelta muutettiin"),
    Act.CHOSEN: _("palvelut valittiin"),
    Act.PROPOSED: _("palvelua ehdotettiin"),
    Act.ACCEPTED: _("ehdotus hyväksyttiin"),
    Act.DECLINED: _("ehdotus jätettiin pois"),
    Act.AGREED: _("vastuutyöntekijä ja tarkistus sovittiin"),
    Act.UPDATED: _("polku päivitettiin uusiin tietoihin"),
    Act.EXERCISED: _("harjoitusta tehtiin"),
    Act.STRUCTURED: _("tavoitteita valittiin"),
    Act.CLOSED: _("polku päätettiin"),
}
assert set(ACTS) == set(Act)
