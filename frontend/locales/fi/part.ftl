kept-caption = Tiedot, jotka on säilytettävä
kept-what = Tiedot
kept-why = Miksi
kept-until = Säilytys päättyy
blocker-line = { $what }. { $remedy }
blocker-unpaid-what = Jokin on vielä maksamatta
blocker-unpaid-why = Tiliä, jolla on avoimia maksuja, ei voi poistaa.
blocker-unpaid-link = Katso, mikä on avoinna
blocker-unpaid-remedy = Maksa se tai pyydä meitä perumaan tilaus, jos sinulle ei ole lähetetty mitään.
blocker-dispute-what = Riita-asia on kesken
blocker-dispute-why = Kumpikin osapuoli tarvitsee viestejä ja tilausta, kunnes asia on ratkaistu.
blocker-dispute-link = Katso riita-asia
blocker-dispute-remedy = Sovi asia tai peru vaatimuksesi. Jos odotat meiltä vastausta, pyydä sitä.
blocker-investigation-what = Tiliin liittyvä selvitys on kesken
blocker-investigation-why = Tiliä ei voi poistaa selvityksen aikana.
blocker-investigation-link = Katso tiliäsi
blocker-investigation-remedy = Sinun ei tarvitse tehdä mitään. Kirjoita meille, jos haluat tietää enemmän.
blocker-violation-what = Palvelun sääntöjä on rikottu
blocker-violation-why = Tiliä ei voi poistaa, ennen kuin asia on selvitetty.
blocker-violation-link = Katso tiliäsi
blocker-violation-remedy = Lue viestimme asiasta. Voit vastata siihen tai esittää siellä vastalauseen.
kept-by-hold = Lakisääteinen velvollisuus edellyttää säilyttämistä
kept-until-hold = kun velvollisuus päättyy
period-days =
    { $count ->
        [one] { $count } päivä
       *[other] { $count } päivää
    }
period-months =
    { $count ->
        [one] { $count } kuukausi
       *[other] { $count } kuukautta
    }
period-years =
    { $count ->
        [one] { $count } vuosi
       *[other] { $count } vuotta
    }
quiet-sign-in = Kirjautuminen
quiet-processor = { $processor }: viestit ja personointi
calendar-summary = Viimeinen päivä, jona voit säilyttää tilisi
calendar-description = Jos haluat perua poistamisen, avaa { $page } ja anna viitenumero { $reference } ja viestissämme oleva koodi.
calendar-cancelled = Poistaminen on peruttu
reason-other = Muu syy
others-what-is-kept = Katso, mitä poistetaan ja mitä säilytetään
account-since = Avattu: { $day }
problem-next = Jatka
printed-note = Näin asia oli { $at }. Jos haluat nähdä myöhemmän tilanteen, avaa { $page } ja anna viitenumero ja seurantakoodi.
lead-complaint = Voit myös tehdä valituksen
lead-complaint-text = Kerroit, että sinua huijattiin. Tilin poistaminen ei ratkaise sitä eikä vie sinulta mitään oikeutta. Kerro meille, mitä tapahtui, niin tutkimme asian.
lead-complaint-link = Tee valitus
afterwards = Kun kaikki on tehty
