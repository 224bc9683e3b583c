import csv
from collections import Counter

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from advice.metrics import words
from advice.metrics.counting import months_before
from advice.metrics.definitions import DEFINITIONS, number
from advice.metrics.figures import Figures, draw, rounded
from advice.metrics.measures import Dimension, Measure
from advice.metrics.periods import months, periods
from advice.models import Count, StoredPlan
from services_catalog import releases
from services_catalog.admin.entry import ReadOnlyAdmin

TREND_MONTHS = 11  # before this one


@admin.register(Count)
class CountAdmin(ReadOnlyAdmin):
    """Rows are never seen one by one: only sums of whole months and years, rounded (docs/adr/0013)."""

    def get_urls(self):
        views = (("", "changelist", dashboard), ("csv/", "csv", csv_file), ("maaritelmat/", "definitions", definitions))
        return [
            path(route, self.admin_site.admin_view(self._of(view)), name=f"advice_count_{name}")
            for route, name, view in views
        ]

    def _of(self, view):
        @never_cache
        @require_safe
        def inner(request):
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, self)

        return inner

    def page(self, request, template, title, **context):
        context |= {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return render(request, f"admin/advice/count/{template}.html", context)


class Looked:
    """What of the counters is asked for: a period, a measure, and one dimension or all."""

    def __init__(self, data) -> None:
        self.today = timezone.localdate()
        self.periods = periods(Count.objects.oldest() or self.today, self.today)
        self.period = next((p for p in self.periods if p.key == data.get("jakso")), self.periods[0])
        self.measure = next((m for m in Measure if m == data.get("mittari")), Measure.RESULT)
        asked = data.get("ulottuvuus", "")
        self.release = releases.current()
        self.figures = Figures(
            Count.objects.within(self.period.first, self.period.last, self.today).sums(),
            words.values(self.release) if self.release else dict.fromkeys(Dimension, {"": words.NOT_KNOWN}),
            words.CLOSED,
        )
        tables = self.figures.tables(self.measure)
        self.dimensions = [(table.dimension.value, words.DIMENSIONS[table.dimension]) for table in tables]
        self.dimension = asked if asked in dict(self.dimensions) else ""
        self.tables = [
            (words.DIMENSIONS[table.dimension], table) for table in tables if self.dimension in ("", table.dimension)
        ]

    @property
    def measures(self):
        return [(measure, words.MEASURES[measure], self.figures.number(measure)) for measure in Measure]

    @property
    def indicators(self):
        return [(definition, definition.value(self.figures)) for definition in DEFINITIONS]

    @property
    def phases(self):
        """From each phase to each: a row for where services began, a column for where they led."""
        if self.release is None or not any(table.dimension == Dimension.PHASES for _, table in self.tables):
            return None
        guidance = self.release.sections["advice"]
        to = words.way(guidance)
        rows = [
            (name, [self.figures.number(Measure.STARTED, Dimension.PHASES, f"{key}>{after}") for after in to])
            for key, name in words.from_(guidance).items()
        ]
        return {"columns": list(to.values()), "rows": rows}

    @property
    def trend(self):
        """The measure month by month, up to yesterday."""
        oldest = months_before(self.today, TREND_MONTHS)
        found = Counter()
        for day, times in Count.objects.within(oldest, self.today, self.today).by_day(self.measure):
            found[f"{day:%Y-%m}"] += times
        return draw({period.words: found[period.key] for period in months(oldest, self.today)})


def dashboard(request, model_admin):
    looked = Looked(request.GET)
    context = {
        "looked": looked,
        "measure": words.MEASURES[looked.measure],
        "trend": looked.trend,
        "open_plans": number(rounded(StoredPlan.objects.alive(looked.today).count())),
    }
    return model_admin.page(request, "dashboard", "Mittarit", **context)


def definitions(request, model_admin):
    return model_admin.page(request, "definitions", "Mittarien määritelmät", definitions=DEFINITIONS)


def csv_file(request, model_admin):
    """Everything that the page shows of the period, all measures and dimensions."""
    looked = Looked(request.GET)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="mittarit-{looked.period.key}.csv"'
    response.write("\ufeff")  # a spreadsheet then knows that it is UTF-8
    writer = csv.writer(response, delimiter=";")
    writer.writerow(["jakso", "mittari", "ulottuvuus", "arvo", "määrä"])
    for row in rows(looked):
        writer.writerow([looked.period.key, *row])
    return response


def rows(looked):
    for measure, name, total in looked.measures:
        yield name, words.DIMENSIONS[Dimension.ALL], "", number(total)
        for table in looked.figures.tables(measure):
            for line in table.lines:
                yield name, words.DIMENSIONS[table.dimension], line.words, number(line.number)
    for definition, value in looked.indicators:
        yield definition.name, "tunnusluku", "", value
