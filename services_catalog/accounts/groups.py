"""The roles as groups: written whenever the database is migrated, so that they hold what the tables say and no more."""

from django.apps import apps as installed

from services_catalog.accounts.roles import Role, granted


def write(sender, using, apps=installed, **kwargs):
    """``sender`` is the app that was migrated; its permissions exist by now."""
    try:
        Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    except LookupError:
        return
    Group.objects.using(using).bulk_create([Group(name=role) for role in Role], ignore_conflicts=True)
    permissions = {
        p.codename: p.pk for p in Permission.objects.using(using).filter(content_type__app_label=sender.label)
    }
    groups = dict(Group.objects.using(using).filter(name__in=Role).values_list("name", "pk"))
    declared = {(groups[role], permissions[name]) for role, name in granted(sender.label) if name in permissions}
    rights = Group.permissions.through.objects.using(using)
    kept = rights.filter(group__in=groups.values(), permission__in=permissions.values())
    stored = {(right.group_id, right.permission_id): right.pk for right in kept}
    rights.filter(pk__in=[pk for right, pk in stored.items() if right not in declared]).delete()
    rights.bulk_create([rights.model(group_id=group, permission_id=p) for group, p in declared - stored.keys()])
