# The staff's desk. Read by colleagues: short, exact, calm.

desk-parts = Jonon osat
desk-part-open = Kaikki avoimet
desk-part-mine = Omat
desk-part-revocation = Tilin säilyttäminen
desk-part-immediate = Poistaminen heti
desk-part-access = Ilman pääsyä
desk-part-mail = Viestit ja pyynnöt
desk-part-decided = Päätetyt

desk-empty-open = Mikään ei odota. Hyvää työtä.
desk-empty-mine = Sinulla ei ole asioita eikä viestejä. Ota yksi kohdasta ”Kaikki avoimet”.
desk-empty-revocation = Kukaan ei pyydä säilyttämään tiliä.
desk-empty-immediate = Kukaan ei pyydä poistamaan tiliä heti.
desk-empty-access = Kukaan ilman pääsyä ei pyydä tilin poistamista.
desk-empty-mail = Yhtään viestiä tai pyyntöä ei odota.
desk-empty-decided = Mitään ei ole vielä päätetty.

desk-urgency-overdue = Myöhässä
desk-urgency-today = Päätettävä tänään
desk-urgency-soon = Päätettävä pian
desk-urgency-later = Myöhemmin
desk-urgency-decided = Päätetyt

desk-kind-revocation = Tilin säilyttäminen
desk-kind-immediate = Poistaminen heti
desk-kind-leave = Palvelusta lähteminen
desk-kind-see = Omien tietojen näkeminen
desk-kind-correct = Tietojen oikaiseminen
desk-kind-object = Vastustaminen
desk-kind-complain = Valitus
desk-kind-access = Poistaminen ilman pääsyä
desk-kind-other = Jotakin muuta
desk-waits-until = Odottaa henkilön vastausta. Viimeinen päivä: { $day }
desk-waits-in-vain = Ei vastausta määräpäivään mennessä ({ $day }): päätä niillä tiedoilla, jotka sinulla on
desk-needs-second = Tarvitsee toisen hyväksynnän
desk-owner-nobody = Ei kenelläkään
desk-owner-you = Sinulla
desk-owner-colleague = Kollegalla
desk-due = Viimeinen päätöspäivä: { $day }
desk-decided-at = Päätetty { $at }
desk-days-left = { $count ->
    [one] 1 työpäivä jäljellä
   *[other] { $count } työpäivää jäljellä
  }
desk-hours-left = { $count ->
    [0] Alle tunti jäljellä
    [one] 1 tunti jäljellä
   *[other] { $count } tuntia jäljellä
  }
desk-overdue = Myöhässä
desk-next-page = Seuraava sivu

desk-find = Etsi asia
desk-find-reference = Viitenumero
desk-find-hint = Esimerkiksi AD-7KQ2-9XWB-5M1C-4HRZ. Se on jokaisessa poistamista koskevassa viestissä. Viestin oman viitenumeron alussa on M.
desk-find-button = Etsi

desk-case = Asia { $reference }
desk-asked = Mitä pyydetään
desk-filed-at = Saapunut
desk-owner = Kenellä asia on
desk-language = Kieli
desk-returned = Ilmoitus henkilölle
desk-returned-at = Palautui { $moment }. Joku ei ehkä tiedä tästä poistosta.
desk-erase-on = Poistopäivä
desk-facts = Jo tarkistettu
desk-mark-for = Kyllä:
desk-mark-against = Ei:
desk-mark-open = Ei tiedossa:
desk-mark-hint = Vihje:

desk-fact-in-time = Se tuli ennen viimeisen päivän päättymistä.
desk-fact-in-time-not = Se tuli viimeisen päivän jälkeen.
desk-fact-proven = Tili osoitettiin omaksi { $at }.
desk-fact-shown-replaced = Koodi tuli perille postilaatikkoon, joka kuului tiliin aiemmin. Se vaihdettiin toiseen: { $day }. Tili on ehkä kaapattu.
desk-fact-shown-young = Koodi tuli perille tilin postilaatikkoon, mutta se on lisätty tiliin vasta äskettäin. Lisäyspäivä: { $day }.
desk-fact-shown-one = Koodi tuli perille johonkin tilin postilaatikoista; ei tiedetä, mihin.
desk-fact-shown-nothing = Mitään ei ole osoitettu siitä, kenen tili on.
desk-fact-stops = Tietojen poistaminen odottaa tätä päätöstä.
desk-fact-stops-until = Tietojen poistaminen odottaa tätä päätöstä, mutta ei pidempään kuin tähän päivään: { $day }.
desk-fact-stops-not = Tietojen poistaminen ei odota: aiempi pyyntö on jo kerran pysäyttänyt sen.
desk-fact-contacts = Mitään tilin yhteystietoa ei ole vaihdettu viimeisten 30 päivän aikana.
desk-fact-contacts-young = Tilin yhteystieto on vaihdettu viimeisten 30 päivän aikana.
desk-fact-contacts-unknown = Tilirekisteristä ei selviä, milloin yhteystietoa on viimeksi vaihdettu.
desk-fact-blockers-none = Estettä ei ole: ei riita-asiaa, maksamatonta tilausta, selvitystä eikä sääntörikkomusta.
desk-fact-blockers = Jokin estää poistamisen: { $what }.
desk-fact-blockers-unknown = Tilirekisteristä ei selviä, onko poistamiselle estettä.
desk-fact-other-waits = Samaan aikaan joku pyytää säilyttämään tämän tilin.
desk-fact-access-unproven = Mikään ei todista, että tili on hänen. Koodi tuli perille hänen uuteen osoitteeseensa, eikä muuta ole.
desk-fact-access-told = Pyyntö tarkoittaa täsmälleen yhtä tiliä. Sen kaikkiin osoitteisiin ilmoitettiin { $at }, ja niistä voi vastustaa yhdellä painikkeella.
desk-fact-access-none = Mitään ei voi hyväksyä: pyyntö ei tarkoita täsmälleen yhtä tiliä, tilistä on avoinna toinen samanlainen pyyntö tai joku on äskettäin vastustanut sellaista. Henkilö ei saa tietää, mistä niistä on kyse.
desk-fact-access-live = Tämän tilin toinen poistaminen on kesken. Se menee edelle.
desk-fact-earlier-none = Tämän tilin poistamista ei ole aloitettu aiemmin.
desk-fact-earlier = Tämän tilin poistaminen on aloitettu aiemmin. Päivä: { $day }. Vaihe: { $state }.

desk-letter = Kirje
desk-letter-none = Kirjettä ei ole: pyyntö tehtiin painikkeella koodin jälkeen.
desk-letter-masked = Kirje on suljettu. Roolisi ei avaa sitä.
desk-letter-erased = Kirje poistettiin tilin yhteystietojen mukana.
desk-reveal-why = Miksi avaat sen?
desk-reveal-hint = Kirjeessä mainitaan henkilö. Lokiin jää, että avasit sen ja miksi.
desk-reveal-compare = Vertaaminen tiliin
desk-reveal-answer = Vastaaminen henkilölle
desk-reveal-law = Laki tai tuomioistuin vaatii sitä
desk-reveal = Avaa kirje

desk-decide = Päätä
desk-outcome = Päätöksesi
desk-approve = Hyväksy
desk-refuse = Hylkää
desk-refuse-hint = Valitse syy alta. Kaikille, jotka saavat ilmoituksen, kerrotaan myös, mihin voi valittaa.
desk-approve-revocation = Tili palautetaan lukittuna, ja se avataan palvelun omalla tilin palautustoiminnolla. Asiasta ilmoitetaan kaikkiin osoitteisiin.
desk-approve-revocation-second = Tili palautetaan lukittuna, ja se avataan palvelun omalla tilin palautustoiminnolla. Asiasta ilmoitetaan kaikkiin osoitteisiin.
desk-approve-access = Myös toisen kollegan on hyväksyttävä. Sitä ennen mitään ei tapahdu, eikä kenellekään ilmoiteta.
desk-approve-access-second = Olet toinen hyväksyjä. Lokiin jäävät todisteen sijasta molempien nimet. Tili suljetaan, ja asiasta ilmoitetaan kaikkiin osoitteisiin. Jokainen ilmoituksen saanut voi säilyttää tilin koko peruutusajan, ja sen jälkeen tili poistetaan.
desk-approve-immediate = Myös toisen kollegan on hyväksyttävä. Sitä ennen mitään ei tapahdu, eikä kenellekään ilmoiteta.
desk-approve-immediate-second = Olet toinen hyväksyjä: kaikkiin osoitteisiin ilmoitetaan, ja jokainen ilmoituksen saanut voi vastustaa vastustusajan loppuun asti. Sen jälkeen kaikki poistetaan.
desk-reason = Syy, jos hylkäät
desk-reason-hint = Kunkin alla oleva lause on se, jonka henkilö lukee.
desk-words = Muuta sanottavaa henkilölle (vapaaehtoinen)
desk-words-hint = Hänen kielellään. Enintään 1 000 merkkiä. Pakollinen, jos valitset ”Muu syy”.
desk-told = Nimeäsi ei kerrota henkilölle. Se jää lokiin.
desk-decide-button = Päätä ja avaa seuraava asia

desk-refusal-not-shown = Ei ole osoitettu, kenen tili on
desk-refusal-not-shown-told = Lähettämästäsi ei käynyt ilmi, että tili on sinun. Voit pyytää uudelleen, jos sinulla on jotakin, mikä osoittaa sen.
desk-refusal-contradicted = Joku, jolla on parempi näyttö, sanoo toisin
desk-refusal-contradicted-told = Joku, joka on osoittanut tilin omakseen, on ilmoittanut meille toisin.
desk-refusal-law = Laki vaatii sitä
desk-refusal-law-told = Laki ei salli meidän tehdä tätä nyt.
desk-refusal-duplicate = Samaa on pyydetty aiemmin
desk-refusal-duplicate-told = Olet pyytänyt samaa aiemmin, ja tutkimme sitä pyyntöä.
desk-refusal-other = Muu syy
desk-refusal-other-told = Vain omat sanasi alla.

desk-closed-decided = Asia on päätetty { $at }.
desk-closed-filer = Sinä kirjasit pyynnön. Jonkun muun on päätettävä.
desk-closed-person = Asia koskee omaa tiliäsi. Jonkun muun on päätettävä.
desk-closed-twice = Olet hyväksynyt sen. Toisen hyväksyjän on oltava joku muu.
desk-closed-role = Roolisi ei päätä asioista.
desk-closed-over = Poistaminen on edennyt: { $state }. Päätettävää ei enää ole.

desk-take = Ota tämä asia
desk-return = Palauta tämä asia
desk-comment = Muistiinpano kollegoille
desk-comment-hint = Henkilö ei koskaan lue tätä. Enintään 1 000 merkkiä.
desk-comment-button = Tallenna muistiinpano

desk-holds = Säilytysmääräykset
desk-hold-none = Säilytysmääräyksiä ei ole.
desk-hold-place = Määrää jotakin säilytettäväksi
desk-hold-about = Säilytettäväksi määrätyt tiedot jäävät poistopäivän jälkeen; kaikki muu poistetaan ajallaan. Kun määräys päättyy, loput poistetaan automaattisesti. Henkilö lukee, että poistaminen lykkääntyy, eikä mitään muuta.
desk-hold-categories = Mitä säilytetään
desk-hold-basis = Millä perusteella
desk-basis-legal-obligation = Laki velvoittaa meidät säilyttämään ne
desk-basis-legal-claims = Niitä tarvitaan oikeusvaateen esittämiseen tai siihen vastaamiseen
desk-basis-authority-order = Viranomainen on määrännyt niin
desk-basis-public-interest = Sananvapaus, tutkimus tai muu yleinen etu
desk-hold-note = Mikä tarkalleen
desk-hold-note-hint = Laki, määräys tai vaade ja sen numero. Enintään 200 merkkiä; älä mainitse ketään nimeltä.
desk-hold-review = Tarkistetaan uudelleen
desk-hold-review-hint = Päivä, esimerkiksi 2027-03-31, vuoden sisällä.
desk-hold-button = Määrää
desk-hold-everything = kaikki
desk-hold-end = Lopeta tämä määräys
desk-hold = Säilytetään: { $what }. Tarkistetaan uudelleen: { $day }.

desk-history = Mitä on tapahtunut
desk-deletion = Poistaminen { $reference }
desk-to-decision = Siirry päätökseen
desk-to-deletion = Koko poistaminen ja sen säilytysmääräykset
desk-state = Vaihe
desk-started-at = Aloitettu
desk-cases = Siihen kuuluvat asiat
desk-no-case = Kukaan ei ole kirjoittanut siitä.
desk-state-unverified = Tili nimetty, ei osoitettu omaksi
desk-state-preparing = Henkilö valmistelee
desk-state-blocked = Vahvistettu, odottaa esteen poistumista
desk-state-pending = Odottaa poistamista
desk-state-revoked = Peruttu: tili on palautettu
desk-state-erasing = Tietoja poistetaan
desk-state-erased = Poistettu, paitsi mitä on säilytettävä
desk-state-cleared = Poistettu, mitään ei ole jäljellä
desk-state-expired = Raukesi ennen kuin tuli voimaan
desk-state-withdrawn = Henkilö otti takaisin, tai päättyi ennen kuin tuli voimaan
desk-others = Tämän poistamisen muut asiat
desk-other = { $kind }, saapunut { $at }

desk-done-taken = Asia on sinulla.
desk-done-returned = Palautit asian.
desk-done-commented = Muistiinpano on tallennettu.
desk-done-revealed = Kirje on auki sinulle puoli tuntia.
desk-done-seconded = Hyväksytty. Myös toisen kollegan on hyväksyttävä.
desk-done-approved = Hyväksytty, ja kaikille on ilmoitettu. Tässä on seuraava asia.
desk-done-refused = Hylätty, ja kaikille on ilmoitettu syy. Tässä on seuraava asia.
desk-done-held = Säilytysmääräys on annettu.
desk-done-released = Säilytysmääräys on lopetettu.
desk-done-asked = Kysymys on lähetetty. Asia odottaa vastausta.
desk-done-answered = Vastaus on lähetetty, ja viesti on suljettu.
desk-done-extended = Vastaaminen kestää pidempään, ja lähettäjälle on kerrottu syy.
desk-done-closed = Viesti on suljettu.

desk-log = Palvelupisteen loki
desk-log-text = Kuka teki mitä, milloin ja miksi. Mitään ei voi muuttaa eikä ottaa pois; jokainen merkintä rakentuu edellisen varaan.
desk-pack = Valvontaviranomaiselle
desk-pack-text = Yksi tiedosto, jossa ovat voimassa olevat säännöt, mitä säilytetään ja kuka sitä käsittelee, jokainen asia määräaikoineen, hylkäykset perusteineen, säilytysmääräykset ja loki. Henkilöt ovat siinä numeroina. Viimeinen rivi sinetöi tiedoston, joten kuka tahansa voi tarkistaa sen ilman meitä.
desk-pack-from = Ensimmäinen päivä
desk-pack-to = Viimeinen päivä
desk-pack-button = Lataa paketti (JSON-rivit)
desk-log-export = Lataa viimeiset 90 päivää (JSON-rivit)

desk-act-revealed = { $who }: kirje avattu. { $why }.
desk-act-taken = { $who }: asia otettu.
desk-act-returned = { $who }: asia palautettu.
desk-act-commented = { $who }: muistiinpano kirjoitettu.
desk-act-asked = { $who }: henkilölle lähetetty kysymys.
desk-act-seconded = { $who }: hyväksytty ensimmäisenä kahdesta.
desk-act-approved = { $who }: hyväksytty.
desk-act-refused = { $who }: hylätty. { $why }.
desk-act-held = { $who }: tietoja määrätty säilytettäviksi.
desk-act-released = { $who }: säilytysmääräys lopetettu.
desk-act-answered = { $who }: lähettäjälle vastattu. { $why }
desk-act-extended = { $who }: ilmoitettu, että vastaaminen kestää pidempään. { $why }.
desk-act-closed = { $who }: viesti suljettu. { $why }.
desk-act-exported = { $who }: loki ladattu.
desk-who-operator = Palvelun ylläpitäjä
desk-who-you = Sinä

desk-figures = Luvut
desk-figures-since = Mukana ovat tästä päivästä alkaen päätetyt ja nyt avoimet asiat. Alkupäivä on { $day }.
desk-figure-open = Avoinna
desk-figure-decided = Päätetty
desk-figure-refused = Hylätty
desk-figure-median = Päiviä, mediaani
desk-figure-mean = Päiviä, keskiarvo
desk-access = Kuka on avannut mitä
desk-access-text = Neljännesvuosi: jokainen avattu kirje ja jokainen lokin lataaminen, henkilön ja syyn mukaan.
desk-access-none = Kukaan ei ole avannut mitään.
desk-access-revealed = { $who } ({ $role }), avattuja kirjeitä: { $count }. { $why }. Viimeksi { $at }.
desk-access-exported = { $who } ({ $role }), lokin latauksia: { $count }. Viimeksi { $at }.

desk-enter = Kirjaa pyyntö säilyttää tili
desk-enter-about = Joku soitti, kirjoitti chatissa, tuli tiskille tai lähetti kirjeen. Pyyntö pysäyttää poistamisen kerran, enintään neljäksitoista päiväksi; tilin kaikkiin osoitteisiin ilmoitetaan, ja asiasta päättää kollega, et sinä.
desk-channel = Miten pyyntö tuli?
desk-channel-telephone = Puhelimitse
desk-channel-chat = Chatissa
desk-channel-counter = Tiskillä
desk-channel-letter = Kirjeitse
desk-said = Mitä henkilö sanoi
desk-said-hint = Hänen sanoillaan, niin hyvin kuin pystyt. Enintään 1 000 merkkiä. Se, mitä hän kuvailee, ei todista mitään; sen, mitä hän voi osoittaa, tutkii asiasta päättävä kollega.
desk-enter-button = Kirjaa
desk-done-entered = Pyyntö on kirjattu, ja kaikkiin osoitteisiin on ilmoitettu. Kollega päättää.
desk-act-entered = { $who }: kirjattu, mitä joku pyysi. { $why }.

desk-questions = Kysymykset henkilölle
desk-ask = Kysy henkilöltä jotakin
desk-ask-hint = Hänen kielellään, enintään 1 000 merkkiä. Kysy sitä, mitä tarvitset päätökseen. Älä pyydä henkilöllisyystodistusta.
desk-ask-about = Kysymys menee sille, joka teki pyynnön, eikä kenellekään muulle. Päiväsi eivät kulu, ennen kuin hän vastaa, enintään neljäntoista päivän ajan; tietojen poistaminen ei kuitenkaan ole sen takia pysäytettynä pidempään. Mikään muu ei anna sinulle lisää päiviä: lupauksessa päättää ei ole poikkeuksia.
desk-ask-button = Lähetä kysymys
desk-ask-not-reached = Keneltäkään ei voi kysyä: ei tiedetä, mistä osoitteesta pyynnön tekijän tavoittaa.
desk-ask-late = Viimeinen päätöspäivä on ohi: myöhässä olevasta asiasta päätetään, ei kysytä.
desk-ask-enough = Kolme kysymystä on jo esitetty. Päätä niillä tiedoilla, jotka sinulla on.
desk-ask-over = Asia päätettiin ilman vastausta.
desk-answered = Vastattu { $at }. { $how }
desk-answered-page = Vastaus kirjoitettiin sivulla kysymyksen koodilla.
desk-answered-address = Vastaus tuli sähköpostilla osoitteesta, johon kysymys lähetettiin.
desk-answered-other-address = Vastaus tuli sähköpostilla muusta osoitteesta kuin siitä, johon kysymys lähetettiin.
desk-answer-with-letter = Vastaus on suljettu. Se avautuu yhdessä kirjeen kanssa.
desk-answer-closed = Vastaus on suljettu, kunnes kerrot, miksi avaat sen.
desk-look = Kollega katsoo tätä nyt
desk-look-here = Kollega katsoo tätä nyt. Voit silti tehdä kaiken, mutta jompikumpi teistä voi tehdä työn turhaan.
desk-act-signed-in = { $who }: kirjautuminen. { $why }
desk-act-signed-out = { $who }: uloskirjautuminen.
desk-act-added = { $who }: palvelupisteeseen lisätty { $whom }. { $why }.
desk-act-role-changed = { $who }: rooli muutettu, { $whom }. { $why }.
desk-act-removed = { $who }: palvelupisteestä poistettu { $whom }.
desk-act-turned-away = Jotakuta ei päästetty sisään. { $why }.
desk-act-forgotten = Säilytysaika päättyi, ja nämä poistettiin: { $why }.
desk-times = { $why }, { $count } kertaa tunnin aikana
desk-door-stranger = Ei kukaan henkilökunnasta
desk-door-word = Todiste siitä, kuka tulija on, ei kelvannut
desk-door-flow = Toisen selaimen kirjautuminen tai jo päättynyt kirjautuminen
desk-door-overtaken = Henkilö poistettiin palvelupisteestä juuri silloin, tai tilanne muuttui
desk-door-people = vuosi sitten palvelupisteestä lähteneiden henkilöiden nimet
desk-door-outlived = säilyvien tilien tiedot, joiden säilytysaika on päättynyt
desk-door-entries = tämän lokin yli kolme vuotta vanhat merkinnät
desk-door-first = Ensimmäinen pääkäyttäjä, jonka palvelun ylläpitäjä nimesi.

desk-bulk-hint = Näet vielä kerran, mitä tehdään, ennen kuin se tehdään.
desk-bulk-choose = Valitse { $reference }
desk-bulk-take = Ota merkityt
desk-bulk-return = Palauta merkityt
desk-bulk-give = Anna merkityt kollegalle
desk-bulk-take-button = Ota
desk-bulk-return-button = Palauta
desk-bulk-give-button = Anna
desk-bulk-take-done = Mitä otit
desk-bulk-return-done = Mitä palautit
desk-bulk-give-done = Mitä annoit kollegalle
desk-bulk-close-done = Mitä suljit
desk-bulk-will-be = { $count ->
    [0] Mitään tästä ei voi tehdä.
    [one] Tehdään yhdelle.
   *[other] Tehdään näin monelle: { $count }.
  }
desk-bulk-so-many = { $count ->
    [0] Mitään ei tehty.
    [one] Tehtiin yhdelle.
   *[other] Tehtiin näin monelle: { $count }.
  }
desk-bulk-done = Tehty
desk-bulk-overtaken = Vanhentunut: sen jälkeen on tapahtunut jotakin
desk-bulk-not-yours = Ei sinun: se on kollegalla
desk-bulk-same = Ei tehtävää: se oli jo niin
desk-bulk-back = Takaisin luetteloon

desk-give = Anna tämä kollegalle
desk-give-to = Kenelle
desk-give-button = Anna hänelle
desk-done-given = Asia on nyt kollegalla.
desk-act-given = { $who }: asia annettu kollegalle: { $why }.

desk-mails = Tätä poistamista koskevat viestit
desk-mails-of-sender = Saman lähettäjän muut viestit
desk-mail-also = Sulje nämä saman lähettäjän viestit samalla tavalla
desk-sibling-open = { $kind }, saapunut { $at }, avoin
desk-sibling-closed = { $kind }, saapunut { $at }, suljettu

desk-insert = Valmis teksti
desk-insert-none = Ei mitään
desk-insert-hint = Teksti lisätään sen perään, mitä olet kirjoittanut edellä, henkilön kielellä. Voit muuttaa sitä siinä.
desk-insert-button = Lisää teksti
desk-reply-proof = Mikä osoittaisi, kenen tili on
desk-reply-proof-told = Vielä puuttuu jotakin, mikä osoittaa, että tili on sinun. Paras todiste on koodi, jonka lähetämme tilin osoitteeseen. Älä lähetä meille salasanaa äläkä kopiota henkilöllisyystodistuksesta.
desk-reply-account = Mitä tiliä tarkoitetaan
desk-reply-account-told = Pyyntösi voi tarkoittaa useampaa kuin yhtä tiliä. Kirjoita meille ja mainitse viitenumero, joka on poistamista koskevassa viestissämme. Sen alussa on AD.
desk-reply-unreadable = Lähetettyä ei voi avata
desk-reply-unreadable-told = Emme pystyneet avaamaan sitä, mitä lähetit. Kirjoita asia itse viestiin, ilman liitteitä.
desk-reply-earlier = Samaa on pyydetty aiemmin
desk-reply-earlier-told = Olet pyytänyt samaa aiemmin, ja tutkimme sitä pyyntöä. Sinun ei tarvitse kirjoittaa uudelleen: vastaus koskee molempia.
desk-reply-settled = Jokin on ensin hoidettava
desk-reply-settled-told = Välillämme on vielä jotakin kesken, esimerkiksi maksu, toimitus tai riita-asia. Voit pyytää uudelleen heti, kun se on hoidettu.
desk-reply-elsewhere = Joku muu vastaa tähän
desk-reply-elsewhere-told = Me hoidamme vain tilien poistamista. Tilauksista, maksuista ja palautuksista voit kysyä asiakaspalvelustamme: siellä autetaan sinua mielellään.

desk-replies = Valmiit vastaukset
desk-replies-lead = Tekstejä, joita kollegat voivat lisätä hylätessään. Palvelupisteessä on valmiina kuusi tekstiä jokaisella kielellä; nämä ovat teidän omianne.
desk-replies-none = Teillä ei ole vielä omia.
desk-replies-add = Kirjoita uusi
desk-replies-one = Valmis vastaus
desk-replies-title = Otsikko
desk-replies-title-hint = Sen perusteella kollegat valitsevat tekstin. Enintään 100 merkkiä.
desk-replies-locale = Tekstin kieli
desk-replies-wording = Teksti
desk-replies-wording-hint = Mitä henkilö lukee. Enintään 1 000 merkkiä; älä mainitse ketään nimeltä.
desk-replies-save = Tallenna
desk-replies-remove = Poista
desk-act-worded = { $who }: valmis vastaus kirjoitettu.
desk-act-unworded = { $who }: valmis vastaus poistettu.
desk-disclosure-title = Lakiin perustuva luovutus
desk-disclosure-propose = Ehdota säilytettyjen tietojen luovuttamista
desk-disclosure-about = Vain, jos laki määrää niin. Sinä ehdotat, ja kollegan on hyväksyttävä; kukaan ei päätä omasta tilistään. Sen jälkeen jompikumpi teistä noutaa tiedot kerran, 24 tunnin kuluessa. Niitä ei tallenneta minnekään, ja jokainen vaihe jää lokiin.
desk-disclosure-handed = Mitä luovutetaan
desk-disclosure-authority = Kenelle luovutetaan
desk-disclosure-authority-hint = Tuomioistuin tai viranomainen ja sen toimipaikka. Henkilö lukee tämän. Enintään 200 merkkiä.
desk-disclosure-law = Mikä laki määrää niin
desk-disclosure-law-hint = Pykälä tai artikla ja se, mihin se velvoittaa. Henkilö lukee tämän. Enintään 1 000 merkkiä.
desk-disclosure-file = Määräyksen numero
desk-disclosure-file-hint = Niin kuin se on määräyksessä. Enintään 200 merkkiä.
desk-disclosure-telling = Saako henkilölle kertoa?
desk-disclosure-telling-now = Kyllä: hänelle kerrotaan heti, kun kollega on hyväksynyt
desk-disclosure-telling-later = Ei: laki kieltää sen tiettyyn päivään asti, ja hänelle kerrotaan silloin
desk-disclosure-ground = Miksi ei vielä
desk-disclosure-ground-hint = Vain jos laki kieltää sen: mikä laki. Henkilö ei lue tätä. Enintään 200 merkkiä.
desk-disclosure-until = Vaitiolon viimeinen päivä
desk-disclosure-until-hint = Vain jos laki kieltää sen. Päivä, esimerkiksi 2027-03-31, vuoden sisällä.
desk-disclosure-button = Ehdota
desk-disclosure-what = Luovutettavat tiedot: { $what }
desk-disclosure-waits = Kollegan on hyväksyttävä tai hylättävä ehdotus.
desk-disclosure-refused = Ehdotus hylättiin. Mitään ei luovuteta.
desk-disclosure-handed-at = Tiedot luovutettiin { $at }.
desk-disclosure-until-taken = Hyväksytty. Tiedot voi noutaa kerran, { $at } asti.
desk-disclosure-over = Hyväksytty, mutta tietoja ei noudettu ajoissa. Luovutusta voi ehdottaa uudelleen.
desk-disclosure-told = Henkilölle kerrottiin { $at }.
desk-disclosure-silent = Henkilölle ei kerrota ennen tätä hetkeä: { $at }. Älä sano hänelle mitään sitä ennen.
desk-disclosure-told-at-once = Henkilölle kerrotaan heti, kun ehdotus on hyväksytty.
desk-disclosure-approve = Hyväksy: laki määrää niin
desk-disclosure-refuse = Hylkää
desk-disclosure-fetch = Nouda tiedot, kerran
desk-done-proposed = Ehdotus on tehty. Kollegan on hyväksyttävä se.
desk-done-ordered = Hyväksytty. Jompikumpi teistä voi nyt noutaa tiedot.
desk-done-declined = Ehdotus on hylätty.
desk-act-proposed = { $who }: ehdotettu säilytettyjen tietojen luovuttamista, koska laki määrää niin.
desk-act-ordered = { $who }: hyväksytty, että laki määrää niin.
desk-act-declined = { $who }: luovuttaminen hylätty.
desk-act-handed-out = { $who }: tiedot noudettu.
