"""Pages of the admin beside those of a model: each is registered by the module that has its view."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.urls import path


class Page(NamedTuple):
    route: str
    name: str
    permission: str
    view: object


_pages: list[Page] = []


def page(route, name, permission):
    """For a view of (request, model_admin): ``admin:services_catalog_release_<name>``."""

    def register(view):
        _pages.append(Page(route, name, permission, view))
        return view

    return register


def urls(model_admin):
    return [
        path(p.route, model_admin.admin_site.admin_view(_of(p, model_admin)), name=f"services_catalog_release_{p.name}")
        for p in _pages
    ]


def _of(page, model_admin):
    def view(request, **arguments):
        if not request.user.has_perm(page.permission):
            raise PermissionDenied
        return page.view(request, model_admin, **arguments)

    return view
