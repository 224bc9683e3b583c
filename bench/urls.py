"""The site, a bare view and a list of any length."""

from django.urls import path

from bench import views
from kaiku.urls import urlpatterns as site

urlpatterns = [
    path("bench/bare/", views.bare),
    path("bench/list/", views.plain_list),
    *site,
]
