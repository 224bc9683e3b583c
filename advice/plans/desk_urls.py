"""The worker's addresses, under the desk."""

from django.urls import path

from advice.plans import desk_views, shared_views, take_along_views
from advice.plans.side import WORKER

app_name = "plan"
HERE = {"side": WORKER}
urlpatterns = [
    path("", desk_views.plan, HERE, name="plan"),
    path("ehdota/", desk_views.propose, HERE, name="propose"),
    path("avaa/", shared_views.open_by_code, HERE, name="open"),
    path("tiedosto/", take_along_views.html_file, HERE, name="html"),
    path("kalenteri/", take_along_views.calendar_file, HERE, name="calendar"),
    path("teksti/", take_along_views.text_file, HERE, name="text"),
    path("sulje/", shared_views.close, HERE, name="close"),
    path("askel/<int:place>/", shared_views.step, HERE, name="step"),
    path("vastuu/", shared_views.agree, HERE, name="agree"),
    path("harjoitus/<int:number>/", shared_views.exercise, HERE, name="exercise"),
    path("pohja/", shared_views.template, HERE, name="template"),
    path("paivita/", shared_views.update, HERE, name="update"),
    path("paata/", shared_views.end, HERE, name="end"),
]
