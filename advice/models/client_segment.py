"""Client segments: whom the client resembles, and what is done with such clients."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from advice.models.proposal import ProposalRow
from services_catalog.models.entry import Entry
from services_catalog.models.lines import LinesField
from services_catalog.models.ordered import OrderedRow


class ClientSegment(Entry, ProposalRow, OrderedRow):
    key_name = "key"

    key = models.SlugField(
        _("avain"), max_length=60, unique=True, help_text=_("Osoitteen osa. Ei muutu käyttöönoton jälkeen.")
    )
    name = models.CharField(_("nimi"), max_length=200, help_text=_("Näkyy ammattilaiselle."))
    criteria = models.ForeignKey(
        "services_catalog.Situation",
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kriteerit"),
        help_text=_("Ensimmäinen segmentti, jonka tilanne on tosi, koskee asiakasta. Viimeisellä ei ole kriteerejä."),
    )
    goal = models.TextField(_("tavoite"), blank=True, default="", help_text=_("Mihin asiakkaan kanssa pyritään."))
    tasks = models.TextField(_("tehtävät"), blank=True, default="", help_text=_("Yksi tehtävä riville."))
    instruction = models.TextField(
        _("toimintaohje"), blank=True, default="", help_text=_("Mitä ammattilainen tekee, yksi vaihe riville.")
    )

    class Meta:
        verbose_name = _("asiakassegmentti")
        verbose_name_plural = _("asiakassegmentit")

    def __str__(self):
        return self.name or self.key


class SegmentPhase(OrderedRow):
    segment = models.ForeignKey(ClientSegment, models.CASCADE, related_name="phases", verbose_name=_("segmentti"))
    phase = models.ForeignKey(
        "advice.Phase",
        models.PROTECT,
        to_field="key",
        related_name="+",
        verbose_name=_("vaihe"),
        help_text=_("Jokaisella vaiheella on palveluja tai syy, miksi niitä ei ole."),
    )
    services = LinesField(
        _("palvelut"), target="services_catalog.Service", help_text=_("Palvelujen tunnisteet, yksi riville.")
    )
    empty_reason = models.TextField(
        _("miksi tyhjä"), blank=True, default="", help_text=_("Miksi tässä vaiheessa ei ole palveluja.")
    )

    class Meta:
        verbose_name = _("segmentin vaihe")
        verbose_name_plural = _("segmentin vaiheet")
        constraints = [
            models.UniqueConstraint(
                fields=["segment", "phase"],
                name="advice_segmentphase_unique_phase",
                violation_error_message=_("Segmentillä on jo tämä vaihe."),
            )
        ]

    def __str__(self):
        return self.phase_id
