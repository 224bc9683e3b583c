"""Delivery modes: how a service is used without travelling there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from services_catalog.models.entry import Entry
from services_catalog.models.ordered import OrderedRow


def sentence(name, help_text):
    return models.CharField(name, max_length=200, help_text=help_text)


class DeliveryMode(Entry, OrderedRow):
    key_name = "key"

    key = models.SlugField(_("avain"), max_length=60, unique=True, help_text=_("Ei muutu käyttöönoton jälkeen."))
    name = models.CharField(_("nimi"), max_length=60, help_text=_("Sivulla ja kortissa, yksi tai kaksi sanaa."))
    device = sentence(_("laite"), _("Mitä laitetta asiakas tarvitsee. Yksi lyhyt virke."))
    connection = sentence(_("yhteys"), _("Millaisen yhteyden asiakas tarvitsee. Yksi lyhyt virke."))
    skills = sentence(_("taidot"), _("Mitä asiakkaan pitää osata. Yksi lyhyt virke."))
    place = sentence(_("paikka"), _("Missä asiakas voi asioida rauhassa. Yksi lyhyt virke."))
    language = sentence(_("kieli"), _("Miten oma kieli tai tulkki järjestyy. Yksi lyhyt virke."))
    instead = sentence(_("kasvokkain"), _("Mitä asiakas voi pyytää tämän sijaan. Yksi lyhyt virke."))

    class Meta:
        verbose_name = _("etäasioinnin tapa")
        verbose_name_plural = _("etäasioinnin tavat")

    def __str__(self):
        return self.name or self.key
