"""Included by the desk's addresses, in its namespace."""

from django.urls import path

from advice.paths import views

urlpatterns = [
    path("segmentit/", views.segments, name="segments"),
    path("segmentit/<slug:key>/", views.segment, name="segment"),
    path("ohjauksen-tasot/", views.guidance_levels, name="guidance_levels"),
    path("vaiheet/", views.phases, name="phases"),
    path("paketit/", views.packages, name="packages"),
    path("paketit/<slug:key>/", views.package, name="package"),
]
