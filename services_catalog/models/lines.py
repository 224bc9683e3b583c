"""A list of short texts or keys, written one per line."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class LinesField(models.TextField):
    """``target`` names the model whose natural keys the lines are, if they are keys."""

    def __init__(self, *args, target: str = "", **kwargs):
        self.target = target
        super().__init__(*args, **{"blank": True, "default": ""} | kwargs)

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    @property
    def target_model(self) -> type[models.Model] | None:
        return apps.get_model(self.target) if self.target else None

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if model := self.target_model:
            keys = split_lines(value)
            known = set(model.objects.filter(**{f"{model.key_name}__in": keys}).values_list(model.key_name, flat=True))
            if missing := [key for key in keys if key not in known]:
                raise ValidationError(
                    _("Näitä ei ole: %(keys)s. Kirjoita tunnisteet, yksi riville."),
                    params={"keys": ", ".join(missing)},
                )


def split_lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
