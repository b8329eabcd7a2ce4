letter-immediate =
    Pyyntö poistaa tili heti:
    Tili: { $account }
    Perustelu: Minä, { $name }, pyydän tilini poistamista. Päiväys ja paikka: { $date }, { $location }. Syy poistamiseen: { $reason }. Vahvistan, etten enää käytä tätä tiliä, ja ymmärrän, että poistamisen jälkeen kaikki tiliin liittyvät tiedot (muun muassa profiili, kirjautumistiedot ja tilaustiedot) poistetaan pysyvästi. Pyydän, että tili poistetaan heti.
letter-revocation =
    Pyyntö perua tilin poistaminen:
    Tili: { $account }
    Perustelu: { $reason }. Tästä syystä tarvitsen tilini takaisin ja pyydän, että poistaminen perutaan.
letter-access =
    Pyyntö poistaa tili, jolle en pääse:
    Tili: { $account }
    Minä, { $name }, pyydän tämän tilin poistamista. Päiväys: { $date }. Mikään tilin osoitteista ja numeroista ei ole käytössäni. Syy tähän: { $reason }.
    Minut tavoittaa osoitteesta: { $contact }
    Minut voi tunnistaa tästä: { $recognise }
    Tiedän, että asiasta ilmoitetaan tilin kaikkiin osoitteisiin ja että jokainen, jolla on jokin niistä käytössään, voi vastustaa poistamista. En pyydä kopiota tilin tiedoista.
letter-blank-account = käyttäjätunnus / puhelinnumero / sähköpostiosoite
letter-blank-name = nimi
letter-blank-date = päiväys
letter-blank-location = paikka
letter-blank-reason = tarkka syy
letter-blank-contact = uusi sähköpostiosoite
letter-blank-recognise = mitä tiedät tilistä
letter-fill-in = Mitä kirjeessäsi lukee
letter-account = Tili
letter-account-hint = Tilin käyttäjätunnus, puhelinnumero tai sähköpostiosoite.
letter-name = Nimesi
letter-location = Missä kirjoitat tämän
letter-why = Miksi?
letter-why-hint = Kirjoita omin sanoin, enintään 500 merkkiä. Sen lukevat vain ne työntekijät, jotka päättävät asiasta.
letter-look = Näytä kirje
letter-shown = Kirjeesi
letter-copy-failed = Kopioiminen ei onnistunut. Valitse kirjeen teksti ja kopioi se itse.
letter-send = Lähetä kirje
letter-change = Muuta kirjettä
letter-subject = { $subject }: { $reference }
letter-by-mail = Lähetä kirje mieluummin sähköpostilla
letter-by-mail-text = Kirje avautuu omassa sähköpostiohjelmassasi, ja viitenumero on siinä valmiina. Lähetä se tilin osoitteesta.
letter-by-mail-link = Kirjoita osoitteeseen { $contact }
