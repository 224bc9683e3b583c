"""Aino's small world, where two services need the same statement and one benefit says what to live on."""

import re

from advice.guidance import Guidance, StopReason
from services_catalog.authorities import AreaKind, AuthorityType
from services_catalog.catalogue import RequiredDocument, StepKind
from services_catalog.conditions import Text
from tests.advice.small_release import FUNCTIONS, LEAD_RULES, SERVICES, local, service, small_release
from tests.factories import make_function, make_step

B = RequiredDocument(name=Text("B-lausunto"), form="SV 7")
STATEMENT = make_step(kind=StepKind.STATEMENT, text=Text("Pyydä B-lausunto."), document=B.name, via="health_care")
APPLY = make_step(kind=StepKind.APPLICATION, text=Text("Hae Kelasta."), form="KU 101")
DECISION = make_step(kind=StepKind.DECISION, text=Text("Kela päättää."))
COURSE = service(
    "kurssi",
    "Kurssi",
    "rehabilitation",
    ("need_ability",),
    criteria=(),
    documents=(B,),
    steps=(STATEMENT, APPLY),
    money_meanwhile=Text("Kelan kuntoutusraha."),
)
ASSESSMENT = service(
    "kuntoutusselvitys",
    "Mihin pystyn?",
    "rehabilitation",
    ("need_ability",),
    documents=(B,),
    steps=(STATEMENT, APPLY, DECISION),
)
STOPS = (
    StopReason(
        key="no_appointment", name=Text("En saanut aikaa"), kinds=("STATEMENT",), advice=Text("Kysy peruutusaikaa.")
    ),
    StopReason(
        key="refused", name=Text("Sain kielteisen päätöksen"), kinds=("DECISION",), advice=Text("Hae muutosta.")
    ),
)


def plan_release(number=1, **overrides):
    base = small_release()
    guidance = Guidance(
        lead_rules=LEAD_RULES, questionnaires=base.sections["advice"].questionnaires, stop_reasons=STOPS
    )
    services = (ASSESSMENT, COURSE, *(s for s in SERVICES if s.slug != "kuntoutusselvitys"))
    county = make_function(
        key="doctor", responsibilities=local(AuthorityType.WELLBEING_COUNTY, AreaKind.WELLBEING_SERVICES_COUNTY)
    )
    parts = {"services": services, "functions": (*FUNCTIONS, county), "guidance": guidance, **overrides}
    return small_release(number=number, **parts)


def fields(page):
    """What the form on the page would send: hidden fields, chosen options and dates."""
    html = page.content.decode()
    found = dict(re.findall(r'<input type="(?:hidden|date)" name="([^"]+)"[^>]* value="([^"]*)"', html))
    found |= dict(re.findall(r'type="radio" name="([^"]+)" value="([^"]+)" checked', html))
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', html, re.S):
        chosen = re.findall(r'value="([^"]*)" selected', options)
        found[name] = chosen[0] if chosen else re.findall(r'value="([^"]*)"', options)[0]
    found.pop("csrfmiddlewaretoken", None)
    return found


def edit(client, place, **changes):
    """Open a step, change some of its fields and send the form."""
    page = f"/polku/askel/{place}/"
    return client.post(page, {**fields(client.get(page)), **changes})
