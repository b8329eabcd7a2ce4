consequences-title = Mitä tapahtuu, jos poistat tilisi
consequences-title-blocked = Et voi vielä poistaa tiliäsi
consequences-account = Tili: { $account }
consequences-prepare = Ennen kuin jatkat
consequences-blocked =
    { $count ->
        [one] Yksi asia estää poistamisen
       *[other] { $count } asiaa estää poistamisen
    }
consequences-blocked-waits = Voit silti jatkaa. Pyyntösi jää silloin odottamaan. Tarkistamme tilanteen uudelleen itse, ja pyyntö etenee, kun mikään ei enää estä sitä.
consequences-straight-away = Heti
consequences-no-sign-in = Kukaan ei voi kirjautua tilille millään laitteella.
consequences-no-messages = Markkinointiviestit ja personointi loppuvat.
consequences-orders = Nämä avoimet tilaukset perutaan: { $orders }
consequences-apps = Nämä sovellukset eivät enää pääse tilillesi: { $apps }
consequences-renewal = { $name } päättyy, eikä sitä uusita.
consequences-renewal-store = { $name } laskutetaan sovelluskaupan kautta. Vain sinä voit lopettaa sen:
consequences-renewal-store-link = katso kaupassa: { $name }
consequences-refunds = Sinulle on vielä tulossa rahaa: { $refunds }. Sinun kannattaa odottaa, kunnes rahat ovat saapuneet.
consequences-on-date = Poistopäivä: { $date }
consequences-until = Voit vielä muuttaa mielesi. Viimeinen peruutuspäivä on { $date } (peruutusaika { $window }). Sen jälkeen kukaan ei saa näitä tietoja takaisin.
consequences-no-way-back = Peruutusaikaa ei ole. Kukaan ei saa näitä tietoja takaisin.
consequences-erased = Poistetaan
consequences-anonymised = Anonymisoidaan
consequences-anonymised-text = Kukaan, emme edes me, ei voi enää yhdistää näitä tietoja sinuun.
consequences-kept = Mitä meidän on säilytettävä ja mihin asti
consequences-kept-text = Tiedot lukitaan, kukaan ei käytä niitä, ja ne poistetaan automaattisesti määräpäivänään.
consequences-cannot = Mitä emme voi poistaa
consequences-cannot-others = Viestejä ja julkaisuja, jotka muut ihmiset ovat saaneet tai kopioineet.
consequences-cannot-devices = Tiedostoja, jotka olet ladannut omille laitteillesi.
consequences-cannot-backups =
    { $count ->
        [one] Varmuuskopioita. Niitä ei voi muuttaa, ja ne häviävät { $count } päivän kuluttua tietojen poistamisesta.
       *[other] Varmuuskopioita. Niitä ei voi muuttaa, ja ne häviävät { $count } päivän kuluttua tietojen poistamisesta.
    }
consequences-others = Muita vaihtoehtoja
