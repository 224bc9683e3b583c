"""A marker answer is planted everywhere an error could pick it up; it comes out nowhere."""

import io
import logging
import sys

from django.conf import settings
from django.views.debug import ExceptionReporter

from kaiku.privacy import Formatter, WithoutQuery

MARKER = "masennus-merkki"


def logged(message, *args, **kwargs):
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Formatter("%(levelname)s %(message)s"))
    handler.addFilter(WithoutQuery())
    logger = logging.Logger("test")
    logger.addHandler(handler)
    logger.error(message, *args, **kwargs)
    return out.getvalue()


def fail():
    answer = MARKER
    try:
        int(answer)
    except ValueError as error:
        raise KeyError(answer) from error


def test_a_query_string_is_cut():
    line = logged('"%s" %s', f"GET /kysely/?vastaus={MARKER} HTTP/1.1", 200)
    assert line == 'ERROR "GET /kysely/ HTTP/1.1" 200\n'


def test_an_exception_keeps_its_place_and_type_but_not_its_text():
    try:
        fail()
    except KeyError:
        text = logged("Internal Server Error: %s", "/kysely/", exc_info=True)
    assert MARKER not in text
    assert "ValueError" in text
    assert "KeyError" in text
    assert "in fail" in text


def test_an_error_report_holds_no_answer(rf):
    request = rf.post("/kysely/", {"vastaus": MARKER})
    request.COOKIES["answers"] = MARKER
    request.META["HTTP_COOKIE"] = f"answers={MARKER}"
    try:
        fail()
    except KeyError:
        report = ExceptionReporter(request, *sys.exc_info()).get_traceback_data()
    hidden = [report["filtered_POST_items"], report["request_COOKIES_items"], report["request_meta"]]
    assert MARKER not in str([list(part.items() if isinstance(part, dict) else part) for part in hidden])
    assert MARKER not in str([frame["vars"] for frame in report["frames"]])


def test_a_developer_sees_variables_but_no_posted_answer(rf, settings):
    settings.DEBUG = True
    request = rf.post("/kysely/", {"vastaus": MARKER})
    try:
        fail()
    except KeyError:
        report = ExceptionReporter(request, *sys.exc_info()).get_traceback_data()
    assert MARKER not in str(list(report["filtered_POST_items"]))
    assert MARKER in str([frame["vars"] for frame in report["frames"]])


def test_these_are_the_ones_in_use():
    assert settings.DEFAULT_EXCEPTION_REPORTER_FILTER == "kaiku.privacy.ReportFilter"
    assert settings.LOGGING["handlers"]["stderr"]["filters"] == ["no_query"]
