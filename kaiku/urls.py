"""Addresses: Finnish at the root, other languages by prefix; admin, probes and fixed addresses have no language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from kaiku.well_known import Favicon, robots, security
from services_catalog.health import livez, readyz

handler500 = "kaiku.failures.failed"
urlpatterns = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", Favicon.as_view(), name="favicon"),
    path(".well-known/security.txt", security, name="security"),
    path("hallinta/", admin.site.urls),
    path("esikatselu/", include("services_catalog.preview_urls")),
    *i18n_patterns(
        path("", include("advice.urls")),
        path("polku/", include("advice.plans.urls")),
        path("ammattilaiselle/", include("advice.desk.urls")),
        path("", include("services_catalog.urls")),
        prefix_default_language=False,
    ),
]
