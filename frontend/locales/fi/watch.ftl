watch-erased = Jokin on muuttunut: katso, missä vaiheessa pyyntösi on.
watch-copy = Kopiostasi on uutta tietoa.
watch-show = Näytä tulos
watch-offline = Meihin ei saa yhteyttä juuri nyt. Mitään ei ole menetetty: jatkamme työtä, ja tämä sivu kysyy uudelleen automaattisesti. Jos tilanne jatkuu, tarkista yhteytesi ja avaa sivu uudelleen.
