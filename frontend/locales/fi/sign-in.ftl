sign-in-with = Jatka palvelun { $operator } kautta
sign-in-or = Tai kirjaudu palveluun { $operator }: silloin et tarvitse koodia.
sign-in-title = Kirjaudu palveluun { $operator }
sign-in-leaving = Kirjaudut siellä ja palaat heti takaisin tänne. Se ei vielä poista mitään.
sign-in-go = Siirry kirjautumaan
