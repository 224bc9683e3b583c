"""What the checks and the proof of the guidance say, in the words of an editor (services_catalog.problem_words)."""

ONES = "client_segments_or_guidance_levels"
DUTY = "functions_or_services"

GUIDANCE_WORDS = {
    # Checks
    r"(?P<key>\S+) is there twice": "”{key}” on kahteen kertaan.",
    r"clients are not asked for a number": "Asiakkaalta ei kysytä lukua. Tee vastausvaihtoehdot.",
    r"missing: the case is practised on": "Puuttuu, vaikka tapaus on harjoituksena.",
    r"no authority of the kind '(?P<key>.*)'": "Lajia ”{key}” ei ole viranomaisissa.",
    r"a question needs options": "Kysymyksellä ei ole vastausvaihtoehtoja.",
    r"a number settles one fact, which is a number": "Luku kertoo yhden tiedon, jonka laji on luku.",
    r"(?P<facts>\S+) is not among the facts of the question": "Vastaus kertoo tiedon ”{facts}”, jota kysymys ei kysy.",
    r"no phase '(?P<key>.*)'": "Vaihetta ”{key}” ei ole.",
    r"no kind of step '(?P<key>.*)'": "Askeleen lajia ”{key}” ei ole.",
    r"missing": "Puuttuu.",
    r"no services": "Palveluja ei ole.",
    r"(?P<phases>\S+): neither services nor a reason why there are none": (
        "Vaiheessa ”{phases}” ei ole palveluja eikä syytä siihen."
    ),
    r"(?P<services>\S+) has ended": "Palvelu ”{services}” on päättynyt.",
    r"(?P<services>\S+) is not in the phase (?P<phases>\S+)": "Palvelu ”{services}” ei ole vaiheessa ”{phases}”.",
    r"the last one is for everybody who is left: it has no situation": "Viimeisen tilanne on tyhjä.",
    r"missing: nobody would come to the ones after it": "Tilanne puuttuu, joten seuraaviin ei pääse kukaan.",
    r"missing: who works this way\?": "Puuttuu: kuka toimii näin? Muuten merkitse ehdotukseksi.",
    r"(?P<services>\S+) is not in the chain": "Palvelu ”{services}” ei ole ketjussa.",
    r"leads back to itself: (?P<chain>.*)": "Ketju palaa alkuunsa: {chain}.",
    r"(?P<services>.*) comes later in the chain": "”{services}” on ketjussa vasta myöhemmin.",
    # G1
    r"nothing is listed": "Näillä vastauksilla ei näy mitään apua.",
    r"no help in acute danger": "Välittömässä vaarassa ei näy apua.",
    r"(?P<situations>\S+): no service answers this need": "Tarpeeseen ”{situations}” ei vastaa mikään palvelu.",
    r"(?P<services>\S+): nobody answers for (?P<functions>\S+)": (
        "Palvelu ”{services}” näkyy, mutta tehtävästä ”{functions}” ei vastaa kukaan."
    ),
    r"(?P<services>\S+) has no route": "Palvelulla ”{services}” ei ole reittiä, joten ensimmäinen askel puuttuu.",
    rf"(?P<{DUTY}>\S+): (?P<authorities_or_providers>\S+) has no contact": (
        f"”{{authorities_or_providers}}” on vastuussa (”{{{DUTY}}}”), mutta yhteystietoa ei ole."
    ),
    # G2
    r"(?P<functions>\S+): (?P<one>\S+) and (?P<other>\S+) are both first": (
        "Tehtävässä ”{functions}” kaksi maksajaa on ensimmäisenä: {one} ja {other}."
    ),
    r"(?P<functions>\S+): nobody is first": "Tehtävässä ”{functions}” kukaan ei ole ensimmäinen.",
    r"(?P<functions>\S+): (?P<found>\S+) is first, the table says (?P<told>\S+) \((?P<law>.*)\)": (
        "Tehtävässä ”{functions}” ensimmäinen on {found}, mutta maksajataulukon mukaan {told} ({law})."
    ),
    # G3
    r"(?P<functions>\S+): nobody answers \(.*\)": "Tehtävästä ”{functions}” ei vastaa kukaan.",
    r"(?P<functions>\S+): no local (?P<kind>\S+)": "Tehtävällä ”{functions}” ei ole täällä viranomaista ({kind}).",
    r"municipality (?P<municipalities>\S+) belongs to (?P<areas>\S+) and (?P<areas2>\S+)": (
        "Kunta ”{municipalities}” kuuluu kahteen samanlajiseen alueeseen: {areas} ja {areas2}."
    ),
    r"(?P<areas>\S+) has (?P<count>\d+) authorities of kind (?P<kind>\S+)": (
        "Alueella ”{areas}” on {count} viranomaista lajia {kind}. Vain yksi voi vastata."
    ),
    # G4
    r"(?P<services>\S+) can never be reached": "Palveluun ”{services}” ei pääse millään vastauksilla.",
    r"question (?P<key>\S+) decides nothing": "Kysymys ”{key}” ei ratkaise mitään.",
    r"question (?P<key>\S+) is never asked": "Kysymystä ”{key}” ei kysytä koskaan.",
    r"lead rule (?P<lead_rules>\S+) names (?P<services>\S+), which is not there": (
        "Etusijasääntö ”{lead_rules}” nimeää palvelun {services}, jota ei ole."
    ),
    r"(?P<functions>\S+) names (?P<services>\S+), which is not there": (
        "Tehtävä ”{functions}” nimeää palvelun {services}, jota ei ole."
    ),
    rf"(?:segment|guidance level) (?P<{ONES}>\S+) can never be the first match": (
        f"”{{{ONES}}}” ei voi koskaan tulla valituksi."
    ),
    r"no (?:segment|guidance level) matches": "Näillä vastauksilla mikään segmentti tai taso ei sovi.",
    r"two (?:segment|guidance level)s have the same key": "Kahdella segmentillä tai tasolla on sama avain.",
    # G5
    r"situation (?P<situations>\S+) leads back to itself": "Tilanne ”{situations}” viittaa lopulta itseensä.",
    r"(?P<services>\S+) criterion (?P<number>\d+) \((?P<row>.*)\) is never true": (
        "Palvelun ”{services}” ehto {number} ei ole koskaan tosi: {row}"
    ),
    r"(?P<services>\S+) criterion (?P<number>\d+) \((?P<row>.*)\) is never false": (
        "Palvelun ”{services}” ehto {number} on aina tosi: {row}"
    ),
    r"(?P<services>\S+) criterion (?P<number>\d+) \((?P<row>.*)\) has no sentence for not now": (
        "Palvelun ”{services}” ehdosta {number} puuttuu teksti ”miksi ei nyt”."
    ),
    r"fact (?P<facts>\S+) is tested but never asked": "Tietoa ”{facts}” käytetään ehdoissa, mutta sitä ei kysytä.",
    r"package (?P<service_packages>\S+) leads back to itself: (?P<chain>.*)": (
        "Palveluketju ”{service_packages}” palaa alkuunsa: {chain}"
    ),
    # G6
    r"(?P<example_cases>\S+) .*?: (?P<said>(?:first authority|missing|must not|nobody).*)": (
        "Esimerkkitapaus ”{example_cases}” ei mene odotetusti: {said}. Korjaa sisältö tai kirjaa tapaukseen, "
        "miksi poikkeama hyväksytään."
    ),
    r"first authority (?P<found>\S+), expected (?P<told>.*)": "ensimmäinen viranomainen on {found}, odotettu {told}",
    r"missing must: (?P<services>.*)": "puuttuu ”{services}”",
    r"must not be listed: (?P<services>\S+)": "”{services}” ei saisi näkyä",
    r"must not be first: (?P<services>\S+)": "”{services}” ei saisi olla ensimmäinen",
    r"missing right: (?P<services>\S+)": "puuttuu oikeus ”{services}”",
    r"nobody answers \(.*\)": "jostakin ei vastaa kukaan",
}
