sign-in-with = Continue with { $operator }
sign-in-or = Or sign in at { $operator }: then you need no code.
sign-in-title = Sign in at { $operator }
sign-in-leaving = You sign in there and come straight back here. Nothing is deleted by that.
sign-in-go = Go there now
