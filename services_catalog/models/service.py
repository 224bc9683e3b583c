"""One thing a person can get: a service or a benefit."""

from typing import get_args

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog import catalogue
from services_catalog.models.authority import AuthorityType
from services_catalog.models.confidence import Confidence
from services_catalog.models.entry import Entry
from services_catalog.models.function import Function
from services_catalog.models.lines import LinesField
from services_catalog.models.ordered import OrderedRow
from services_catalog.models.situation import Situation
from services_catalog.models.validity import ValidityRow


class Service(Entry, ValidityRow):
    class Kind(models.TextChoices):
        SERVICE = "SERVICE", _("palvelu")
        BENEFIT = "BENEFIT", _("etuus")

    class Status(models.TextChoices):
        ACTIVE = "ACTIVE", _("käytössä")
        UNCERTAIN = "UNCERTAIN", _("epävarma: näytetään varoituksella, ei ensimmäiseksi")
        PLANNED = "PLANNED", _("suunniteltu")
        ENDED = "ENDED", _("päättynyt: vanha nimi, joka johtaa korvaavaan")

    class Role(models.TextChoices):
        ORDINARY = "ORDINARY", _("tavallinen")
        GENERAL_ENTRY = "GENERAL_ENTRY", _("yleinen alku, kun tarpeista ei tiedetä")
        COMPANION = "COMPANION", _("kulkee mukana, ei ole ensimmäinen")
        RIGHT = "RIGHT", _("oikeus, esimerkiksi muutoksenhaku")
        EMERGENCY = "EMERGENCY", _("hätäapu")
        FALLBACK = "FALLBACK", _("yleinen neuvonta, kun muuta ei ole")

    class Remote(models.TextChoices):
        YES = "YES", _("kyllä")
        PARTIAL = "PARTIAL", _("osittain")
        NO = "NO", _("ei")
        UNKNOWN = "UNKNOWN", _("ei tiedossa")

    class Interval(models.IntegerChoices):
        MONTH = 1, _("kuukauden välein")
        QUARTER = 3, _("3 kuukauden välein")
        HALF = 6, _("6 kuukauden välein")
        YEAR = 12, _("vuoden välein")

    slug = models.SlugField(
        _("tunniste"), max_length=100, unique=True, help_text=_("Osoitteen osa. Ei muutu käyttöönoton jälkeen.")
    )
    kind = models.CharField(
        _("laji"), max_length=7, choices=Kind, default=Kind.SERVICE, help_text=_("Etuus näkyy kohdassa Toimeentulo.")
    )
    status = models.CharField(
        _("tila"),
        max_length=9,
        choices=Status,
        default=Status.ACTIVE,
        help_text=_("Vain käytössä olevaa neuvotaan ensimmäiseksi."),
    )
    role = models.CharField(
        _("rooli"),
        max_length=13,
        choices=Role,
        default=Role.ORDINARY,
        help_text=_("Ratkaisee, missä kohdassa tulosta palvelu näkyy."),
    )
    name = models.CharField(_("virallinen nimi"), max_length=300, help_text=_("Näkyy palvelun sivulla ja haussa."))
    plain_name = models.CharField(
        _("nimi arkikielellä"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("Kortin otsikko, enintään 8 sanaa. Tyhjä = virallinen nimi."),
    )
    summary = models.TextField(
        _("tiivistelmä"), blank=True, default="", help_text=_("Kortissa. Kirjoita asiakkaalle: 2–3 lyhyttä virkettä.")
    )
    summary_easy = models.TextField(
        _("tiivistelmä selkosuomeksi"),
        blank=True,
        default="",
        help_text=_("Kortissa, kun lukija valitsee selkosuomen: mikä, kenelle, kuka antaa, mitä teet ensin."),
    )
    for_whom = models.TextField(
        _("kenelle"), blank=True, default="", help_text=_("Palvelun sivulla. Yksi asia riville: ”Olet työtön ja …”.")
    )
    what_happens = models.TextField(
        _("mitä tapahtuu"), blank=True, default="", help_text=_("Palvelun sivulla. Yksi tai kaksi virkettä.")
    )
    function = models.ForeignKey(
        Function,
        models.PROTECT,
        to_field="key",
        related_name="+",
        verbose_name=_("tehtävä"),
        help_text=_("Mistä järjestämisvastuusta on kyse. Ratkaisee viranomaisen."),
    )
    payer = models.CharField(
        _("maksaja"),
        max_length=30,
        choices=AuthorityType,
        blank=True,
        default="",
        help_text=_("Vain, kun tehtävällä on useita maksajia ja palvelu on yhden niistä."),
    )
    rank = models.PositiveSmallIntegerField(
        _("sija"), default=50, help_text=_("Järjestys muuten yhtä hyvien kesken, pieni ensin (1–99).")
    )
    phases = LinesField(
        _("vaiheet"),
        help_text=_("Yksi riville: ASSESSMENT_PLANNING, REHABILITATION, TRAINING, EMPLOYMENT tai INCOME."),
    )
    icf = LinesField(_("ICF-koodit"), help_text=_("Yksi riville. Näkyy ammattilaiselle."))
    remote = models.CharField(
        _("onnistuu etänä"),
        max_length=7,
        choices=Remote,
        default=Remote.UNKNOWN,
        help_text=_("Näkyy palvelun sivulla ja suodattimessa."),
    )
    delivery_modes = LinesField(
        _("etäasioinnin tavat"),
        target="services_catalog.DeliveryMode",
        help_text=_("Avaimet, yksi riville. Vain tavat, jotka tiedetään. Tyhjä = ei tiedossa."),
    )
    cost = models.TextField(_("mitä maksaa"), blank=True, default="", help_text=_("Palvelun sivulla."))
    money_meanwhile = models.TextField(
        _("toimeentulo palvelun aikana"), blank=True, default="", help_text=_("Palvelun sivulla.")
    )
    deadline = models.TextField(_("määräaika"), blank=True, default="", help_text=_("Kortissa ja sivulla."))
    caution = models.TextField(
        _("tiedä tämä ensin"), blank=True, default="", help_text=_("Velvollisuus tai riski. Kortissa ja sivulla.")
    )
    professional_note = models.TextField(
        _("ammattilaiselle"), blank=True, default="", help_text=_("Näkyy vain ammattilaisen näkymässä.")
    )
    usual_time = models.TextField(
        _("tavallinen aika"),
        blank=True,
        default="",
        help_text=_("Vain ammattilaiselle. Käsittelyn ja palvelun kesto, yksi riville. Tyhjä = ei tiedossa."),
    )
    to_record = models.TextField(
        _("mitä kirjataan"),
        blank=True,
        default="",
        help_text=_("Vain ammattilaiselle, yksi riville. Tehtävän omat rivit tulevat näiden jälkeen."),
    )
    url = models.CharField(_("virallinen sivu"), max_length=500, blank=True, default="", help_text=_("Kortissa."))
    checked_on = models.DateField(
        _("tarkistettu"), null=True, blank=True, help_text=_("Milloin tiedot koottiin tai varmistettiin. Kortissa.")
    )
    checked_by = models.CharField(_("vahvistaja"), max_length=150, blank=True, default="", editable=False)
    review_months = models.PositiveSmallIntegerField(
        _("tarkistusväli"),
        choices=Interval,
        default=Interval.HALF,
        help_text=_("Kun väli on ylittynyt 30 päivällä, lukija näkee huomautuksen."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"is_staff": True},
        verbose_name=_("omistaja"),
        help_text=_("Kuka pitää tiedot ajan tasalla. Ei näy julkisesti."),
    )
    backup_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"is_staff": True},
        verbose_name=_("varaomistaja"),
        help_text=_("Kuka tarkistaa, kun omistaja ei ehdi. Ei näy julkisesti."),
    )
    confidence = models.CharField(
        _("varmuus"),
        max_length=6,
        choices=Confidence,
        default=Confidence.MEDIUM,
        help_text=_("Näkyy toimittajalle. Epävarmaa ei kerrota asiakkaalle tosiasiana."),
    )
    replaced_by = LinesField(
        _("korvattu palveluilla"),
        target="services_catalog.Service",
        help_text=_("Korvaavien palvelujen tunnisteet, yksi riville."),
    )
    old_names = LinesField(_("vanhat ja arkiset nimet"), help_text=_("Yksi riville. Haku löytää palvelun näilläkin."))
    editor_note = models.TextField(
        _("toimittajan muistiinpano"),
        blank=True,
        default="",
        help_text=_("Epävarmat tiedot, vuodettomat summat, oletukset. Ei näy julkisesti."),
    )

    class Meta(ValidityRow.Meta):
        verbose_name = _("palvelu")
        verbose_name_plural = _("palvelut ja etuudet")

    def __str__(self):
        return self.plain_name or self.name or self.slug


assert set(Service.Kind.values) == set(catalogue.ServiceKind)
assert set(Service.Status.values) == set(catalogue.ServiceStatus)
assert set(Service.Role.values) == set(catalogue.Role)
assert set(Service.Remote.values) == set(catalogue.Remote)
assert set(Service.Interval.values) == set(get_args(catalogue.ReviewMonths))


class ServiceNeed(OrderedRow):
    """The needs a service answers; the first is the primary one."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="needs", verbose_name=_("palvelu"))
    situation = models.ForeignKey(
        Situation,
        models.PROTECT,
        to_field="key",
        related_name="+",
        verbose_name=_("tarve"),
        limit_choices_to={"is_need": True},
        help_text=_("Palvelu näytetään sille, jolla on jokin näistä tarpeista."),
    )

    class Meta:
        verbose_name = _("tarve")
        verbose_name_plural = _("tarpeet")
        constraints = [
            models.UniqueConstraint(
                fields=["service", "situation"],
                name="services_catalog_serviceneed_once",
                violation_error_message=_("Tarve on jo palvelussa."),
            )
        ]

    def __str__(self):
        return self.situation_id
