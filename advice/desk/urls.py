from django.urls import include, path

from advice.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("kartoitus/", views.consult, name="consult"),
    path("palvelut/", views.service_list, name="service_list"),
    path("palvelut/<slug:slug>/", views.service, name="service"),
    path("palvelut/<slug:slug>/reitti/", views.route_card, name="route_card"),
    path("etapalvelu/", views.remote_checklist, name="remote_checklist"),
    path("vertaa/", views.compare, name="compare"),
    path("polku/", include("advice.plans.desk_urls")),
    path("harjoittelu/", include("advice.practice.urls")),
    path("", include("advice.paths.urls")),
]
