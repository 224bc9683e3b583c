"""Who reaches what in the admin, declared by hand and apart from the code. Whatever stands here for nobody is refused.

Each letter is a person: v(iewer), e(ditor), r(ules editor), p(ublisher), a(dministrator), o (an organisation's editor,
over what is its own), n (signed in, but without any role). A dash is nobody. Whoever is not signed in reaches nothing.
"""

from typing import NamedTuple

from services_catalog.accounts.roles import Role

PEOPLE = {
    "v": Role.VIEWER,
    "e": Role.EDITOR,
    "r": Role.RULES_EDITOR,
    "p": Role.PUBLISHER,
    "a": Role.ADMINISTRATOR,
    "o": None,
    "n": None,
}

# model: who looks at it, adds, changes, deletes
MODELS = """
auth.user                        a       a    a    -
advice.clientsegment             verpa   r    r    r
advice.examplecase               verpa   r    r    r
advice.exercise                  verpa   r    er   r
advice.feedback                  er      -    er   er
advice.guidancelevel             verpa   r    r    r
advice.leadrule                  verpa   r    r    r
advice.milestone                 verpa   r    r    r
advice.payerline                 verpa   r    r    r
advice.phase                     verpa   r    r    r
advice.plantemplate              verpa   r    er   r
advice.question                  verpa   r    r    r
advice.questionnaire             verpa   r    r    r
advice.servicepackage            verpa   r    r    r
advice.stopreason                verpa   r    er   r
services_catalog.area            verpa   r    r    r
services_catalog.authority       verpao  r    ero  r
services_catalog.deliverymode    verpa   r    er   r
services_catalog.fact            verpa   r    r    r
services_catalog.function        verpa   r    r    r
services_catalog.linkcheck       verpa   -    -    -
services_catalog.localnote       verpa   er   er   er
services_catalog.missedword      verpa   -    -    -
services_catalog.municipality    verpa   r    r    r
services_catalog.organisation    a       a    a    a
services_catalog.outdatedname    verpa   er   er   er
services_catalog.provider        verpao  r    ero  r
services_catalog.release         verpa   -    -    -
services_catalog.service         verpao  r    ero  r
services_catalog.situation       verpa   r    r    r
services_catalog.synonym         verpa   er   er   er
services_catalog.term            verpa   er   er   er
"""

WITHOUT_HISTORY = (
    "auth.user",
    "advice.count",
    "advice.feedback",
    "advice.question",
    *(f"services_catalog.{name}" for name in ("linkcheck", "missedword", "organisation", "release")),
)

# page: who reads it (GET), who acts (POST). A query makes the page answer with something else than a mistake.
PAGES = """
index                                    verpaon  verpaon
app_list                                 verpao   verpao
login                                    -        verpaon
logout                                   -        verpaon
enrol                                    verpaon  verpaon
recovery_codes                           verpaon  verpaon
password_change                          verpaon  verpaon
password_change_done                     verpaon  -
jsi18n                                   verpaon  -
view_on_site                             -        -
autocomplete?app_label=services_catalog&model_name=routestep&field_name=via    verpa  -
auth_user_password_change                a        a
auth_user_second_factor                  a        a
advice_count_changelist                  verpa    -
advice_count_csv                         verpa    -
advice_count_definitions                 verpa    -
services_catalog_release_cancel          p        p
services_catalog_authority_export        verpa    verpa
services_catalog_authority_import        ero      ero
services_catalog_provider_export         verpa    verpa
services_catalog_provider_import         ero      ero
services_catalog_service_export          verpa    verpa
services_catalog_service_import          ero      ero
services_catalog_release_calendar        verpa    -
services_catalog_release_compare         verpa    -
services_catalog_release_day             -        verpa
services_catalog_release_outdated        verpa    -
services_catalog_release_outdated_fine?sentence=x&name=x    -    er
services_catalog_release_with_answers    -        verpa
services_catalog_release_publish         verpa    p
services_catalog_release_roll_back       p        p
services_catalog_service_reminders       -        verpaon
services_catalog_service_verify          -        ero
services_catalog_release_impact          verpa    -
services_catalog_release_preview         erp      erp
services_catalog_service_copy            r        r
services_catalog_authority_contacts      ero      ero
advice_examplecase_from_result           -        r
"""


class Cell(NamedTuple):
    page: str
    method: str


def declared() -> dict[Cell, str]:
    """Every cell, and the letters of those who reach it."""
    found = {}
    for line in MODELS.strip().splitlines():
        model, sees, adds, changes, deletes = line.split()
        name = model.replace(".", "_")
        found |= {Cell(f"{name}_{action}", "GET"): sees for action in ("changelist", "history", "change")}
        found |= {Cell(f"{name}_add", "GET"): adds, Cell(f"{name}_change", "POST"): changes}
        found[Cell(f"{name}_delete", "GET")] = deletes
        if model not in WITHOUT_HISTORY:
            found |= {Cell(f"{name}_{page}", "GET"): sees.replace("o", "") for page in ("deleted", "deleted_history")}
            found |= {Cell(f"{name}_restore", method): changes for method in ("GET", "POST")}
    for line in PAGES.strip().splitlines():
        page, reads, acts = line.split()
        found |= {Cell(page, "GET"): reads, Cell(page, "POST"): acts}
    return found
