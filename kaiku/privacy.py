"""What a log line or an error report may hold: where something happened, never what a person answered."""

import logging
import re
import traceback

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

QUERY = re.compile(r"\?\S*")


class WithoutQuery(logging.Filter):
    """Cuts the query string from addresses, the development server's request lines included."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(QUERY.sub("", arg) if isinstance(arg, str) else arg for arg in record.args)
        return True


class Formatter(logging.Formatter):
    """Prints an exception's type and frames; its text may quote an answer and is left out."""

    def formatException(self, ei) -> str:
        report = traceback.TracebackException(*ei)
        return "\n".join(line for error in chain(report) for line in describe(error))


def chain(error: traceback.TracebackException | None) -> list[traceback.TracebackException]:
    """The error and those it came from, the first cause first."""
    errors: list[traceback.TracebackException] = []
    while error is not None:
        errors.insert(0, error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return errors


def describe(error: traceback.TracebackException) -> list[str]:
    frames = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in error.stack]
    return [*frames, error.exc_type.__name__ if error.exc_type else "Exception"]


class ReportFilter(SafeExceptionReporterFilter):
    """Hides every posted value and cookie, in development too, and outside it every local variable."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, str]:
        return dict.fromkeys(request.POST, self.cleansed_substitute) if request else {}

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, str]:
        return dict.fromkeys(request.COOKIES, self.cleansed_substitute)

    def get_traceback_frame_variables(self, request, tb_frame):
        variables = super().get_traceback_frame_variables(request, tb_frame)
        if not self.is_active(request):
            return variables
        return [(name, self.cleansed_substitute) for name, _ in variables]
