from django import forms
from django.contrib import admin
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from advice.models import AnswerOption, Question, QuestionFact, Questionnaire
from services_catalog.admin.condition_form import codes_of
from services_catalog.admin.entry import SHORT_TEXTS, EntryAdmin, TableRows, finnish, other_languages
from services_catalog.admin.saving import SavingAdmin
from services_catalog.conditions import FactKind
from services_catalog.models import Fact
from services_catalog.sections import documents


class QuestionRows(TableRows):
    model = Question
    fields = ["position", "key", "kind", "text_fi", "is_core"]
    can_delete = False  # a question is deleted on its own page, where its answers are seen
    show_change_link = True
    verbose_name_plural = _("Kysymykset (vastaukset kysymyksen omalla sivulla)")


@admin.register(Questionnaire)
class QuestionnaireAdmin(EntryAdmin):
    inlines = [QuestionRows]
    list_display = ["title", "slug", "audience", "core_limit"]
    list_filter = ["audience"]
    ordering = ["title_fi", "pk"]
    search_fields = ["title_fi", "slug"]
    fieldsets = [
        (None, {"fields": ["slug", *finnish("title"), "audience", "core_limit"]}),
        other_languages("title"),
    ]


class QuestionFactRows(TableRows):
    model = QuestionFact
    autocomplete_fields = ["fact"]
    fields = ["position", "fact"]


class AnswerOptionForm(forms.ModelForm):
    def clean_sets(self):
        for pair in self.cleaned_data["sets"].split():
            key, _equals, code = pair.partition("=")
            fact = Fact.objects.filter(key=key).first()
            if fact is None:
                raise forms.ValidationError(_("Tietoa %(key)s ei ole."), params={"key": key})
            if code and not is_value(fact, code):
                raise forms.ValidationError(
                    _("Tiedolla %(key)s ei ole arvoa %(code)s."), params={"key": key, "code": code}
                )
        return self.cleaned_data["sets"]


def is_value(fact, code):
    return code.isdecimal() if fact.kind == FactKind.NUMBER else code in codes_of(fact)


class AnswerOptionRows(TableRows):
    model = AnswerOption
    form = AnswerOptionForm
    fields = ["position", "code", "label_fi", "label_easy", "label_sv", "label_en", "sets", "is_exclusive"]


@admin.register(Question)
class QuestionAdmin(SavingAdmin):
    autocomplete_fields = ["questionnaire", "enable_when"]
    formfield_overrides = SHORT_TEXTS
    inlines = [QuestionFactRows, AnswerOptionRows]
    list_display = ["text", "questionnaire", "position", "kind", "is_core", "enable_when"]
    list_filter = ["questionnaire", "kind", "is_core"]
    list_select_related = ["questionnaire", "enable_when"]
    ordering = ["questionnaire", "position", "pk"]
    search_fields = ["text_fi", "key"]
    show_facets = admin.ShowFacets.ALWAYS
    fieldsets = [
        (_("Sivu"), {"fields": ["questionnaire", "key", *finnish("text", "group", "why", "hint"), "kind"]}),
        (_("Selkosuomi"), {"fields": ["text_easy", "why_easy", "hint_easy"]}),
        (_("Ehdot"), {"fields": ["position", "is_core", "enable_when"]}),
        other_languages("text", "group", "why", "hint"),
    ]

    @property
    def document(self):
        return next(document for document in documents() if document.model is Questionnaire)

    def entry_keys(self, request, row):
        """Of the questionnaire it is in, and of the one it goes to."""
        chosen = request.POST.get("questionnaire", "")
        found = Questionnaire.objects.filter(pk=chosen) if chosen.isdecimal() else ()
        return list({entry.natural for entry in [*found, *([row.questionnaire] if row else [])]})

    def history_view(self, request, object_id, extra_context=None):
        """A question has no history of its own, only its questionnaire has."""
        question = get_object_or_404(Question, pk=unquote(object_id))
        if not self.has_view_permission(request, question):
            raise PermissionDenied
        return redirect("admin:advice_questionnaire_history", quote(question.questionnaire_id))

    def is_for_clients(self, row):
        return row.questionnaire.audience == Questionnaire.Audience.CLIENT
