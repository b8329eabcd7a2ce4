account-title = Minkä tilin haluat poistaa?
account-lead = Antamasi tieto kuuluu useampaan kuin yhteen tiliin. Vain valitsemasi tili poistetaan.
account-legend = Tili
account-hint = Osa tiedoista on peitetty turvallisuutesi vuoksi.
