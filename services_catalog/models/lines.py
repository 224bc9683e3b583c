"""A list of short texts or keys, written one per line."""

from django.apps import apps
from django.db import models


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


def split_lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
