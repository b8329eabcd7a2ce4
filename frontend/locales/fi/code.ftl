code-title = Anna lähettämämme koodi
code-lead = Jos { $typed } kuuluu johonkin tiliin, koodi on matkalla tilin yhteystietoon.
code-lead-keep = Jos { $typed } kuuluu johonkin tiliin tai on kuulunut viimeisten 90 päivän aikana, koodi on matkalla sinne.
code-no-access-keep = Kokeile toista osoitetta, joka kuuluu tiliin tai on kuulunut siihen viimeisten 90 päivän aikana.
code-lead-proven = Koodi on matkalla tilisi yhteystietoon.
code-ask = Jotta voimme olla varmoja, että se olet sinä, lähetämme koodin tilisi yhteystietoon.
code-send = Pyydä koodi
code-label = Koodi
code-hint =
    { $count ->
        [one] 8 numeroa. Koodi on voimassa { $count } minuutin. Voit liittää sen leikepöydältä.
       *[other] 8 numeroa. Koodi on voimassa { $count } minuuttia. Voit liittää sen leikepöydältä.
    }
code-sent-again = Jos tili on olemassa, uusi koodi on matkalla. Aiemmat koodit eivät enää toimi.
code-again-because-old = Edellisestä koodista on jo aikaa, joten tarvitsemme uuden. Vastauksesi on tallennettu.
code-not-arrived = Eikö koodia tullut? Katso roskapostikansiosta, odota minuutti ja pyydä sitten uusi koodi.
code-again = Pyydä uusi koodi
code-no-access = En voi käyttää tätä sähköpostia tai puhelinta
code-no-access-text = Kirjaudu palveluun, lisää yhteystieto, joka on käytössäsi, ja palaa tänne. Uudella yhteystiedolla voi osoittaa tilin omakseen vasta 7 päivän kuluttua. Se suojaa sinua muilta ihmisiltä.
code-no-access-ask = Jos et pysty kirjautumaankaan, henkilökuntamme voi tutkia asian:
code-no-access-link = En pääse tililleni millään tavalla
code-lead-access = Koodi on matkalla osoitteeseen { $typed }. Sen avulla näemme, että tavoitamme sinut sieltä.
code-recovery = Vielä yksi vaihe, jotta kukaan muu ei vie tiliäsi: kirjoita koodi, jonka juuri lähetimme sinulle. Sen jälkeen poisto on peruttu.
