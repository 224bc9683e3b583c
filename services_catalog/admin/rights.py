"""Whose entry it is: an organisation's editors have an editor's rights over its own entries, and over nothing else.

And what decides the advice is locked for whoever may not add such an entry.
"""

from services_catalog.accounts.roles import Role, allows
from services_catalog.models import Authority, Organisation, Provider, Service

OWNED = {Authority: "authorities", Provider: "providers", Service: "services"}


def own(request, model) -> set[int]:
    """The keys of the entries of a model that the person's organisations look after."""
    if not hasattr(request, "own_entries"):
        request.own_entries = {}
    if model not in request.own_entries and model in OWNED:
        keys = Organisation.objects.filter(editors=request.user.pk).values_list(OWNED[model], flat=True)
        request.own_entries[model] = set(keys) - {None}
    return request.own_entries.get(model, set())


class Rights:
    """For the admin of a model and for its rows; an ``obj`` of rows is the entry they belong to.

    ``locked`` are fields for those only who may also add, besides the rules of the document.
    """

    locked = ()

    @property
    def entries(self):
        return getattr(self, "parent_model", self.model)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) or self._has_own(request, obj, "view")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) or self._has_own(request, obj, "change")

    def _has_own(self, request, obj, action):
        if not allows(Role.EDITOR, self.opts.app_label, self.opts.model_name, action):
            return False
        keys = own(request, self.entries)
        return bool(keys) if obj is None else obj.pk in keys


class EntryRights(Rights):
    def get_queryset(self, request):
        rows = super().get_queryset(request)
        is_unlimited = super(Rights, self).has_view_permission(request)
        return rows if is_unlimited else rows.filter(pk__in=own(request, self.model))

    def has_module_permission(self, request):
        return super().has_module_permission(request) or bool(own(request, self.model))

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *self.locked_for(request)]

    def locked_for(self, request) -> list[str]:
        if self.has_add_permission(request):
            return []
        fields = {field.name for field in (*self.opts.concrete_fields, *self.opts.many_to_many)}
        return [name for name in (*self.document.rules, *self.locked) if name in fields]

    def locked_between(self, request, before, after) -> list[str]:
        """What this person may not change of what differs between two states of the entry."""
        differing = (name for name in self.locked_for(request) if before.get(name) != after.get(name))
        return [str(self.opts.get_field(name).verbose_name) for name in differing]


class RowRights(Rights):
    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) or self._has_own(request, obj, "add")

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) or self._has_own(request, obj, "delete")

    def get_readonly_fields(self, request, obj=None):
        locked = () if self.has_add_permission(request, obj) else self.locked
        return [*super().get_readonly_fields(request, obj), *locked]
