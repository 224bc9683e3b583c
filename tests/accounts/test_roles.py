"""`migrate` makes the groups of the roles, and gives them what the tables say and no more."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from services_catalog.accounts.roles import Role

pytestmark = pytest.mark.django_db


def rights_of(role):
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


def test_migrating_makes_a_group_of_every_role():
    assert set(Group.objects.values_list("name", flat=True)) == set(Role)


def test_an_editor_changes_texts_and_contacts_but_no_rules():
    rights = rights_of(Role.EDITOR)
    assert {"change_service", "change_provider", "add_contactpoint", "delete_contactpoint"} <= rights
    assert not {"change_criterion", "change_situation", "change_function", "change_leadrule", "add_service"} & rights


def test_a_viewer_changes_nothing():
    assert {name.partition("_")[0] for name in rights_of(Role.VIEWER)} == {"view"}


def test_migrating_again_takes_back_what_was_granted_by_hand():
    viewer = Group.objects.get(name=Role.VIEWER)
    viewer.permissions.add(Permission.objects.get(codename="change_service"))
    viewer.permissions.remove(Permission.objects.get(codename="view_service"))
    call_command("migrate", verbosity=0)
    assert {"view_service"} == {name for name in rights_of(Role.VIEWER) if name.endswith("_service")}


def test_migrating_again_writes_nothing_anew():
    before = list(Group.permissions.through.objects.order_by("pk").values_list("pk", flat=True))
    call_command("migrate", verbosity=0)
    assert list(Group.permissions.through.objects.order_by("pk").values_list("pk", flat=True)) == before
