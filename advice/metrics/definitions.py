"""The measures of INEEN, Suunto and Välittävät verkostot in Kaiku: what each says, how, and what it cannot say.

For the admin, which is in Finnish only. What a measure says is worked out from numbers that may be shown.
"""

from collections.abc import Callable
from typing import NamedTuple

from advice.metrics.figures import Figures, share
from advice.metrics.measures import DAYS, LENGTHS, MONTHS, NO_PHASE, Dimension, Known, Measure, Punctual, bands
from advice.plan import Transition

D, M = Dimension, Measure
TOO_FEW = "liian vähän"
CLIENT, ORGANISATION = "asiakas", "organisaatio"


class Definition(NamedTuple):
    name: str
    level: str
    source: str
    meaning: str
    counted: str
    limits: str
    value: Callable[[Figures], str]


def number(found: int | None) -> str:
    return "alle 5" if found is None else str(found)


def percent(found: int | None) -> str:
    return TOO_FEW if found is None else f"{found} %"


def clients(figures: Figures) -> str:
    kinds = ((M.RESULT, "tulosta"), (M.PLAN_MADE, "polkua"), (M.PLAN_SAVED, "tallennettua"))
    return ", ".join(f"{number(figures.number(measure))} {words}" for measure, words in kinds)


def in_time(figures: Figures) -> str:
    known = bands(MONTHS)
    return percent(figures.share(M.RESULT, D.UNEMPLOYED, known[:2], known))


def right_benefit(figures: Figures) -> str:
    return percent(figures.share(M.RESULT, D.BENEFIT, [Known.YES], [Known.YES, Known.PARTLY]))


def punctual(figures: Figures) -> str:
    return percent(figures.share(M.STEP_DONE, D.PUNCTUAL, [Punctual.IN_TIME], list(Punctual)))


def waiting(figures: Figures) -> str:
    return percent(figures.share(M.STARTED, D.DAYS, bands(DAYS)[:3], bands(DAYS)))


def stopped(figures: Figures) -> str:
    done, halted = figures.number(M.STEP_DONE), figures.number(M.STEP_STOPPED)
    return percent(share(halted, done + halted if done and halted else done or halted))


def moves(figures: Figures) -> str:
    lines = figures.table(M.STARTED, D.PHASES).lines
    onward = [line.number for line in lines if line.number and not line.value.startswith(NO_PHASE) and line.value]
    return number(sum(onward) or None)


def away(figures: Figures) -> str:
    reached = [transition for transition in Transition if transition is not Transition.OTHER]
    return percent(figures.share(M.CLOSED, D.TRANSITION, reached, list(Transition)))


def long_paths(figures: Figures) -> str:
    return percent(figures.share(M.CLOSED, D.LENGTH, bands(LENGTHS)[-1:], bands(LENGTHS)))


def helped(figures: Figures) -> str:
    kinds = ((M.RESULT_HELPED, "tulos"), (M.PLAN_HELPED, "polku"))
    return _experience(figures, kinds)


def clear(figures: Figures) -> str:
    kinds = ((M.RESULT_NEXT, "tulos"), (M.PLAN_NEXT, "polku"))
    return _experience(figures, kinds)


def _experience(figures: Figures, kinds: tuple[tuple[Measure, str], ...]) -> str:
    shares = ((words, figures.share(measure, D.ANSWER, [Known.YES], list(Known))) for measure, words in kinds)
    return ", ".join(f"{words} {percent(found)}" for words, found in shares)


DEFINITIONS = (
    Definition(
        "Asiakasmäärä",
        ORGANISATION,
        "INEEN",
        "Kuinka monta kertaa Kaikusta haettiin neuvoa ja kuinka monta polkua tehtiin.",
        "Tulos lasketaan kerran käynnillä, polku kun se tehdään ja kun se tallennetaan.",
        "Käyntejä, ei ihmisiä: huomenna palaava lasketaan uudelleen.",
        clients,
    ),
    Definition(
        "Ohjautuminen ajoissa",
        CLIENT,
        "INEEN",
        "Osuus tuloksista, joissa työttömyys on kestänyt alle vuoden.",
        "Niistä tuloksista, joissa kesto on kerrottu. Luokat: alle 3, 3–11, 12–23 ja vähintään 24 kuukautta.",
        "Ei kerro, pääsikö asiakas palveluun, eikä kuinka moni tarvitseva ei löytänyt Kaikua.",
        in_time,
    ),
    Definition(
        "Oikea etuus",
        CLIENT,
        "INEEN",
        "Osuus tuloksista, joissa etuus on selvä, niistä joissa jokin etuus on näkyvissä.",
        "Selvä: kaikki kysyttävät ehdot täyttyvät. Mahdollinen: jokin ehto on auki, ja tulos kertoo, kuka selvittää.",
        "Etuuden maksaja päättää. Mittari ei kerro, myönnettiinkö etuus.",
        right_benefit,
    ),
    Definition(
        "Askel ajallaan",
        CLIENT,
        "Suunto: oikea palvelu oikeaan aikaan",
        "Osuus tehdyistä askelista, jotka tehtiin viimeistään tavoitepäivänä.",
        "Lasketaan, kun askel merkitään tehdyksi. Tavoitepäivä on polun oma.",
        "Merkitsemisen päivä, ei tekemisen. Tavoitepäivää voi siirtää.",
        punctual,
    ),
    Definition(
        "Päiviä portilta alkuun",
        CLIENT,
        "INEEN, Välittävät verkostot: palveluun pääsyn nopeuttaminen",
        "Osuus alkaneista palveluista, joissa ensimmäiseltä portilta alkuun kului enintään 30 päivää.",
        "Alku: palvelun viimeinen askel on tehty. Portti: päivä, jona palvelun ensimmäinen askel merkittiin tehdyksi, "
        "tai jos askelia on yksi, päivä, jona palvelu valittiin. Talteen vain luokka: 0–7, 8–14, 15–30, 31–90, 91–.",
        "Ei sisällä aikaa ennen polkua eikä palveluja, jotka eivät vielä ole alkaneet.",
        waiting,
    ),
    Definition(
        "Pysähtyneet askeleet",
        ORGANISATION,
        "Välittävät verkostot: mihin polut katkeavat",
        "Osuus askelista, jotka pysähtyivät, niistä jotka tehtiin tai pysähtyivät.",
        "Lasketaan, kun askel merkitään pysähtyneeksi, portin ja syyn mukaan.",
        "Yksi ihminen voi merkitä monta askelta. Merkitsemättä jätetty ei näy.",
        stopped,
    ),
    Definition(
        "Siirtymät vaiheesta toiseen",
        ORGANISATION,
        "Suunto",
        "Kuinka monta kertaa palvelu alkoi, kun saman polun aiempi palvelu oli jo alkanut.",
        "Aiemmin alkaneiden palvelujen viimeisestä vaiheesta alkavan vaiheeseen. Raha ei ole vaihe.",
        "Vain polut, joihin on merkitty askeleet loppuun.",
        moves,
    ),
    Definition(
        "Siirtymä pois työttömyydestä",
        ORGANISATION,
        "INEEN, Välittävät verkostot",
        "Osuus päätetyistä poluista, jotka johtivat työhön, koulutukseen, kuntoutukseen tai eläkkeelle.",
        "Lasketaan, kun polku päätetään; silloin jokaisella askeleella on tulos.",
        "Oma ilmoitus. Päättämättä jäänyt polku ei näy.",
        away,
    ),
    Definition(
        "Pitkät polut",
        ORGANISATION,
        "Välittävät verkostot: yli 12 kuukauden asiakkuudet",
        "Osuus päätetyistä poluista, jotka kestivät yli vuoden.",
        "Polun tekemisestä päättämiseen. Talletetaan vain luokka.",
        "Avoimet polut eivät ole mukana.",
        long_paths,
    ),
    Definition(
        "Asiakaskokemus: apua",
        CLIENT,
        "INEEN",
        "Osuus vastauksista ”Kyllä” kysymykseen ”Oliko tästä sinulle apua?”.",
        "Kysytään tuloksella ja polussa, kerran kummassakin. Vastaus lasketaan eikä jää kenenkään tietoihin.",
        "Vain vastanneet. Ei kerro, mistä apu oli.",
        helped,
    ),
    Definition(
        "Asiakaskokemus: selvää, mitä seuraavaksi",
        CLIENT,
        "INEEN",
        "Osuus vastauksista ”Kyllä” kysymykseen ”Onko sinulle selvää, mitä teet seuraavaksi?”.",
        "Kuten edellä; kysytään ensimmäisen vastauksen jälkeen.",
        "Vain molempiin vastanneet.",
        clear,
    ),
)
