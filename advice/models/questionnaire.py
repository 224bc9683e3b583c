"""Questionnaires: which facts are asked, in which words, and what an answer states."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from advice import questionnaire
from services_catalog.models.entry import Entry
from services_catalog.models.ordered import OrderedRow


class Questionnaire(Entry):
    class Audience(models.TextChoices):
        CLIENT = "client", _("asiakas")
        PROFESSIONAL = "professional", _("ammattilainen")

    slug = models.SlugField(_("tunniste"), max_length=60, unique=True, help_text=_("Osoitteen osa."))
    title = models.CharField(_("otsikko"), max_length=200, help_text=_("Näkyy kyselyn alussa."))
    audience = models.CharField(
        _("kenelle"),
        max_length=12,
        choices=Audience,
        default=Audience.CLIENT,
        help_text=_("Ammattilaisen kyselyssä voi olla myös lausunnoista tulevaa tietoa."),
    )
    core_limit = models.PositiveSmallIntegerField(
        _("kysymyksiä enintään"), default=8, help_text=_("Näin monta kysymystä ennen tulosta. Luvataan asiakkaalle.")
    )

    class Meta:
        verbose_name = _("kysely")
        verbose_name_plural = _("kyselyt")

    def __str__(self):
        return self.title or self.slug


class Question(OrderedRow):
    class Kind(models.TextChoices):
        CHOICE = "CHOICE", _("yksi vastaus")
        MULTI = "MULTI", _("monta vastausta")
        MUNICIPALITY = "MUNICIPALITY", _("kunta")
        NUMBER = "NUMBER", _("luku")

    questionnaire = models.ForeignKey(
        Questionnaire,
        models.CASCADE,
        related_name="questions",
        verbose_name=_("kysely"),
        help_text=_("Missä kyselyssä kysymys on."),
    )
    key = models.SlugField(_("avain"), max_length=60, help_text=_("Ei muutu käyttöönoton jälkeen. Ei näy osoitteessa."))
    kind = models.CharField(
        _("laji"),
        max_length=12,
        choices=Kind,
        help_text=_("Näkyy valintanappeina, valintaruutuina, kunnan hakuna tai lukuna."),
    )
    text = models.CharField(_("kysymys"), max_length=300, help_text=_("Sivun otsikko, enintään 14 sanaa."))
    text_easy = models.CharField(
        _("kysymys selkosuomeksi"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("Jos kysymys ei ole jo helppo. Näkyy, kun lukija valitsee selkosuomen."),
    )
    group = models.CharField(
        _("ryhmä"),
        max_length=80,
        blank=True,
        default="",
        help_text=_("Ammattilaisen kartoituksessa: väliotsikko. Samalla nimellä peräkkäin = sama ryhmä."),
    )
    why = models.TextField(_("miksi kysytään"), blank=True, default="", help_text=_("Yksi virke kysymyksen alla."))
    hint = models.TextField(_("vihje"), blank=True, default="", help_text=_("Enintään yksi virke kysymyksen alla."))
    why_easy = models.TextField(
        _("miksi kysytään selkosuomeksi"), blank=True, default="", help_text=_("Sama helposti.")
    )
    hint_easy = models.TextField(_("vihje selkosuomeksi"), blank=True, default="", help_text=_("Sama helposti."))
    enable_when = models.ForeignKey(
        "services_catalog.Situation",
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kysytään, kun"),
        help_text=_("Kun tilanne ei ole tosi, kysymys ja sen vastaus piilotetaan. Tyhjä = aina."),
    )
    is_core = models.BooleanField(
        _("ydinkysymys"), default=True, help_text=_("Kysytään ennen tulosta; muut vasta kohdassa Tarkenna.")
    )
    changed_at = models.DateTimeField(auto_now=True, editable=False)

    class Meta:
        verbose_name = _("kysymys")
        verbose_name_plural = _("kysymykset")
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "key"],
                name="advice_question_unique_key",
                violation_error_message=_("Kyselyssä on jo kysymys tällä avaimella."),
            )
        ]

    def __str__(self):
        return self.text or self.key


assert set(Question.Kind.values) == set(questionnaire.QuestionKind)


class QuestionFact(OrderedRow):
    """The facts a question may settle, in order."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="facts", verbose_name=_("kysymys"))
    fact = models.ForeignKey(
        "services_catalog.Fact",
        models.PROTECT,
        to_field="key",
        related_name="+",
        verbose_name=_("tieto"),
        help_text=_("Mitä vastaukset voivat kertoa."),
    )

    class Meta:
        verbose_name = _("kysyttävä tieto")
        verbose_name_plural = _("kysyttävät tiedot")

    def __str__(self):
        return self.fact_id


class AnswerOption(OrderedRow):
    question = models.ForeignKey(Question, models.CASCADE, related_name="options", verbose_name=_("kysymys"))
    code = models.CharField(
        _("koodi"), max_length=60, help_text=_("Ei muutu käyttöönoton jälkeen. Ei näy asiakkaalle.")
    )
    label = models.CharField(_("vastaus"), max_length=300, help_text=_("Asiakkaan sanoin, enintään 8 sanaa."))
    label_easy = models.CharField(
        _("vastaus selkosuomeksi"), max_length=300, blank=True, default="", help_text=_("Jos vastaus on vaikea.")
    )
    sets = models.CharField(
        _("mitä vastaus kertoo"),
        max_length=500,
        blank=True,
        default="",
        help_text=_("tieto=koodi välilyönnein, esimerkiksi: life_situation=unemployed age=30."),
    )
    is_exclusive = models.BooleanField(_("poistaa muut"), default=False, help_text=_("”Ei mikään näistä”."))

    class Meta:
        verbose_name = _("vastausvaihtoehto")
        verbose_name_plural = _("vastausvaihtoehdot")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "code"],
                name="advice_answeroption_unique_code",
                violation_error_message=_("Kysymyksellä on jo tämä koodi."),
            )
        ]

    def __str__(self):
        return self.label or self.code
