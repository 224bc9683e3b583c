"""Words of a question that say nothing about what is looked for, folded, by language."""

_WORDS = {
    "fi": """
        apua apu haen hae haluan haluaisin hei hakea ja joku jos kanssa kenelle kuka kun kuinka liittyen milloin mina
        minun minulla minulle missa mista mihin miksi miten mika mita mulle mun mulla ole olen on onko pitaa saa saan
        saada saako sina sinun tai tarvitsen tarvitaan voi voin voiko voinko vai josta joka jonka en ei eika
        """,
    "sv": """
        att av behover da de den det dig din du ej eller en ett far fa fran for forsoker har hej hjalp hos hur i inte
        jag kan med mig min mina mitt nar och om pa nagon ska skulle som till ur vad var vart vem vill vilken vilket at
        ar
        """,
    "en": """
        a about am an and any are at be because by can could do does for from get have help how i if im in is it me my
        need no not of on or our should so that the there this to want was we what when where which who will with would
        you your
        """,
}
FILLERS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
