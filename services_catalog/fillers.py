"""Words of a question that say nothing about what is looked for, folded, by language."""

_WORDS = {
    "fi": """
        apu apua ehka ei eika en enaa etta ettei hae haen hakea haluaisin haluan hei ihan itse ja jo joka joku jonka
        jos josta kai kanssa kelpaa kenelle koko koska kuin kuinka kuka kun liian liika liikaa liittyen ma me meita
        mihin mika miksei miksi milloin mina minne minulla minulle minun missa mista mistakaan mita mitaan miten mitka
        mu mua mulla mulle mun mut mutta muu muuta myos nain naita ne niin niita noin nyt oikein ole olen oli olisi
        ollaan ollut oma oman on onko oo oon oot ovat pakko pitaa pysty pystyn sa saa saada saako saan saanko samalla
        se sen siis siita sille sina sinun sit sita sitten suhun sulla sun taa taas tai takia tama taman tarvii
        tarvitaan tarvitsen tassa tata tee teen tehda tosi tulee tuli tulla tullut tuo vaan vai vaikka vain viela
        vielki voi voida voiko voin voinko voisi voisin vuoksi yhtaan ymmarra
        """,
    "sv": """
        alltid ar at att av bara behover blev bli blivit da daligt dar de den dessa det detta dig din du efter ej
        eller en ett fa far fick finns for forsoker fran ganska genom gor gora han har hej henne hjalp hon hos hur i
        ifall ihop ingen inget inte jag ju kan kanske kommer langre ma maste med mer mig min mina mitt mot mycket
        nagon nagot nar nu och ocksa om pa redan sa sedan sig sin sitt sjalv ska skulle som tanker till ur utan vad
        var vara varfor vart vem vet vi vid vilka vilken vilket vill
        """,
    "en": """
        a about always am an and any anymore anything are at be because been being by can could d dad did didn do does
        doesn don down each every for from get had has have having he help her him his how i if im in into is it its
        just lately let ll longer lot m made make many me more much my need never no nobody not now of off on only or
        our out over own re really s say she should since so some someone still such t than that the them then there
        these they this to too until up us ve very want was we well were what when where which who will with without
        would yes yet you your
        """,
}
FILLERS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
