registry-title = Mitä säilytämme ja kuinka kauan
registry-lead = Kaikki tietoryhmät, joita meillä on: mitä varten tiedot ovat, kuinka kauan ne säilytetään ja kuka ne saa.
registry-waits = Kun tilisi odottaa poistamista, mitään ei poisteta automaattisesti: jos säilytät tilin, kaikki on ennallaan. Se, minkä säilyttämistä laki tai tuomioistuin edellyttää, säilyy, kunnes velvollisuus päättyy.
registry-pictures = Kunkin kuvan ylempi viiva näyttää ajan, jolloin sinulla on tili, ja alempi sen, mitä tapahtuu lähdettyäsi: viiva on ohut tietojen poistamiseen asti ja paksu niin kauan kuin tiedot ovat lukittuina. Piste on siinä, missä aika päättyy.
registry-picture = { $what }: ajat kuvana
registry-told = { $what }: { $told }
registry-purpose = Mitä varten
registry-basis = Miksi meillä on oikeus siihen
registry-basis-contract = Tilasit meiltä jotakin (sopimus)
registry-basis-consent = Suostuit tähän ja voit perua suostumuksesi (suostumus)
registry-basis-obligation = Laki vaatii sitä (lakisääteinen velvoite)
registry-basis-interest = Tarvitsemme tietoja ja olemme punninneet tarvetta sinun etujasi vasten (oikeutettu etu)
registry-stays = Kun sinulla on tili
registry-stays-account = Niin kauan kuin sinulla on tili
registry-stays-created = { $period } tietojen syntymisestä, sitten ne poistetaan automaattisesti
registry-stays-last-order = { $period } viimeisestä tilauksestasi, sitten tiedot poistetaan automaattisesti
registry-leaves = Kun olet lähtenyt
registry-leaves-erased = Poistetaan tilin mukana
registry-leaves-anonymised = Anonymisoidaan, kun tili poistetaan: kukaan ei voi enää tietää, kenen tietoja ne olivat
registry-leaves-kept = Säilytetään lukittuina tilin poistamisen jälkeen: { $period }. Sitten tiedot poistetaan. Kukaan ei lue niitä. { $basis }
registry-leaves-contact = Poistetaan heti, kun viimeinen viestimme sinulle on otettu vastaan, viimeistään 72 tunnin kuluttua
registry-who = Kuka ne saa
registry-cleared = Poistettu automaattisesti viimeisten 90 päivän aikana
registry-own = Mitä säilytämme omasta työstämme
registry-own-text = Kun pyydät meiltä jotakin, siitä jää jälkiä palvelupisteeseemme. Niilläkin on määräaikansa.
registry-own-log = Kuka teki mitä palvelupisteessämme
registry-from-log = { $period } merkinnän kirjoittamisesta
registry-own-order = Tuomioistuimen tai viranomaisen määräykset
registry-from-order = { $period } siitä, kun kaksi työntekijäämme käsitteli määräyksen
registry-own-name = Työntekijöidemme nimet
registry-from-name = { $period } siitä, kun työntekijä lähti palvelupisteestä
registry-own-letter = Kirjeet niiltä, jotka eivät pääse tililleen millään tavalla
registry-from-letter = { $period } kirjeen saapumisesta
registry-own-mail = Palvelupisteeseemme tulleet viestit
registry-from-mail = { $period } siitä, kun viestiin vastattiin tai se suljettiin
registry-own-question = Kysymyksemme, johon kukaan ei vastaa
registry-from-question = Odottaa vastausta, kunnes on kulunut { $period }, ja päättyy sitten
registry-own-right = Mitä pyysit tiedoistasi ja kuka sen vahvisti
registry-from-right = { $period } siitä, kun pyysit
registry-own-copy = Pyytämäsi kopio tiedoistasi
registry-from-copy = { $period } kopion valmistumisesta
registry-own-typed = Mitä kirjoitettiin, ennen kuin mitään oli osoitettu
registry-from-typed = Ei enää luettavissa, kun siitä päivästä on kulunut { $period }
registry-own-count = Kuinka monta viestiä osoitteeseen on lähetetty
registry-from-count = { $period } laskemisesta
registry-own-answer = Vastaukset koneille
registry-from-answer = { $period } vastauksen antamisesta
registry-own-session = Pyyntösi eteneminen yhdessä selaimessa
registry-from-session = { $period } siitä, kun aloitit
registry-own-sitting = Työntekijämme kirjautuminen
registry-from-sitting = { $period } kirjautumisesta
registry-own-code = Kertakäyttöiset koodit
registry-from-code = { $period } koodin lähettämisestä
registry-own-look = Kuka työntekijöistämme katsoo asiaa
registry-from-look = { $period } asian avaamisesta
registry-own-flow = Työntekijämme keskeneräinen kirjautuminen
registry-from-flow = { $period } kirjautumisen aloittamisesta
registry-clocks = Missä ajassa toimimme lain mukaan
registry-duty-acknowledge = Ilmoitamme, että pyyntösi on tullut perille
registry-duty-answer = Vastaamme pyyntöösi
registry-duty-acknowledge-complaint = Ilmoitamme, että valituksesi on tullut perille
registry-duty-answer-complaint = Vastaamme valitukseesi
registry-duty-records = Säilytämme merkinnän pyynnöstäsi
registry-duty-deletion-list = Käymme läpi julkisen poistoluettelon
registry-clock = { $period } { $start } ({ $source })
registry-start-receipt = saapumispäivästä
registry-start-complete = siitä päivästä, jona meillä oli kaikki, mitä tarvitsemme tietääksemme, kuka olet
registry-start-acceptance = siitä päivästä, jona otimme asian käsiteltäväksi
registry-start-response = vastauksestamme
registry-start-download = siitä, kun haimme luettelon viimeksi
registry-business-days =
    { $count ->
        [one] { $count } työpäivä
       *[other] { $count } työpäivää
    }
registry-hours =
    { $count ->
        [one] { $count } tunti
       *[other] { $count } tuntia
    }
registry-minutes =
    { $count ->
        [one] { $count } minuutti
       *[other] { $count } minuuttia
    }
desk-registry = Mitä säilytetään
