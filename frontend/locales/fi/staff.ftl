staff-brand = Palvelupiste
staff-sign-out = Kirjaudu ulos
staff-nameless = Nimi ei ole tiedossa
staff-to-desk = Palvelupisteeseen
staff-sign-in = Kirjaudu
staff-sign-in-again = Kirjaudu uudelleen
staff-sign-in-title = Kirjaudu palvelupisteeseen
staff-sign-in-lead = Pyyntöjä hoitaville. Kirjaudut samalla tavalla kuin muuhunkin työhösi.
staff-sign-in-leaving = Olet siirtymässä kirjautumaan.
staff-sign-in-go = Siirry nyt
staff-name = Nimi
staff-mail = Sähköposti
staff-role = Rooli
staff-note = Huomautus
staff-you = Tämä olet sinä
staff-has-come = Kirjautuu täällä
staff-has-not-come = Ei ole vielä kirjautunut
staff-people = Palvelupisteen henkilöt
staff-add = Lisää henkilö
staff-add-lead = Hän voi kirjautua tästä lähtien. Hänelle ei lähetetä mitään: kerro asiasta hänelle itse.
staff-add-button = Lisää
staff-person-you = Kukaan ei muuta omaa rooliaan. Toinen pääkäyttäjä voi muuttaa sen.
staff-person-role = Muuta roolia
staff-person-role-button = Muuta
staff-person-remove = Poista palvelupisteestä
staff-person-remove-lead = Hänet kirjataan heti ulos. Hänen tekemänsä päätökset säilyvät hänen nimellään.
staff-person-remove-button = Poista
staff-role-agent = Käsittelijä
staff-role-agent-hint = Näkee asiat ja päättää niistä yksi kerrallaan
staff-role-lead = Tiiminvetäjä
staff-role-lead-hint = Päättää myös useasta kerralla ja antaa asioita muille
staff-role-auditor = Tarkastaja
staff-role-auditor-hint = Lukee kaiken, myös lokin, eikä muuta mitään
staff-role-administrator = Pääkäyttäjä
staff-role-administrator-hint = Huolehtii palvelupisteen henkilöistä eikä näe yhtään asiaa
staff-addresses = Osoitteet, joita ei voi käyttää uudelleen
staff-addresses-next = Osoitteiden tunnisteita säilytetään, koska käytännön mukaan osoitteita ei voi käyttää uudelleen. Seuraavan tarkistuksen viimeinen päivä: { $date }.
staff-addresses-due =
    { $count ->
        [one] Yksi tunniste odottaa tarkistusta.
       *[other] { $count } tunnistetta odottaa tarkistusta.
    }
staff-addresses-ask = Onko edelleen tarpeen, ettei näillä osoitteilla voi rekisteröityä? Jos hyvää syytä ei ole, poista ne.
staff-addresses-keep = Säilytä vielä vuosi
staff-addresses-erase = Poista
