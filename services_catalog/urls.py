from django.urls import path

from services_catalog import desk_views, embedding_views, views

app_name = "services_catalog"
urlpatterns = [
    path("palvelut/", views.service_list, name="service_list"),
    path("palvelut/<slug:slug>/", views.service, name="service"),
    path("kuka-vastaa/", views.responsibility, name="responsibility"),
    path("upota/", embedding_views.embedding, name="embedding"),
    path("upota/kuka-vastaa/", embedding_views.card, name="embedded_card"),
    path("saame/", views.sami, name="sami"),
    path("ammattilaiselle/toimijakartta/", desk_views.actor_map, name="actor_map"),
    path("ammattilaiselle/katvealueet/", desk_views.gap_map, name="gap_map"),
    path("ammattilaiselle/katvealueet.csv", desk_views.gap_table, name="gap_table"),
    path("ammattilaiselle/muutokset/", desk_views.changes, name="changes"),
    path("ammattilaiselle/muutokset.atom", desk_views.changes_feed, name="changes_feed"),
]
