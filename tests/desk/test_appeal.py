import pytest

from advice.desk.appeal import appeals
from services_catalog.catalogue import Role


@pytest.mark.parametrize(
    ("service", "rights"),
    [
        ("kela-ammatillinen-kuntoutus", ["muutoksenhaku-kela"]),
        ("kela-sairauspaivaraha", ["muutoksenhaku-kela"]),
        ("kela-perustoimeentulotuki", ["muutoksenhaku-toimeentulotuki"]),
        ("kassa-ansiopaivaraha", ["muutoksenhaku-tyottomyysetuus"]),
        ("karenssi-ja-kuuleminen", ["muutoksenhaku-tyottomyysetuus"]),
        ("tyoelake-ammatillinen-kuntoutus", ["muutoksenhaku-tyoelake"]),
        ("tapaturma-ammatillinen-kuntoutus", ["muutoksenhaku-tapaturma"]),
        ("liikenne-kuntoutus", ["muutoksenhaku-liikenne"]),
        ("sosiaalityo", ["muutoksenhaku-hyvinvointialue"]),
        ("palkkatuki", ["muutoksenhaku-tyollisyysalue"]),
        ("laakinnallinen-kuntoutus", ["muistutus-ja-kantelu"]),
        ("elake-lepaamaan", ["muutoksenhaku-tyoelake", "muutoksenhaku-kela"]),
        ("kriisipuhelin", []),
        ("ihmiskaupan-uhrin-apu", []),
    ],
)
def test_the_right_of_the_authority_that_decides(here, service, rights):
    assert [right.slug for right in appeals(here, here.catalogue.service[service])] == rights


def test_every_kind_of_right_is_found_from_some_service(here):
    """Recovery concerns money already paid, which no refusal of a service leads to."""
    found = {right.slug for service in here.catalogue.services for right in appeals(here, service)}
    rights = {right.slug for right in here.catalogue.services_by_role[Role.RIGHT]}
    assert rights - found == {"takaisinperinta"}
