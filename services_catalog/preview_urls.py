from django.urls import path

from services_catalog import preview_views

app_name = "preview"
urlpatterns = [
    path("", preview_views.ended, name="ended"),
    path("<str:token>/", preview_views.begin, name="begin"),
]
