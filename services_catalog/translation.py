"""Which columns of the working copy exist in Finnish, Swedish and English."""

from modeltranslation.translator import TranslationOptions, register

from services_catalog import models

TRANSLATED = {
    models.Area: ("name",),
    models.Authority: ("name",),
    models.ContactPoint: ("name", "hours", "address", "say", "gap"),
    models.Criterion: ("not_now", "professional"),
    models.DeliveryMode: ("name", "device", "connection", "skills", "place", "language", "instead"),
    models.Fact: ("label",),
    models.FactValue: ("label",),
    models.Function: ("name", "to_record", "obligations"),
    models.LocalNote: ("text",),
    models.Municipality: ("name", "region"),
    models.OutdatedName: ("forms", "instead"),
    models.Prerequisite: ("text", "settled_by"),
    models.Provider: ("name", "role", "how_to_get_in"),
    models.Reform: ("text",),
    models.RequiredDocument: ("name",),
    models.Responsibility: ("note", "otherwise"),
    models.RouteStep: ("actor", "text", "document", "deadline"),
    models.Service: (
        "name",
        "plain_name",
        "summary",
        "for_whom",
        "what_happens",
        "cost",
        "money_meanwhile",
        "deadline",
        "caution",
        "professional_note",
        "usual_time",
        "to_record",
    ),
    models.Situation: ("name",),
    models.Synonym: ("words", "means"),
    models.Term: ("term", "explanation", "forms"),
}

for _model, _fields in TRANSLATED.items():
    register(_model)(type("Options", (TranslationOptions,), {"fields": _fields, "required_languages": ("fi",)}))
