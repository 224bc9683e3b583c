"""Who bears statutory responsibility, and where they are reached."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog import authorities
from services_catalog.models.area import Area
from services_catalog.models.entry import Entry


class AuthorityType(models.TextChoices):
    KELA = "kela", _("Kela")
    EMPLOYMENT_AREA = "employment_area", _("työllisyysalue")
    WELLBEING_COUNTY = "wellbeing_county", _("hyvinvointialue")
    MUNICIPALITY = "municipality", _("kunta")
    PENSION_PROVIDER = "pension_provider", _("työeläkelaitos")
    ACCIDENT_INSURER = "accident_insurer", _("tapaturmavakuutusyhtiö")
    MOTOR_INSURER = "motor_insurer", _("liikennevakuutusyhtiö")
    PATIENT_INSURER = "patient_insurer", _("potilasvakuutuskeskus")
    STATE_TREASURY = "state_treasury", _("Valtiokonttori")
    UNEMPLOYMENT_FUND = "unemployment_fund", _("työttömyyskassa")
    OCCUPATIONAL_HEALTH = "occupational_health", _("työterveyshuolto")
    EDUCATION_PROVIDER = "education_provider", _("koulutuksen järjestäjä")
    THIRD_SECTOR = "third_sector", _("järjestö")
    STATE_LEGAL_AID = "state_legal_aid", _("oikeusapu")
    IMMIGRATION_SERVICE = "immigration_service", _("Maahanmuuttovirasto")
    MELA = "mela", _("Mela")
    EMERGENCY = "emergency", _("hätäkeskus")
    KEHA = "keha", _("KEHA-keskus")
    EMPLOYER = "employer", _("työnantaja")
    TRADE_UNION = "trade_union", _("ammattiliitto")
    SUPERVISORY_AUTHORITY = "supervisory_authority", _("valvontaviranomainen")
    APPEAL_BOARD = "appeal_board", _("muutoksenhakulautakunta")
    ENFORCEMENT = "enforcement", _("ulosotto")
    POPULATION_REGISTER = "population_register", _("Digi- ja väestötietovirasto")
    TE_OFFICE = "te_office", _("TE-toimisto (ennen vuotta 2025)")
    ALAND = "aland", _("Ahvenanmaan viranomainen")


assert set(AuthorityType.values) == set(authorities.AuthorityType)


class Authority(Entry):
    slug = models.SlugField(_("tunniste"), max_length=100, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    type = models.CharField(
        _("laji"),
        max_length=30,
        choices=AuthorityType,
        help_text=_("Ratkaisee, mistä tehtävistä viranomainen vastaa. Näkyy suodattimissa."),
    )
    name = models.CharField(_("nimi"), max_length=200, help_text=_("Näkyy tuloksessa ja sivulla Kuka vastaa."))
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("alue"),
        help_text=_("Tyhjä = valtakunnallinen, tai viranomaisten laji kokonaisuutena."),
    )
    editor_note = models.TextField(
        _("toimittajan muistiinpano"), blank=True, default="", help_text=_("Ei näy julkisesti.")
    )

    class Meta:
        verbose_name = _("viranomainen")
        verbose_name_plural = _("viranomaiset")
