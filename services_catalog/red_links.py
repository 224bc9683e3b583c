"""Links that do not work, in the editor's queue."""

from django.urls import reverse

from services_catalog.editor_queue import SHOWN, Item, Part
from services_catalog.models import LinkCheck


def red_links(request) -> Part | None:
    if not request.user.has_perm("services_catalog.view_linkcheck"):
        return None
    red = LinkCheck.objects.red()
    count = red.count()
    if not count:
        return None
    listed = f"{reverse('admin:services_catalog_linkcheck_changelist')}?red=1"
    items = [_item(row, listed) for row in red.order_by("failed_since", "pk")[:SHOWN]]
    return Part("Rikkinäiset linkit", count, items, listed, is_late=True)


def _item(row: LinkCheck, listed: str) -> Item:
    return Item(row.url, f"{listed}&q={row.url}", f"{row.get_outcome_display()}: {row.reason}".removesuffix(": "))
