"""Exercises: short things that a client does by herself on the way."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry
from services_catalog.models.lines import LinesField
from services_catalog.models.ordered import OrderedRow


class Exercise(Entry, OrderedRow):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    name = models.CharField(_("nimi"), max_length=120, help_text=_("Näkyy asiakkaan polussa."))
    minutes = models.PositiveSmallIntegerField(
        _("minuutteja"), default=10, help_text=_("Kuinka kauan tekeminen kestää.")
    )
    kinds = LinesField(
        _("askelten lajit"),
        help_text=_("CONTACT, STATEMENT, REFERRAL, APPLICATION, ASSESSMENT, DECISION, START. Tyhjä: kaikki."),
    )
    tasks = models.TextField(_("tehtävät"), help_text=_("Yksi lyhyt tehtävä riville. Vahvuuksista, ei vioista."))

    class Meta:
        verbose_name = _("harjoitus")
        verbose_name_plural = _("harjoitukset")

    def __str__(self):
        return self.name or self.key
