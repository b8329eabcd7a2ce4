desk-deliveries = Viestit käsittelijöille
desk-deliveries-lead = Muille, jotka käsittelevät ihmisten tietoja, kerrotaan täältä, kun heidän on pysähdyttävä, jatkettava tai poistettava, yhä uudelleen kolmen päivän ajan. Vahvistamatonta ei koskaan pidetä tehtynä.
desk-deliveries-none = Kenellekään ei ole vielä kerrottu mitään.
desk-deliveries-waiting = { $count ->
    [0] Mikään ei odota.
    [one] 1 viesti on matkalla.
   *[other] { $count } viestiä on matkalla.
  }
desk-deliveries-since = Vanhin niistä on odottanut hetkestä { $at }.
desk-deliveries-last = Viimeisin vastaus { $at }: { $what }
desk-deliveries-unset = Sinne ei voi lähettää mitään: asetukset puuttuvat tai ovat väärin.
desk-deliveries-missing = Käytännössä sen nimi on ”{ $id }”, mutta asetuksessa PROCESSORS sitä ei ole: sille ei kerrota mitään, eikä yksikään sitä koskeva poisto pääty. Lisää se sinne. Käytäntö ilman sitä ei muuta mitään jo alkaneissa poistoissa.
desk-deliveries-holds = { $count ->
    [one] Sitä odottaa 1 alkanut poisto.
   *[other] Sitä odottaa { $count } alkanutta poistoa.
  }
desk-deliveries-gone = Se ilmoittaa, ettei sitä enää ole. Mitään ei lähetetä, ennen kuin joku kertoo toisin.
desk-deliveries-reopen = Se on taas tavoitettavissa: lähetä uudet viestit
desk-deliveries-send-all = Lähetä kaikki saapumattomat uudelleen
desk-deliveries-dead = Ei saapunut perille
desk-deliveries-dead-lead = Näitä ei enää lähetetä itsestään. Selvitä käsittelijältä tai asetuksista, mikä on vialla, ja lähetä ne sitten uudelleen.
desk-deliveries-no-dead = Kaikki on saapunut tai on matkalla.
desk-deliveries-dead-since = Luovuttu { $at }.
desk-deliveries-sent = { $count ->
    [0] Ei lähetetty kertaakaan.
    [one] Lähetetty kerran.
   *[other] Lähetetty { $count } kertaa.
  }
desk-deliveries-send = Lähetä uudelleen
desk-delivery-kind-quiet = Lopeta viestit, kohdentaminen ja uusiutuvat maksut
desk-delivery-kind-restore = Jatka kuten ennen
desk-delivery-kind-erase = Poista tietoryhmä
desk-delivery-kind-erase-items = Poista yksittäisiä tietoja
desk-delivery-kind-refuse = Mitä henkilö kieltää
desk-delivery-kind-event-disabled = Tili on suljettu (tapahtuma)
desk-delivery-kind-event-session-revoked = Kukaan ei ole enää kirjautuneena (tapahtuma)
desk-delivery-kind-event-enabled = Tili on taas käytössä (tapahtuma)
desk-delivery-kind-event-purged = Tiliä ei enää ole (tapahtuma)
desk-delivery-heard-done = Tehty
desk-delivery-heard-verified = Tehty ja allekirjoitettu, ettei mitään ole jäljellä
desk-delivery-heard-accepted = Vastaanotettu, ei vielä tehty
desk-delivery-heard-silent = Ei vastausta
desk-delivery-heard-long = Vastaus on liian pitkä ollakseen vastaus
desk-delivery-heard-error = Vastauksessa mainitaan virhe
desk-delivery-heard-status = Vastaus ei ole vahvistus
desk-delivery-heard-redirect = Ohjattu muualle, mitä emme seuraa
desk-delivery-heard-slow = Pyysi lähettämään hitaammin
desk-delivery-heard-gone = Ei enää olemassa
desk-delivery-heard-failed = Se ilmoittaa epäonnistuneensa
desk-delivery-heard-held = Se ilmoitti valmistuneensa, mutta hallussa on yhä jotakin
desk-delivery-heard-settings = Ei lähetetty: asetukset ovat väärin
desk-delivery-heard-unset = Ei lähetetty: sitä ei enää ole asetuksissa
desk-delivery-heard-directory = Ei lähetetty: tilihakemisto ei vastannut
desk-act-resent = { $who }: viestejä käsittelijälle lähetetty uudelleen.
desk-act-reopened = { $who }: käsittelijä ilmoitettu taas tavoitettavaksi.
desk-done-resent = Lähetetään uudelleen minuutin kuluessa.
desk-done-reopened = Uudet viestit lähetetään sinne taas. Saapumattomat odottavat sinua alempana.
registry-own-delivery = Viestit käsittelijöille ja nimi, jolla ne tuntevat henkilön
registry-from-delivery = { $period } vahvistuksesta
receipt-verified-at = Vahvistettu ja tarkistettu { $at }
receipt-acknowledged-text = Vahvistettu tarkoittaa, että he sanovat niin. Tarkistettu tarkoittaa, että katsoimme itse tai että he ovat allekirjoittaneet, ettei mitään ole jäljellä.
mail-digest-deliveries-subject = { $count ->
    [one] 1 viesti käsittelijälle ei ole saapunut perille
   *[other] { $count } viestiä käsittelijöille ei ole saapunut perille
  }
mail-digest-deliveries = { $count ->
    [one] 1 viestiä käsittelijälle on lähetetty kolme päivää ilman vahvistusta. Katso sitä kohdasta ”Viestit käsittelijöille”.
   *[other] { $count } viestiä käsittelijöille on lähetetty kolme päivää ilman vahvistusta. Katso niitä kohdasta ”Viestit käsittelijöille”.
  }
