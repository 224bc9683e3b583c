"""The admin of the guidance, a module per noun as in models."""

from advice.admin import example_case, lead_rule, payer_line, questionnaire  # noqa: F401
