staff-brand = The desk
staff-sign-out = Sign out
staff-nameless = Name not known
staff-to-desk = To the desk
staff-sign-in = Sign in
staff-sign-in-again = Sign in again
staff-sign-in-title = Sign in to the desk
staff-sign-in-lead = For the people who look after requests. You sign in where you sign in for your other work.
staff-sign-in-leaving = You are on your way to sign in.
staff-sign-in-go = Go there now
staff-name = Name
staff-mail = E-mail
staff-role = Role
staff-note = Note
staff-you = This is you
staff-has-come = Signs in here
staff-has-not-come = Has not signed in yet
staff-people = People of the desk
staff-add = Add somebody
staff-add-lead = They can sign in from now on. Nothing is sent to them: tell them yourself.
staff-add-button = Add
staff-person-you = Nobody changes their own role. Another administrator can.
staff-person-role = Change the role
staff-person-role-button = Change
staff-person-remove = Remove from the desk
staff-person-remove-lead = They are signed out at once. What they decided stays, with their name.
staff-person-remove-button = Remove
staff-role-agent = Agent
staff-role-agent-hint = Sees cases and decides them one by one
staff-role-lead = Lead
staff-role-lead-hint = Also decides several at once, and gives cases to others
staff-role-auditor = Auditor
staff-role-auditor-hint = Reads everything, the log too, and changes nothing
staff-role-administrator = Administrator
staff-role-administrator-hint = Looks after the people of the desk, and sees no case
staff-addresses = Addresses that may not be used again
staff-addresses-next = Fingerprints of addresses are kept, because the policy says that they are never used again. The next review is due by { $date }.
staff-addresses-due =
    { $count ->
        [one] One fingerprint is due.
       *[other] { $count } fingerprints are due.
    }
staff-addresses-ask = Is it still needed that these addresses cannot sign up again? Without a good reason, erase them.
staff-addresses-keep = Keep them for another year
staff-addresses-erase = Erase them
