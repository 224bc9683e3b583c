from django.urls import path

from advice.views import feedback, leave, pages, questionnaire, result

app_name = "advice"
urlpatterns = [
    path("", pages.home, name="home"),
    path("kysely/<slug:slug>/", questionnaire.start, name="start"),
    path("kysely/<slug:slug>/<int:place>/", questionnaire.question, name="question"),
    path("kysely/<slug:slug>/vastaukset/", questionnaire.check_answers, name="answers"),
    path("kysely/<slug:slug>/tulos/", result.result, name="result"),
    path("kysely/<slug:slug>/tulos/tallenna/", result.save, name="save"),
    path("kysely/<slug:slug>/tulos/koettu/", result.tell, name="tell"),
    path("kysely/<slug:slug>/tarkenna/", questionnaire.refine, name="refine"),
    path("poista/", leave.delete, name="delete"),
    path("poistu/", leave.leave, name="leave"),
    path("hata/", pages.urgent_help, name="urgent"),
    path("evasteet/", pages.cookies, name="cookies"),
    path("tietoa/", pages.about, name="about"),
    path("tietosuoja/", pages.privacy, name="privacy"),
    path("saavutettavuus/", pages.accessibility, name="accessibility"),
    path("palaute/", feedback.feedback, name="feedback"),
    path("palaute/kiitos/", feedback.sent, name="feedback_sent"),
    path("tyylit/", pages.patterns, name="patterns"),
]
