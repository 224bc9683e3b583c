"""The client's addresses; the worker's are in desk_urls."""

from django.urls import path

from advice.plans import shared_views, take_along_views, views

app_name = "plan"
urlpatterns = [
    path("", views.plan, name="plan"),
    path("uusi/", views.new, name="new"),
    path("palvelut/", views.services, name="services"),
    path("ehdotus/", views.answer_proposal, name="proposal"),
    path("tallenna/", views.save, name="save"),
    path("koodi/", views.show_code, name="code"),
    path("koettu/", views.tell, name="tell"),
    path("poista/", views.delete, name="delete"),
    path("avaa/", shared_views.open_by_code, name="open"),
    path("tiedosto/", take_along_views.html_file, name="html"),
    path("kalenteri/", take_along_views.calendar_file, name="calendar"),
    path("teksti/", take_along_views.text_file, name="text"),
    path("sulje/", shared_views.close, name="close"),
    path("askel/<int:place>/", shared_views.step, name="step"),
    path("vastuu/", shared_views.agree, name="agree"),
    path("harjoitus/<int:number>/", shared_views.exercise, name="exercise"),
    path("pohja/", shared_views.template, name="template"),
    path("paivita/", shared_views.update, name="update"),
    path("paata/", shared_views.end, name="end"),
]
