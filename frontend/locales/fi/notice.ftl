# Notices of an incident or of a disclosure: the public pages, the mail, and the desk.
notice-incident = Ilmoitus tietoturvaloukkauksesta, { $day }
notice-disclosure = Ilmoitus tietojen luovuttamisesta, { $day }
notice-incident-all = Tiedoille, joita meillä on, on tapahtunut jotakin, ja olemme siitä pahoillamme. Jokainen, jota asia koskee, saa meiltä sähköpostin. Tässä on, mitä tiedämme, mitä se voi merkitä heille ja mitä he voivat tehdä.
notice-incident-you = Sinua koskeville tiedoille, joita meillä on, on tapahtunut jotakin, ja olemme siitä pahoillamme. Et ole tehnyt mitään väärin. Tässä on, mitä tiedämme, mitä se voi merkitä sinulle ja mitä voit tehdä.
notice-disclosure-all = Laki velvoitti meidät luovuttamaan tietoja toiselle taholle. Jokainen, jota asia koskee, saa meiltä sähköpostin. Tässä on, mitä luovutimme, kenelle ja miksi.
notice-disclosure-you = Laki velvoitti meidät luovuttamaan sinua koskevia tietoja toiselle taholle. Sinun ei tarvitse tehdä mitään. Tässä on, mitä luovutimme, kenelle ja miksi.
notice-other = Seuraava teksti on meillä vain tällä kielellä: { $language }
notice-incident-days = Päivä, jona se tapahtui tai alkoi: { $happened }. Päivä, jona huomasimme sen: { $noticed }.
notice-disclosure-days = Päivä, jona saimme määräyksen: { $happened }. Päivä, jona luovutimme tiedot: { $noticed }.
notice-data = Mitä tietoja asia koskee
notice-part-what = Mitä tapahtui
notice-part-to = Kuka sai tiedot
notice-part-basis = Mikä laki määrää niin
notice-part-cause = Miten se oli mahdollista
notice-part-risk = Mitä se voi merkitä sinulle
notice-part-done = Mitä me teemme
notice-part-advice = Mitä voit tehdä
notice-more = Lisätietoja
notice-contact = Kirjoita osoitteeseen { $contact }. Ihminen lukee viestisi ja vastaa sinulle.
notice-yours = Tietojasi koskevat ilmoitukset
notices-title = Mitä tiedoille on tapahtunut
notices-lead = Mitä meillä oleville tiedoille on tapahtunut tai mitä niistä oli luovutettava, koska laki määräsi niin. Jokainen, jota asia koskee, saa myös sähköpostin. Mikä koskee vain yhtä henkilöä, kerrotaan vain hänelle, eikä se ole tällä sivulla.
notices-none = Ilmoituksia ei nyt ole.
notices-link = Tietoturvaloukkaukset ja lakiin perustuvat luovutukset
mail-notice-page = Voit lukea tämän ilmoituksen uudelleen täällä kirjautumatta:
mail-notice-data = Voit lukea tämän ilmoituksen uudelleen tietojesi yhteydessä, kun annat osoitteeseesi lähetetyn koodin:
mail-notice-safe = Emme pyydä tässä viestissä salasanaa, koodia emmekä maksua. Jos joku kirjoittaa sinulle tästä ja pyytää jotakin niistä, hän ei ole me.

desk-notices = Loukkaukset ja luovutukset
desk-notices-lead = Mitä ihmisille kerrotaan, kun heidän tiedoilleen on tapahtunut jotakin tai kun laki määräsi ne luovutettaviksi. Yksi teistä kirjoittaa ilmoituksen, toinen hyväksyy sen, ja sitten jokainen, jota asia koskee, saa sähköpostin.
desk-notices-none = Niitä ei ole vielä.
desk-notice = Ilmoitus
desk-notice-write = Kirjoita ilmoitus
desk-notice-about-all = Kirjoita kuin ihmiselle, joka on peloissaan: mitä tapahtui, mitä se merkitsee hänelle, mitä te teette, mitä hän voi tehdä. Älä nimeä äläkä syytä ketään äläkä vähättele.
desk-notice-about = Mistä on kyse
desk-notice-about-incident = Tietoturvaloukkauksesta: tietoja katosi, muuttui tai päätyi sellaiselle, jonka ei pitäisi nähdä niitä
desk-notice-about-disclosure = Luovutuksesta: viranomainen tai tuomioistuin sai tietoja, koska laki määrää niin
desk-notice-happened = Milloin se tapahtui
desk-notice-happened-hint = Päivä, jona se tapahtui tai alkoi. Luovutuksessa päivä, jona saitte määräyksen.
desk-notice-known = Milloin se huomattiin
desk-notice-known-hint = Päivä, jona huomasitte sen. Luovutuksessa päivä, jona tiedot luovutettiin.
desk-notice-concerned = Mitkä tiedot
desk-notice-telling = Saako asiasta kertoa nyt?
desk-notice-telling-now = Kyllä: siitä kerrotaan heti, kun kollega on hyväksynyt
desk-notice-telling-later = Ei: laki tai viranomainen kieltää sen tiettyyn päivään asti, ja siitä kerrotaan silloin
desk-notice-until = Vaitiolon viimeinen päivä
desk-notice-until-hint = Vain jos kertominen on nyt kielletty. Vuoden sisällä.
desk-notice-audience = Ketä se koskee
desk-notice-audience-all = Kaikkia, joista on tällaisia tietoja. Ilmoitus on myös julkisella sivulla
desk-notice-audience-one = Yhtä henkilöä. Siitä kerrotaan vain hänelle, eikä se ole julkisella sivulla
desk-notice-holder = Kenen tili
desk-notice-holder-hint = Vain jos asia koskee yhtä henkilöä: tilin sähköpostiosoite, puhelinnumero tai käyttäjätunnus.
desk-notice-incident-wants = Tietoturvaloukkauksen ilmoituksessa on oltava: { $parts }
desk-notice-incident-wants-law = Lain ({ $law }) mukaan tietoturvaloukkauksen ilmoituksessa on oltava: { $parts }
desk-notice-disclosure-wants = Luovutuksen ilmoituksessa on oltava: { $parts }
desk-notice-in = Teksti tällä kielellä: { $language }
desk-notice-what-hint = Kaksi tai kolme selkeää virkettä. Enintään 1 000 merkkiä, kuten jokaisessa alla olevassa osassa.
desk-notice-to-hint = Vain luovutuksessa: tuomioistuin tai viranomainen ja sen toimipaikka.
desk-notice-basis-hint = Vain luovutuksessa: pykälä tai artikla ja se, mihin se velvoittaa.
desk-notice-cause-hint = Vain tietoturvaloukkauksessa.
desk-notice-risk-hint = Mitä siitä voi seurata, niin todennäköisenä kuin se on. ”Joku voi kirjoittaa sinulle meidän nimissämme.”
desk-notice-done-hint = Mitä on jo tehty ja mitä tehdään seuraavaksi.
desk-notice-advice-hint = Mikä auttaa, yksi asia rivillä. Jos mitään ei tarvitse tehdä, kerro se.
desk-notice-save = Tallenna kollegan päätettäväksi
desk-notice-waits = Kollegan on hyväksyttävä tai hylättävä ilmoitus.
desk-notice-refused = Ilmoitus hylättiin. Kenellekään ei kerrota.
desk-notice-silent = Hyväksytty. Kenellekään ei kerrota ennen tätä hetkeä: { $at }. Älä sano mitään sitä ennen.
desk-notice-under-way = Hyväksytty. Sähköpostit lähtevät, sata tiliä minuutissa.
desk-notice-sent = Kaikki sähköpostit on annettu lähetettäviksi.
desk-notice-to-one = Asia koskee yhtä henkilöä, eikä se ole julkisella sivulla.
desk-notice-to-all = Asia koskee kaikkia, joista on tällaisia tietoja, ja se on julkinen heti, kun ensimmäisille kerrotaan.
desk-notice-addressed =
    { $count ->
        [one] Asia koskee tähän mennessä yhtä tiliä.
       *[other] Asia koskee tähän mennessä { $count } tiliä.
    }
desk-notice-told =
    { $count ->
        [one] Yhdelle henkilölle on kerrottu sähköpostilla.
       *[other] { $count } henkilölle on kerrottu sähköpostilla.
    }
desk-notice-unreached =
    { $count ->
        [0] Kaikki on tavoitettu.
        [one] Yhdellä henkilöllä ei ole toimivaa sähköpostiosoitetta; kertokaa hänelle muulla tavalla.
       *[other] { $count } henkilöllä ei ole toimivaa sähköpostiosoitetta; kertokaa heille muulla tavalla.
    }
desk-notice-own = Sinä kirjoitit sen, joten kollega päättää.
desk-notice-approve = Hyväksy: lähetä se
desk-notice-refuse = Hylkää
desk-notice-erased = Sen teksti poistettiin määräpäivänä.
desk-notice-history = Kuka teki mitä
desk-notice-part-missing = Kirjoita tällä kielellä ({ $language }): { $part }
desk-notice-part-too-long = Enintään 1 000 merkkiä tällä kielellä ({ $language }): { $part }
desk-act-notice-written = { $who }: kirjoitettu ilmoitus tietoturvaloukkauksesta tai luovutuksesta.
desk-act-notice-agreed = { $who }: ilmoituksen lähettäminen hyväksytty.
desk-act-notice-declined = { $who }: ilmoitus hylätty.
desk-done-notice-written = Tallennettu. Kollegan on hyväksyttävä se, ennen kuin kenellekään kerrotaan.
desk-done-notice-agreed = Hyväksytty. Se lähtee itsestään.
desk-done-notice-declined = Hylätty. Kenellekään ei kerrota.
error-about-missing = Valitse, onko kyse tietoturvaloukkauksesta vai luovutuksesta
error-happened-malformed = Anna tapahtumapäivä muodossa vuosi, kuukausi ja päivä, esimerkiksi 2027-03-31
error-happened-out-of-range = Valitse tapahtumapäivä, joka ei ole tämän päivän jälkeen
error-known-malformed = Anna huomaamispäivä muodossa vuosi, kuukausi ja päivä, esimerkiksi 2027-03-31
error-known-out-of-range = Valitse huomaamispäivä, joka ei ole tämän päivän jälkeen
error-known-before = Valitse huomaamispäivä, joka ei ole ennen tapahtumapäivää
error-concerned-missing = Valitse, mitä tietoja asia koskee
error-audience-missing = Valitse, ketä asia koskee
error-holder-not-one = Antamasi tieto ei kuulu mihinkään tiliin, tai se kuuluu useampaan kuin yhteen
registry-own-notice = Ilmoitukset tietoturvaloukkauksista ja luovutuksista ja tieto siitä, kenelle on kerrottu
registry-from-notice = { $period } niiden kirjoittamisesta
