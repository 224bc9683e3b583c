"""Addresses: Finnish at the root, other languages by prefix; admin and probes have no language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from services_catalog.health import livez, readyz

urlpatterns = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("hallinta/", admin.site.urls),
    *i18n_patterns(
        path("", include("advice.urls")),
        path("polku/", include("advice.plans.urls")),
        path("ammattilaiselle/", include("advice.desk.urls")),
        path("", include("services_catalog.urls")),
        prefix_default_language=False,
    ),
]
