from django.urls import path

from advice.plans import views

app_name = "plan"
urlpatterns = [
    path("", views.plan, name="plan"),
    path("uusi/", views.new, name="new"),
    path("askel/<int:place>/", views.step, name="step"),
    path("palvelut/", views.services, name="services"),
    path("tallenna/", views.save, name="save"),
    path("koodi/", views.show_code, name="code"),
    path("avaa/", views.open_by_code, name="open"),
    path("sulje/", views.close, name="close"),
    path("poista/", views.delete, name="delete"),
]
