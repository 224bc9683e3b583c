"""Included by the desk's addresses, in its namespace."""

from django.urls import path

from advice.practice import views

urlpatterns = [
    path("", views.practice, name="practice"),
    path("<slug:case_id>/", views.drill, name="drill"),
]
