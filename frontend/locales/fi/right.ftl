right-link = Katso tai oikaise tietojasi tai poista osa niistä
right-link-text = Säilytä tilisi ja päätä, mitä sen tiedoille tapahtuu.
right-title = Tietosi ja mitä voit tehdä niille
right-lead = Tilisi säilyy. Et tarvitse syytä, eikä tämä maksa mitään. Voit:
right-can-see = nähdä, mitä tietoja meillä on sinusta ja miksi
right-can-copy = ottaa niistä kopion
right-can-correct = oikaista nimesi ja osoitteesi
right-can-part = poistaa osan niistä, esimerkiksi vanhoja tilauksia
right-can-refuse = kieltää mainonnan ja personoinnin
right-prove = Osoita ensin, että tili on sinun. Lähetämme sinulle koodin.
right-leave = Haluatko, että kaikki poistetaan?
right-no-access = Jos et voi käyttää tätä sähköpostia tai puhelinta, kirjaudu palveluun ja lisää yhteystieto, joka on käytössäsi, tai kirjoita osoitteeseen { $contact }. Ihminen auttaa sinua.
right-account = Mistä tilistä on kyse?
right-account-lead = Antamasi tieto kuuluu useampaan kuin yhteen tiliin.
right-home = Tietosi
right-home-lead = Nämä tiedot meillä on sinusta. Turvallisuutesi vuoksi sivu sulkeutuu, kun koodin antamisesta on puoli tuntia.
right-pending = Tilisi odottaa poistamista. Siihen asti voit katsoa tietojasi, mutta mitään ei voi muuttaa. Jos perut poistamisen, voit palata tänne.
right-asked = Mitä olet pyytänyt
right-act-preferences = { $at }: mihin tietojasi saa käyttää. Kielletty: { $what }.
right-act-preferences-none = { $at }: mihin tietojasi saa käyttää. Mitään ei ole kielletty.
right-act-part =
    { $count ->
        [one] { $at }: { $count } merkinnän poistaminen tietoryhmästä ”{ $what }”.
       *[other] { $at }: { $count } merkinnän poistaminen tietoryhmästä ”{ $what }”.
    }
right-act-correct = { $at }: oikaistu ”{ $what }”.
right-act-copy = { $at }: kopio tiedoistasi.
right-told = { $who }: tehty { $at }
right-told-not-yet = { $who }: pyydetty, ei vielä vahvistettu
right-told-copy = Kopio on tekeillä. Lataa tämä sivu uudelleen minuutin kuluttua.
right-told-copy-ready = Kopio valmistui { $at }.
right-preferences-text = Voimassa heti, meillä ja kaikissa puolestamme toimivissa yrityksissä.
right-correct-text = Nimesi ja antamasi osoitteet.
right-kinds = Mitä tietoja meillä on, tietoryhmittäin
right-kinds-text = Avaa tietoryhmä, niin näet kaikki sen tiedot, miksi meillä on ne ja ketkä käsittelevät niitä. Voit myös poistaa osan tiedoista.
right-copy = Tee kopio
right-copy-text = Yksi zip-tiedosto, jonka voit lukea millä tahansa selaimella ja siirtää toiseen palveluun (HTML ja JSON). Kun se on valmis, ilmoitamme siitä tilin kaikkiin osoitteisiin.
right-why = Miksi meillä on nämä tiedot
right-why-account = Ne kuuluvat tiliisi. Ne säilyvät niin kauan kuin sinulla on tili tai kunnes poistat ne täällä.
right-why-kept = Kun tili poistetaan, nämä tiedot lukitaan, eikä kukaan lue niitä. Säilytysaika: { $until }. Syy: { $basis }
right-who = Ketkä käsittelevät niitä:
right-what = Mitä tietoja siinä on
right-hidden = Näitä tietoja ei näytetä sivulla, joka avautuu viestissä lähetetyllä koodilla: se suojaa sinua siltä, joka lukee viestejäsi. Jos haluat nähdä ne, kirjoita osoitteeseen { $contact }.
right-preferences = Kiellä mainonta ja personointi
right-preferences-lead = Merkintä ruudussa tarkoittaa, että sallit käytön. Kun otat merkinnän pois, käyttö loppuu.
right-preferences-legend = Mihin saamme käyttää tietojasi
right-use-marketing = Mainosviestit
right-use-marketing-hint = Uutiskirjeet, tarjoukset ja muistutukset.
right-use-push = Sinulle valitut push-viestit
right-use-push-hint = Puhelimeesi tulevat viestit, jotka riippuvat siitä, mitä katsoit tai ostit.
right-use-recommendations = Sinulle valitut suositukset
right-use-recommendations-hint = Mitä näytämme sinulle sen perusteella, mitä katsoit tai ostit.
right-preferences-service = Saat silti viestit, jotka koskevat tilauksiasi, tiliäsi ja oikeuksiasi: ne kuuluvat palveluun.
right-preferences-save = Tallenna
right-preferences-none = Kiellä kaikki
right-signal = Selaimesi pyytää jokaista sivustoa olemaan käyttämättä tietojasi näin (Global Privacy Control). Olemme kieltäneet käytön puolestasi. Merkitse vain se, minkä haluat siitä huolimatta.
right-correct = Oikaise tietosi
right-correct-lead = Tähän tallentamasi on voimassa heti. Jos haluat vaihtaa sähköpostiosoitteesi tai puhelinnumerosi, kirjaudu palveluun: uusi on ensin osoitettava omaksi.
right-correct-save = Tallenna
right-correct-name = Nimesi
right-correct-new = Toinen osoite
right-field-name = Nimi
right-field-recipient = Paketin saaja
right-field-street = Katu ja numero
right-field-city = Postinumero ja paikkakunta
right-field-country = Maa
right-part = Poista osa tiedoista: { $kind }
right-part-link = Poista osa näistä
right-part-lead = Merkitse, mitä poistetaan, tai anna päivät. Ennen kuin mitään poistetaan, näet kaiken vielä kerran.
right-part-none = Täällä ei ole mitään, minkä voisi poistaa nyt.
right-part-items = Mitä poistetaan
right-part-older =
    { $count ->
        [one] Luettelosta puuttuu { $count } vanhempi merkintä. Valitse se päivän perusteella.
       *[other] Luettelosta puuttuu { $count } vanhempaa merkintää. Valitse ne päivien perusteella.
    }
right-part-days = Tai kaikki tiettyjen päivien tiedot
right-part-since = Tästä päivästä alkaen (jätä tyhjäksi, jos haluat kaikki alusta asti)
right-part-before = Tähän päivään asti, tämä päivä mukaan lukien
right-part-kept = Mitä on toistaiseksi säilytettävä
right-kept-unpaid = { $what }: ei vielä maksettu
right-kept-open = { $what }: vielä matkalla
right-kept-refund = { $what }: rahaa on palautumassa sinulle
right-check = Katso vielä kerran
right-check-lead =
    { $count ->
        [one] { $count } merkintä poistetaan tietoryhmästä ”{ $kind }”. Kaikki muu pysyy ennallaan.
       *[other] { $count } merkintää poistetaan tietoryhmästä ”{ $kind }”. Kaikki muu pysyy ennallaan.
    }
right-check-more =
    { $count ->
        [one] ja { $count } muu
       *[other] ja { $count } muuta
    }
right-check-nothing = Mitään valitsemastasi ei voi poistaa nyt.
right-check-who = Kuka poistaa
right-check-warning = Tätä ei voi perua. Kukaan ei voi lukea tietoja enää, ei edes tietokantamme vanhasta kopiosta.
right-check-erase =
    { $count ->
        [one] Poista { $count } merkintä
       *[other] Poista { $count } merkintää
    }
right-check-keep = Säilytä kaikki
