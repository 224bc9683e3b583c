"""An editor's form against what somebody else has saved meanwhile: both side by side, and a choice of each."""

import re
from typing import NamedTuple

from django.forms import BooleanField, ModelChoiceField

from services_catalog.admin.sheets import Opened, send, sent_sheet, shown_sheet, unsealed
from services_catalog.labels import capitalised
from services_catalog.merging import Clash, Sheet, Side, clashes, merged, renamed

LANGUAGE = re.compile(r"_(fi|sv|en|easy)$")
OPENED, BEGAN, CHOSEN, ALL = "_opened", "_began", "_chosen", "_all"


class Line(NamedTuple):
    """One difference as it is shown; ``kept`` is what is chosen unless the editor says otherwise."""

    name: str
    label: str
    mine: str
    theirs: str
    changed: Side
    kept: str


class Meeting:
    """``form`` and ``formsets`` are unbound: they say what is stored now."""

    def __init__(self, data, form, formsets, key: str) -> None:
        self.data, self.form, self.formsets, self.key = data, form, formsets, key
        self.theirs = self.stored = shown_sheet(form, formsets)
        self.opened = unsealed(data[OPENED]).sheet if OPENED in data else self.stored
        self.began = unsealed(data[BEGAN]).sheet if BEGAN in data else self.opened
        self.mine = self.sent = _with_untouched(sent_sheet(data, form, formsets), self.opened)

    def open_clashes(self) -> list[Clash]:
        """What is still to be chosen; when there is nothing, ``data`` are what is to be saved."""
        return self._unchosen() if CHOSEN in self.data else self._differing()

    def _unchosen(self) -> list[Clash]:
        found = clashes(self.began, self.mine, self.opened)
        choices = {clash.place: self.choice(clash) for clash in found}
        if not all(choices.values()):
            self.theirs = self.opened
            return found
        self.mine = merged(self.mine, self.opened, {place for place, side in choices.items() if side == Side.THEIRS})
        return self._differing()

    def _differing(self) -> list[Clash]:
        self.began, self.mine = renamed(self.opened, self.mine, self.stored)
        found = clashes(self.began, self.mine, self.stored) if clashes(self.began, self.began, self.stored) else []
        if not found and self.mine != self.sent:
            self._send()
        return found

    def _send(self) -> None:
        for name in [name for name in self.data if name.startswith((CHOSEN, BEGAN, ALL))]:
            del self.data[name]
        send(self.data, self.mine, self.theirs, self.formsets)
        self.data[OPENED] = Opened(self.key, self.theirs).sealed()

    def choice(self, clash: Clash) -> str:
        """Where only one of the two changed something, that is kept unless the editor says otherwise."""
        given = self.data.get(ALL) or self.data.get(f"{CHOSEN}:{clash.place}", "")
        return given or ("" if clash.changed is Side.BOTH else clash.changed.value)

    def touched(self) -> set[str]:
        """What saving would change, as a document names it: a field, a row's field, or whole rows."""
        places = (clash.place for clash in clashes(self.stored, self.mine, self.stored))
        return {".".join(filter(None, (place.inline, LANGUAGE.sub("", place.field)))) for place in places}

    # The page

    def lines(self, found: list[Clash]) -> list[Line]:
        return [
            Line(f"{CHOSEN}:{clash.place}", *self._words(clash), clash.changed, self.choice(clash)) for clash in found
        ]

    def hidden(self) -> list[tuple[str, str]]:
        """Everything typed, in the names of what is stored, so that the choice can be made over it."""
        own = (CHOSEN, BEGAN, OPENED, ALL, "csrfmiddlewaretoken")
        send(self.data, self.mine, self.theirs, self.formsets)
        typed = [(name, value) for name, values in self.data.lists() for value in values if not name.startswith(own)]
        seals = {OPENED: self.theirs, BEGAN: self.began}
        return [*typed, (CHOSEN, ""), *((name, Opened(self.key, sheet).sealed()) for name, sheet in seals.items())]

    def _words(self, clash: Clash) -> tuple[str, str, str]:
        formset = next((formset for formset in self.formsets if formset.prefix == clash.place.inline), None)
        fields = formset.empty_form.fields if formset else self.form.fields
        where = [self._row_name(formset, clash.place.row)] if formset else []
        if not clash.place.field:
            return where[0], row_in_words(fields, clash.mine), row_in_words(fields, clash.theirs)
        field = fields[clash.place.field]
        label = " › ".join([*where, capitalised(field.label)])
        return label, in_words(field, clash.mine), in_words(field, clash.theirs)

    def _row_name(self, formset, key: str) -> str:
        noun = capitalised(formset.model._meta.verbose_name)
        rows = list(self.theirs.rows.get(formset.prefix, {}))
        return f"{noun} {rows.index(key) + 1}" if key in rows else f"{noun}: uusi rivi"


def _with_untouched(mine: Sheet, opened: Sheet) -> Sheet:
    """A row that is not sent at all is left as it was: only a mark deletes it."""
    rows = {inline: {**opened.rows.get(inline, {}), **sent} for inline, sent in mine.rows.items()}
    return Sheet(fields=mine.fields, rows=rows)


def row_in_words(fields, row) -> str:
    """A whole row; nothing if there is none."""
    said = ((field.label, in_words(field, row.get(name, []))) for name, field in fields.items() if row)
    return "\n".join(f"{capitalised(label)}: {words}" for label, words in said if words)


def in_words(field, values: list[str]) -> str:
    if isinstance(field, BooleanField):
        return "kyllä" if any(values) else "ei"
    if isinstance(field, ModelChoiceField):
        name = f"{field.to_field_name or 'pk'}__in"
        return ", ".join(str(row) for row in field.queryset.filter(**{name: [v for v in values if v]}))
    names = {str(code): str(label) for code, label in getattr(field, "choices", ())}
    return "\n".join(names.get(value, value) for value in values).replace("\r\n", "\n")
