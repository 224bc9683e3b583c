"""What is organised, and the order of those who answer for it: written here and nowhere else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.authorities import ResponsibilityStatus
from services_catalog.models.area import Area
from services_catalog.models.authority import Authority, AuthorityType
from services_catalog.models.entry import Entry
from services_catalog.models.ordered import OrderedRow
from services_catalog.models.situation import Situation
from services_catalog.models.validity import ValidityRow


class Function(Entry):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    name = models.CharField(_("nimi"), max_length=300, help_text=_("Näkyy sivulla Kuka vastaa."))
    orders_payers = models.BooleanField(
        _("useita maksajia"), default=False, help_text=_("Järjestys ratkaisee, kuka on ensisijainen.")
    )
    to_record = models.TextField(
        _("mitä kirjataan"),
        blank=True,
        default="",
        help_text=_("Vain ammattilaiselle, yksi riville. Näkyy tehtävän jokaisessa palvelussa."),
    )
    obligations = models.TextField(
        _("velvoitteet ja seuraamukset"),
        blank=True,
        default="",
        help_text=_("Vain ammattilaiselle. Näkyy tehtävän jokaisessa palvelussa sen oman riskin jälkeen."),
    )
    editor_note = models.TextField(
        _("toimittajan muistiinpano"), blank=True, default="", help_text=_("Ei näy julkisesti.")
    )

    class Meta:
        verbose_name = _("tehtävä")
        verbose_name_plural = _("tehtävät")


class Responsibility(ValidityRow, OrderedRow):
    class Status(models.TextChoices):
        PLANNED = "PLANNED", _("suunniteltu: kerrotaan, ei sovelleta")
        ENACTED = "ENACTED", _("säädetty")
        CANCELLED = "CANCELLED", _("peruttu: ei vaikuta")

    function = models.ForeignKey(Function, models.CASCADE, related_name="responsibilities", verbose_name=_("tehtävä"))
    authority_type = models.CharField(
        _("kuka vastaa"),
        max_length=30,
        choices=AuthorityType,
        help_text=_("Näkyy asiakkaalle vastaavana viranomaisena."),
    )
    situation = models.ForeignKey(
        Situation,
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kun tilanne on"),
        help_text=_("Tyhjä = aina."),
    )
    excludes_later = models.BooleanField(
        _("sulkee seuraavat pois"), default=False, help_text=_("Muuten seuraavat jäävät voimaan: tarkista tämä ensin.")
    )
    area_kind = models.CharField(
        _("aluelaji"),
        max_length=30,
        choices=Area.Kind,
        blank=True,
        default="",
        help_text=_("Minkä alueen viranomainen kunnassa vastaa. Tyhjä = valtakunnallinen."),
    )
    authority = models.ForeignKey(
        Authority,
        models.PROTECT,
        to_field="slug",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nimetty viranomainen"),
        help_text=_("Vain, kun viranomainen on aina sama, esimerkiksi Ahvenanmaalla."),
    )
    service = models.ForeignKey(
        "services_catalog.Service",
        models.PROTECT,
        to_field="slug",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("palvelu, josta aloitetaan"),
        help_text=_("Kun tehtävä on toisen palvelun portti, esimerkiksi lääkärin vastaanotto."),
    )
    status = models.CharField(
        _("tila"),
        max_length=10,
        choices=Status,
        default=Status.ENACTED,
        help_text=_("Suunniteltu muutos kerrotaan asiakkaalle, mutta sitä ei sovelleta."),
    )
    law = models.CharField(_("laki"), max_length=500, blank=True, default="", help_text=_("Näkyy ammattilaiselle."))
    note = models.TextField(
        _("selitys"), blank=True, default="", help_text=_("Miksi juuri tämä, tai mikä muuttuu. Näkyy asiakkaalle.")
    )
    otherwise = models.TextField(
        _("kun tilanne ei ole tosi"),
        blank=True,
        default="",
        help_text=_("Miksi ei tämä maksaja ja keneltä kysyä. Näkyy asiakkaalle."),
    )
    editor_note = models.TextField(
        _("toimittajan muistiinpano"), blank=True, default="", help_text=_("Ei näy julkisesti.")
    )

    class Meta(ValidityRow.Meta):
        verbose_name = _("vastuu")
        verbose_name_plural = _("vastuut")

    def __str__(self):
        return self.get_authority_type_display()


assert set(Responsibility.Status.values) == set(ResponsibilityStatus)
