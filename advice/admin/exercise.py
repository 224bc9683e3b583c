from django.contrib import admin

from advice.models import Exercise
from services_catalog.admin.entry import EntryAdmin, finnish, other_languages


@admin.register(Exercise)
class ExerciseAdmin(EntryAdmin):
    list_display = ["name", "key", "minutes", "position"]
    ordering = ["position", "pk"]
    search_fields = ["key", "name_fi", "tasks_fi"]
    fieldsets = [
        (None, {"fields": ["key", "position", *finnish("name", "tasks"), "minutes", "kinds"]}),
        other_languages("name", "tasks"),
    ]
