without-access-title = Pyydä meitä poistamaan tili, jolle et pääse
without-access-subject = Pyyntö poistaa tili, jolle en pääse
without-access-lead = Sinulle, jolla ei ole enää käytössä tilin sähköpostia, puhelinta eikä salasanaa. Et pysty osoittamaan, että tili on sinun, joten ihmiset tutkivat asian, ja se kestää pidempään.
without-access-other = Jos jokin tilin osoitteista on vielä käytössäsi, valitse lyhyempi tie. Siinä tarvitset koodin mutta et kirjettä:
without-access-other-link = Poista tili
without-access-then = Mitä sitten tapahtuu
without-access-code-when = Nyt
without-access-code = Osoitat, että tavoitamme sinut
without-access-code-text = Lähetämme koodin uuteen osoitteeseesi. Se osoittaa, että osoite on käytössäsi, mutta ei mitään tilistä.
without-access-told-when = Heti
without-access-told = Asiasta ilmoitetaan tilin kaikkiin osoitteisiin
without-access-told-text = Jos tällainen tili on olemassa. Jokainen, jolla on jokin osoitteista käytössään, voi vastustaa yhdellä painikkeella. Silloin mitään ei poisteta.
without-access-checked-when = { $count ->
    [one] { $count } työpäivän kuluessa
   *[other] { $count } työpäivän kuluessa
  }
without-access-checked = Kaksi työntekijäämme päättää
without-access-checked-text = Molempien on hyväksyttävä pyyntö. He vertaavat kirjoittamaasi tilin tietoihin. Älä lähetä kopioita asiakirjoista: emme pidä niitä näyttönä.
without-access-begun-when = Jos molemmat hyväksyvät
without-access-begun = Tili suljetaan ja poistetaan myöhemmin
without-access-begun-text = Poistamisen voi perua koko peruutusajan jokainen, jolla on jokin tilin osoite käytössään. Et saa kopiota tilin tiedoista, koska kukaan ei ole osoittanut, että tili on sinun.
without-access-none = Emme voi tehdä tätä täällä
without-access-none-text = Täällä tilin voi poistaa vain se, joka pystyy osoittamaan tilin omakseen. Kirjoita osoitteeseen { $contact }, niin ihminen auttaa sinua pääsemään takaisin tilillesi.
without-access-address = Uusi sähköpostiosoitteesi
without-access-address-hint = Osoite, joka on nyt käytössäsi. Vastaamme siihen emmekä mihinkään muuhun.
without-access-recognise = Mitä tiedät tilistä?
without-access-recognise-hint = Jotakin, mitä kukaan muu ei voi tietää, esimerkiksi mitä ostit ensimmäiseksi. Ei salasanoja eikä asiakirjojen numeroita. Enintään 500 merkkiä.
without-access-why-hint = Kirjoita omin sanoin, enintään 500 merkkiä. Esimerkiksi: numero on annettu jollekulle toiselle.
without-access-done = Kirjeesi on tullut perille
without-access-done-text = Olemme kirjoittaneet uuteen osoitteeseesi ja ilmoittaneet viitenumeron. Kaksi työntekijäämme tutkii asian, ja kuulet meistä siinä osoitteessa { $count ->
    [one] { $count } työpäivän
   *[other] { $count } työpäivän
  } kuluessa.
without-access-done-same = Kaikkien turvallisuuden vuoksi tällä sivulla lukee sama, olipa tällaista tiliä tai ei.
without-access-done-front = Takaisin etusivulle
