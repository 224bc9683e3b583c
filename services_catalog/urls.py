from django.urls import path

from services_catalog import views

app_name = "services_catalog"
urlpatterns = [
    path("palvelut/", views.service_list, name="service_list"),
    path("palvelut/<slug:slug>/", views.service, name="service"),
    path("kuka-vastaa/", views.responsibility, name="responsibility"),
]
