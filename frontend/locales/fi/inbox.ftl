# Mail to the desk. The lists are what people write when they ask for something; lines between bars, in small letters.

inbox-words-complain = teen valituksen | haluan valittaa | valitukseni | kantelu | tietosuojavaltuut | tietosuojaviranomai
inbox-words-see = kopio tiedoistani | kopion tiedoistani | kopio kaikista | kopion kaikista | kopio omista | kopion omista | kopion minua koskev | kopio henkilötie | kopion henkilötie | pääsy tietoihini | pääsyn tietoihini | tarkastusoikeu | tarkastaa tietoni | nähdä tietoni | mitä tietoja | mitkä tiedot | tietoja minusta | tallennettu minusta | minusta on tallen
inbox-words-correct = oikais | korjatkaa | korjata tie | korjata osoit | korjata nime | on väärin | on virheelli | väärä osoite | vaihtakaa nime | vaihtakaa osoit | muuttakaa nime | muuttakaa osoit | nimeni muut | osoitteeni muut
inbox-words-object = vastustan | markkinointikiel | markkinointilup | lopettakaa tietojeni | älkää käyttäkö tieto | älkää myykö tieto | tietojeni myy | perun suostumuk | perua suostumuk | peruutan suostumuk | peruuttaa suostumuk | peruutan uutiskirje | perua uutiskirje | peruuttaa uutiskirje | lopettakaa uutiskirje
inbox-words-leave = poistakaa tili | poista tili | poistaa tili | tilini poist | tilin poist | poistakaa tieto | poista tieto | poistaa tieto | tietojeni poist | tietojen poist | poistakaa kaikki | poistakaa minu | poistakaa mun | poistaa minu | poistakaa käyttäjä | poistaa käyttäjä | poistakaa asiakas | poistaa asiakas | poistakaa profiili | poistaa profiili | profiilini poist | poistamaan tili | poistamaan tieto | poistaisit | poistettavaksi | sulkekaa tili | sulje tili | sulkea tili | tilini sulk | lopettakaa tili | lopettaa tili | lopetan tili | tilini lopet | tulla unohdetuksi | palauttakaa tili | palauttaa tili | tili takaisin | tilini takaisin | säilyttäkää tili | säilyttää tili | pitää tili | pysäyttäkää poist | keskeyttäkää poist | perukaa poist | perua poist | peruuttakaa poist | peruuttaa poist

inbox-too-large = Viestisi on meille liian suuri. Kirjoita ilman liitteitä.
inbox-try-again = Emme voineet ottaa viestiäsi vastaan juuri nyt. Lähetä se myöhemmin uudelleen.

desk-mail = Viesti { $reference }
desk-mail-received-at = Saapunut
desk-mail-about = Poistaminen, jota viesti tarkoittaa
desk-mail-about-none = Ei mitään tai useampi kuin yksi
desk-mail-letter-filed = Se kirjattiin pyynnöksi; kirje on asian yhteydessä.
desk-mail-letter-erased = Se poistettiin määräpäivänään.
desk-mail-to-case = Asia, joka siitä kirjattiin
desk-mail-from = Lähettäjä: { $sender }
desk-mail-from-other = Lähettäjäksi ilmoitettu: { $from }
desk-mail-subject = Aihe: { $subject }

desk-fact-mail = Se tuli sähköpostilla. Sellaisen voi kirjoittaa kuka tahansa, joka pääsee postilaatikkoon tai väärentää lähettäjän: se ei yksin todista mitään.
desk-fact-mail-spf-pass = SPF: palvelin saa lähettää lähettäjän verkkotunnuksen puolesta.
desk-fact-mail-spf-fail = SPF: palvelin ei saa lähettää lähettäjän verkkotunnuksen puolesta.
desk-fact-mail-spf-none = SPF: mitään ei tiedetä.
desk-fact-mail-dkim-pass = DKIM: allekirjoitus täsmää.
desk-fact-mail-dkim-fail = DKIM: allekirjoitus ei täsmää.
desk-fact-mail-dkim-none = DKIM: allekirjoitusta ei ole.
desk-fact-mail-dmarc-pass = DMARC: lähettäjän verkkotunnus vastaa tästä viestistä.
desk-fact-mail-dmarc-fail = DMARC: lähettäjän verkkotunnuksen mukaan viesti ei ole sen oma.
desk-fact-mail-dmarc-none = DMARC: mitään ei tiedetä.
desk-fact-mail-own = Se ilmoittaa tulevansa tilin nykyisestä osoitteesta.
desk-fact-mail-own-not = Se ei ilmoita tulevansa tilin nykyisestä osoitteesta.
desk-fact-mail-automatic = Sen lähetti kone. Siihen ei vastattu.

desk-mail-close = Miten asia päättyi
desk-mail-close-hint = Mitään täällä päätettyä ei voi perua; viestin sanat säilytetään vielä 90 päivää.
desk-mail-close-button = Sulje tämä viesti
desk-mail-closed = Se suljettiin { $at }.
desk-close-answered = Henkilö on saanut vastauksen
desk-close-passed-on = Asia on nyt jollakulla toisella talossamme
desk-close-not-ours = Ei kuulu tälle palvelupisteelle

desk-mail-answers = Se vastaa siihen, mistä kirjoitimme:
desk-mail-answered-by = Lähettäjä kirjoitti uudelleen:
desk-legal = Lain mukaan
desk-legal-day = viimeinen vastauspäivä on { $day }; { $left }
desk-write = Vastaa lähettäjälle
desk-write-hint = Hänen kielellään, enintään 1 000 merkkiä. Vastaus menee osoitteeseen, josta viesti tuli, ja sulkee viestin. Kukaan ei ole osoittanut, kuka siellä lukee viestejä: älä kerro tilistä mitään.
desk-write-button = Lähetä vastaus ja sulje viesti
desk-extend = Vastaaminen kestää pidempään
desk-extend-why = Miksi vastaaminen kestää pidempään?
desk-extend-hint = Vain kerran, ja lähettäjälle kerrotaan syy ja se, mihin voi valittaa. Sen jälkeen viimeinen vastauspäivä on { $day }.
desk-extend-button = Ilmoita, että vastaaminen kestää pidempään
desk-extend-once = Määräaikaa on jo pidennetty kerran; laki ei salli enempää.
desk-extend-late = Lain mukainen määräpäivä on ohi: myöhässä olevaa määräaikaa ei voi pidentää.
desk-extend-none = Laki, jota tämä palvelupiste noudattaa, ei anna lisäaikaa.
desk-extend-not-reached = Määräaikaa ei voi pidentää: siitä ei voi ilmoittaa kenellekään, koska ei tiedetä, mistä lähettäjän tavoittaa.
desk-extension-complexity = Asia on monimutkainen
desk-extension-number = Pyyntöjä on tullut monta kerralla
desk-extension-recipient = Joku muu, jolla on tietoja, ei ole vielä vastannut
