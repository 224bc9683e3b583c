"""The admin of the guidance, a module per noun as in models."""

from advice.admin import (  # noqa: F401
    client_segment,
    count,
    example_case,
    exercise,
    feedback,
    guidance_level,
    impact,
    lead_rule,
    milestone,
    payer_line,
    phase,
    plan_template,
    questionnaire,
    service_package,
    stop_reason,
    with_answers,
)
