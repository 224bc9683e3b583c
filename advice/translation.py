"""Which columns of the guidance exist in Finnish, Swedish and English."""

from modeltranslation.translator import TranslationOptions, register

from advice import models

TRANSLATED = {
    models.AnswerOption: ("label",),
    models.ClientSegment: ("name", "goal", "tasks", "instruction"),
    models.Exercise: ("name", "tasks"),
    models.GuidanceLevel: ("name", "who", "duration", "rhythm", "what"),
    models.LeadRule: ("reason",),
    models.Milestone: ("text",),
    models.PackageStep: ("note",),
    models.Phase: ("name", "entry", "exit", "transition"),
    models.PlanPart: ("name", "hint", "goals"),
    models.PlanTemplate: ("name", "purpose"),
    models.Question: ("text", "group", "why", "hint"),
    models.Questionnaire: ("title",),
    models.SegmentPhase: ("empty_reason",),
    models.ServicePackage: ("name", "purpose"),
    models.StopReason: ("name", "advice"),
}

for _model, _fields in TRANSLATED.items():
    register(_model)(type("Options", (TranslationOptions,), {"fields": _fields, "required_languages": ("fi",)}))
