immediate-title = Pyydä, ettemme odota
immediate-subject = Pyyntö poistaa tili heti
immediate-lead = Tilisi poistopäivä on { $date }. Voit pyytää, että poistamme tilin aiemmin. Silloin mahdollisuutesi perua päättyy.
immediate-then = Mitä sitten tapahtuu
immediate-checked-when = Ensin
immediate-checked = Kaksi ihmistä tarkistaa pyynnön
immediate-checked-text = Kaksi työntekijäämme tutkii kirjeesi, kumpikin vuorollaan. Ilmoitamme pyynnöstäsi tilin kaikkiin osoitteisiin, ja saat tiedon, kun he ovat päättäneet.
immediate-object-when = Jos molemmat hyväksyvät
immediate-object =
    { $count ->
        [one] { $count } työpäivä aikaa vastustaa
       *[other] { $count } työpäivää aikaa vastustaa
    }
immediate-object-text = Ilmoitamme päivän tilin kaikkiin osoitteisiin. Päivän loppuun asti sinä tai kuka tahansa ilmoituksen saanut voi estää tämän yhdellä painikkeella. Voit myös yhä perua poistamisen.
immediate-erased-when = Sen päivän jälkeen
immediate-erased = Kaikki poistettavat tiedot poistetaan
immediate-erased-text = Kun tili on poistettu, kaikki tiedot ovat peruuttamattomasti poissa. Harkitse tarkkaan, ennen kuin jatkat.
immediate-code = Olemme lähettäneet koodin tilisi yhteystietoon. Siihen, mitä ei voi perua, tarvitaan uusi koodi.
immediate-understood = Ymmärrän, että mahdollisuuteni perua päättyy ja että poistettuja tietoja ei saa takaisin.
immediate-not-yet = Et voi vielä pyytää tätä
immediate-not-yet-text = Tilisi yhteystieto on vaihdettu alle 30 päivää sitten. Jos joku on kaapannut sähköpostin, hän ei saa pystyä viemään sillä sinulta mahdollisuutta perua. Ensimmäinen päivä, jona voit pyytää tätä, on { $date }.
immediate-not-yet-stays = Siihen asti mikään ei muutu: poistaminen etenee kuten ennenkin, ja voit yhä perua sen.
immediate-waits = Kirjeesi on tullut perille
immediate-waits-text = Se saapui { $at }. Kaksi työntekijäämme tarkistaa sen, ja saat tiedon, kun he ovat päättäneet.
immediate-waits-stays = Poistopäivä pysyy ennallaan, kunnes kaksi työntekijää on hyväksynyt pyynnön. Voit perua poistamisen koko ajan.
immediate-waits-object = Jos sinä tai joku ilmoituksen saanut vastustaa tätä, poistamista ei aikaisteta. Asiaa koskevassa viestissä on linkki sitä varten.
immediate-approved = Tilisi poistetaan aiemmin
immediate-approved-text = Kaksi työntekijäämme on hyväksynyt pyynnön. Viimeinen päivä, jona sinä tai joku ilmoituksen saanut voi vastustaa tätä tai perua poistamisen, on { $date }. Sen jälkeen kaikki poistettavat tiedot poistetaan.
immediate-approved-object = Vastusta viestissä olevalla koodilla
immediate-to-status = Takaisin pyyntöösi
