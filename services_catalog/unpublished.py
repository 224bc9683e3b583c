"""What editors wrote and nobody has published, in their queue."""

from django.urls import reverse

from services_catalog import publishing, working_copy
from services_catalog.editor_queue import SHOWN, Item, Part
from services_catalog.models import Release
from services_catalog.working_copy import Change


def drafts(request) -> Part | None:
    changes = [change for change in _changes() if request.user.has_perm(_permission(change))]
    return Part("Julkaisua odottavat muutokset", len(changes), [_item(change) for change in changes[:SHOWN]])


_known: tuple[object, list[Change]] = (None, [])


def _changes() -> list[Change]:
    """Compared again only after a save or a release; two queries otherwise."""
    global _known
    at = (Release.objects.standing().newest_first().values_list("number", flat=True).first(), working_copy.version())
    if _known[0] != at:
        _known = (at, publishing.unpublished())
    return _known[1]


def _permission(change: Change) -> str:
    model = change.document.model._meta
    return f"{model.app_label}.view_{model.model_name}"


def _item(change: Change) -> Item:
    model = change.document.model._meta
    listed = reverse(f"admin:{model.app_label}_{model.model_name}_changelist")
    return Item(change.key or "järjestys", f"{listed}?q={change.key}", str(model.verbose_name))
