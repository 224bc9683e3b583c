"""What editors wrote and nobody has published, in their queue."""

from django.urls import reverse

from services_catalog import publishing
from services_catalog.editor_queue import SHOWN, Item, Part
from services_catalog.working_copy import Change


def drafts(request) -> Part | None:
    changes = [change for change in publishing.known_unpublished() if request.user.has_perm(_permission(change))]
    return Part("Julkaisua odottavat muutokset", len(changes), [_item(change) for change in changes[:SHOWN]])


def _permission(change: Change) -> str:
    model = change.document.model._meta
    return f"{model.app_label}.view_{model.model_name}"


def _item(change: Change) -> Item:
    model = change.document.model._meta
    listed = reverse(f"admin:{model.app_label}_{model.model_name}_changelist")
    return Item(change.key or "järjestys", f"{listed}?q={change.key}", str(model.verbose_name))
