status-reference = Viitenumero
status-just-sent = Pyyntösi on lähetetty
status-unverified = Odottaa koodiasi
status-unverified-text = Olemme lähettäneet koodin, jos tällainen tili on olemassa. Mitään muuta ei ole tapahtunut.
status-preparing = Ei vielä lähetetty
status-preparing-text = Olet osoittanut, että tili on sinun. Vastauksesi on tallennettu, eikä mitään ole poistettu.
status-blocked = Lähetetty ja odottaa
status-blocked-text = Jokin estää poistamisen. Tarkistamme tilanteen uudelleen itse ja jatkamme heti, kun mikään ei enää estä sitä. Sinun ei tarvitse palata tänne.
status-blocked-what = Mikä estää poistamisen
status-pending = Odottaa poistamista
status-pending-text = Tilisi on suljettu. Viimeinen peruutuspäivä on { $date }.
status-pending-days-text =
    { $count ->
        [0] Tilisi on suljettu. Viimeinen peruutuspäivä on tänään: { $date }.
        [one] Tilisi on suljettu. Viimeinen peruutuspäivä on { $date }: yksi päivä jäljellä.
       *[other] Tilisi on suljettu. Viimeinen peruutuspäivä on { $date }: { $count } päivää jäljellä.
    }
status-pending-no-way-back-text = Tilisi on suljettu, ja sen tiedot poistetaan pian.
status-postponed-text = Päivät ovat siirtyneet myöhemmäksi, koska poistamiselle tuli uusi este.
status-revocation-asked = Toistaiseksi pysäytetty
status-revocation-asked-text = Joku ilmoitti meille, että tätä tiliä ei pidä poistaa. Ihminen tutkii asian ja päättää. Mitään ei poisteta ennen sitä.
status-revocation-asked-until-text = Joku ilmoitti meille, että tätä tiliä ei pidä poistaa. Ihminen tutkii asian ja päättää. Mitään ei poisteta ennen tätä päivää: { $date }. Jos kukaan ei ole siihen mennessä päättänyt asiasta, poistaminen jatkuu.
status-revocation-asked-again = Joku pyysi uudelleen pysäyttämään poistamisen
status-revocation-asked-again-text = Ihminen tutkii asian vielä kerran. Poistaminen pysäytettiin ja pyyntö hylättiin aiemmin, joten tällä kertaa poistamista ei pysäytetä. Poistopäivä on { $date }.
status-question = Meillä on kysymys
status-question-text = Henkilökuntamme on lähettänyt kysymyksen siihen osoitteeseen, josta heille kirjoitettiin. He odottavat vastausta. Viimeinen vastauspäivä on { $day }. Sen jälkeen he päättävät niillä tiedoilla, jotka heillä on.
status-question-answer = Vastaa kysymykseen
status-do-not-me = En ole pyytänyt tätä itse
status-on-hold = Poistaminen lykkääntyy
status-on-hold-text = Lakisääteisen velvollisuuden vuoksi meidän on toistaiseksi säilytettävä tämä tili. Se pysyy suljettuna, eikä mitään siinä käytetä. Tarkistamme asian uudelleen alla mainittuna päivänä.
status-revoked = Poistaminen on peruttu
status-revoked-text = Tili palautettiin entiselleen { $at }.
status-revoked-locked-text = Tili palautettiin { $at }, ja se on lukittu. Avaa se palvelun omalla tilin palautustoiminnolla.
status-withdrawn = Otit pyynnön takaisin
status-withdrawn-text = Otit pyynnön takaisin { $at }, eikä sitä enää ole. Mitään ei poistettu.
status-expired = Pyyntö on rauennut
status-expired-text = Pyyntöä ei saatettu loppuun ajoissa, ja se päättyi { $at }. Mitään ei poistettu. Voit aloittaa uudelleen milloin haluat.
status-erasing = Tietoja poistetaan parhaillaan
status-erasing-text =
    { $count ->
        [one] Osia poistettu ja vahvistettu: { $done }/{ $count }.
       *[other] Osia poistettu ja vahvistettu: { $done }/{ $count }.
    }
status-erased = Tilisi on poistettu
status-erased-text = Se poistettiin { $at }. Todistuksesta näet, mitä on poissa ja mitä oli säilytettävä.
status-cleared = Kaikki on poissa
status-cleared-text = Viimeiset tiedot, jotka meidän oli lain mukaan säilytettävä, poistettiin { $at }.
status-who = Kuka toimii seuraavaksi
status-who-you = Sinä
status-who-we = Me, automaattisesti
status-who-blocked = Sinä, jos voit hoitaa asian. Me tarkistamme tilannetta automaattisesti
status-who-staff = Henkilökuntamme
status-who-asked = Se, joka kirjoitti henkilökunnallemme: häneltä odotetaan vastausta
status-who-nobody = Kenenkään ei tarvitse; asia etenee automaattisesti
status-who-none = Ei kukaan; asia on päättynyt
status-when = Mihin mennessä
status-go-on = Jatka pyyntöä
status-can-do = Mitä voit tehdä
status-do-revoke = Peru poistaminen
status-do-apply = Pyydä henkilökuntaamme säilyttämään tili
status-do-immediate = Pyydä, ettemme odota vaan poistamme tiedot aiemmin
status-do-calendar = Lisää viimeinen peruutuspäivä kalenteriisi
status-do-receipt = Katso todistus
status-do-print = Tulosta tämä sivu tai kirjoita koodit muistiin
status-do-ask = Kysy meiltä tästä
status-do-withdraw = Ota pyyntö takaisin ja säilytä tilini
status-quiet = Mikä on loppunut
status-quiet-done = Loppunut { $at }
status-quiet-waits = Odottaa vahvistusta
status-timeline = Mitä on tähän mennessä tapahtunut
codes-title = Kirjoita nämä muistiin
codes-once = Näytämme koodit vain nyt ja lähetämme ne viestissä sinulle.
codes-reference = Viitenumero
codes-reference-use = Pyyntösi tunniste.
codes-status = Seurantakoodi
codes-status-use = Näyttää tämän sivun uudelleen, millä tahansa laitteella.
codes-revocation = Peruutuskoodi
codes-revocation-use = Peruu poistamisen. Pidä se omana tietonasi.
codes-copy = Kopioi
codes-copy-what = Kopioi: { $what }
codes-copied = Kopioitu
codes-copy-failed = Kopioiminen ei onnistunut. Valitse koodi ja kopioi se itse.
status-prove-text = Jos haluat nähdä tässä koodisi ja kopion tiedoistasi, osoita vielä kerran, että tili on sinun.
status-do-prove = Pyydä koodi
