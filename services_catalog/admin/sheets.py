"""Admin forms as sheets: what a form shows, what a browser sent of it, and what to send of a sheet."""

from typing import NamedTuple

from django.core import signing
from django.core.exceptions import ValidationError
from django.forms import CheckboxInput
from django.forms.widgets import ChoiceWidget

from services_catalog.merging import DELETE, Row, Sheet, is_marked

REASON = "change_reason"  # asked beside what is changed
NAME = "_row"  # sent for each row by the page of a conflict
SALT = "services_catalog.admin.sheets"
MOST_ROWS = 1000


def reason_of(request) -> str:
    return " ".join(request.POST.get(REASON, "").split())[:300]


class Opened(NamedTuple):
    """What the editor saw when the form was opened; carried by the form itself."""

    key: str = ""
    sheet: Sheet = Sheet()

    def sealed(self) -> str:
        return signing.dumps([self.key, self.sheet.fields, self.sheet.rows], salt=SALT, compress=True)


def unsealed(text: str) -> Opened:
    """Nothing of it is believed if it is not ours: then all that differs has to be chosen."""
    try:
        key, fields, rows = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return Opened()
    return Opened(key, Sheet(fields=fields, rows=rows))


def shown_sheet(form, formsets) -> Sheet:
    """What an unbound form would send if nobody touched it."""
    return Sheet(
        fields={bound.name: _posted(bound) for bound in _own(form)},
        rows={
            formset.prefix: {str(row.instance.pk): _shown_row(formset, row) for row in formset.initial_forms}
            for formset in formsets
        },
    )


def _own(form):
    return (bound for bound in form if bound.name != REASON and not bound.field.disabled)


def _shown_row(formset, form) -> Row:
    own = _technical(formset)
    return {bound.name: _posted(bound) for bound in form if bound.name not in own}


def _technical(formset) -> set[str]:
    return {formset.model._meta.pk.name, formset.fk.name, DELETE, NAME}


def _posted(bound) -> list[str]:
    return _as_sent(bound.field, bound.value())


def _as_sent(field, value) -> list[str]:
    """What a browser sends of the value."""
    widget = getattr(field.widget, "widget", field.widget)  # of a wrapper
    if isinstance(widget, CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    said = widget.format_value(value)
    if isinstance(widget, ChoiceWidget):
        return [str(each) for each in said] if widget.allow_multiple_selected else [str(said[0]) if said else ""]
    return ["" if said is None else str(said)]


def _typed(field, data, name: str) -> list[str]:
    """Two ways to write the same, such as of a date, are the same; what is invalid stays as it was typed."""
    values = data.getlist(name)
    if isinstance(field.widget, CheckboxInput):
        return ["on"] if field.widget.value_from_datadict(data, {}, name) else []
    if not values or isinstance(getattr(field.widget, "widget", field.widget), ChoiceWidget):
        return values
    try:
        return _as_sent(field, field.prepare_value(field.to_python(values[-1])))
    except ValidationError:
        return values


def sent_sheet(data, form, formsets) -> Sheet:
    """What was typed into the form, valid or not."""
    return Sheet(
        fields={bound.name: _typed(bound.field, data, bound.html_name) for bound in _own(form)},
        rows={formset.prefix: _sent_rows(data, formset) for formset in formsets},
    )


def _sent_rows(data, formset) -> dict[str, Row]:
    fields = formset.empty_form.fields
    own = _technical(formset)
    rows = {}
    for number in range(_total(data, formset)):
        prefix = f"{formset.prefix}-{number}-"
        names = [data.get(f"{prefix}{name}") for name in (NAME, formset.model._meta.pk.name)]
        row = {name: _typed(field, data, f"{prefix}{name}") for name, field in fields.items() if name not in own}
        marked = {DELETE: data.getlist(f"{prefix}{DELETE}")}
        rows[next(filter(None, names), f"new-{number}")] = row | marked
    return rows


def _total(data, formset) -> int:
    total = data.get(f"{formset.prefix}-TOTAL_FORMS", "")
    return min(int(total), MOST_ROWS) if total.isdecimal() else 0


def send(data, sheet: Sheet, stored: Sheet, formsets) -> None:
    """Write the sheet into what was sent; ``stored`` says which rows there are to be changed or deleted."""
    for name, values in sheet.fields.items():
        _set(data, name, values)
    for formset in formsets:
        _send_rows(data, formset, sheet.rows.get(formset.prefix, {}), stored.rows.get(formset.prefix, {}))


def _send_rows(data, formset, rows: dict[str, Row], stored: dict[str, Row]) -> None:
    for name in [name for name in data if name.startswith(f"{formset.prefix}-")]:
        del data[name]
    old = {key: rows.get(key) or row | {DELETE: ["on"]} for key, row in stored.items()}
    new = {key: row for key, row in rows.items() if key not in stored and not is_marked(row)}
    pk = formset.model._meta.pk.name
    for number, (key, row) in enumerate({**old, **new}.items()):
        for name, values in {**row, NAME: [key], pk: [key if key in stored else ""]}.items():
            _set(data, f"{formset.prefix}-{number}-{name}", values)
    counts = {"TOTAL": len(old) + len(new), "INITIAL": len(old), "MIN_NUM": 0, "MAX_NUM": MOST_ROWS}
    for name, number in counts.items():
        data[f"{formset.prefix}-{name}_FORMS"] = str(number)


def _set(data, name: str, values: list[str]) -> None:
    if values:
        data.setlist(name, values)
    else:
        data.pop(name, None)
