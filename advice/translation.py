"""Which columns of the guidance exist in Finnish, Swedish and English."""

from modeltranslation.translator import TranslationOptions, register

from advice import models

TRANSLATED = {
    models.AnswerOption: ("label",),
    models.LeadRule: ("reason",),
    models.Question: ("text", "group", "why", "hint"),
    models.Questionnaire: ("title",),
}

for _model, _fields in TRANSLATED.items():
    register(_model)(type("Options", (TranslationOptions,), {"fields": _fields, "required_languages": ("fi",)}))
