registry-title = What we keep, and how long
registry-lead = Every kind of data that we have: what it is for, how long it is kept, and who receives it.
registry-waits = While a deletion of your account waits, nothing is cleared: if you keep the account, all is as it was. What a law or a court holds stays until that ends.
registry-pictures = In each picture the upper line is the account while you have it, the lower one what happens after you leave: thin until the erasure, thick while it is locked away. A dot is where it ends.
registry-picture = { $what }: the times as a picture
registry-told = { $what }: { $told }
registry-purpose = What for
registry-basis = Why we may
registry-basis-contract = You ordered something from us (contract)
registry-basis-consent = You agreed, and can take that back (consent)
registry-basis-obligation = A law demands it (legal obligation)
registry-basis-interest = We need it, and have weighed that against your interests (legitimate interest)
registry-stays = While you have the account
registry-stays-account = As long as you have the account
registry-stays-created = { $period } from when it was made, then it is cleared by itself
registry-stays-last-order = { $period } from your last order, then it is cleared by itself
registry-leaves = After you leave
registry-leaves-erased = Erased with the account
registry-leaves-anonymised = Made anonymous with the account: nobody can tell any more whose it was
registry-leaves-kept = Locked away for { $period } after the erasure of the account, then erased. Nobody reads it. { $basis }
registry-leaves-contact = Erased as soon as our last message to you is accepted, after 72 hours at the latest
registry-who = Who receives it
registry-cleared = Cleared by itself in the last 90 days
registry-own = What we keep of our own work
registry-own-text = When you ask us for something, that leaves traces at our desk. They end, too.
registry-own-log = Who did what at our desk
registry-from-log = { $period } after it was written
registry-own-order = Orders of a court or an authority
registry-from-order = { $period } after two of our staff looked at them
registry-own-name = Names of our staff
registry-from-name = { $period } after they left the desk
registry-own-letter = Letters of people who have lost every way in
registry-from-letter = { $period } after they came
registry-own-mail = Mails to our desk
registry-from-mail = { $period } after they were answered or closed
registry-own-question = A question of ours that nobody answers
registry-from-question = Waits for { $period }, then it ends
registry-own-copy = The copy of your data that you asked for
registry-from-copy = { $period } after it was ready
registry-own-typed = What was typed before anything was proven
registry-from-typed = Unreadable { $period } after that day
registry-own-count = How many messages went to an address
registry-from-count = { $period } after they were counted
registry-own-answer = Answers to machines
registry-from-answer = { $period } after they were given
registry-own-session = Your way through a request in one browser
registry-from-session = { $period } after it began
registry-own-sitting = A sign-in of our staff
registry-from-sitting = { $period } after it
registry-own-code = One-time codes
registry-from-code = { $period } after they were sent
registry-own-look = Who of our staff looks at a case
registry-from-look = { $period } after they opened it
registry-own-flow = A sign-in of our staff that is not finished
registry-from-flow = { $period } after it began
registry-clocks = By when we act, as the law says
registry-duty-acknowledge = We say that your request has come
registry-duty-answer = We answer your request
registry-duty-acknowledge-complaint = We say that your complaint has come
registry-duty-answer-complaint = We answer your complaint
registry-duty-records = We keep the record of your request
registry-duty-deletion-list = We work through the public deletion list
registry-clock = { $period } from { $start } ({ $source })
registry-start-receipt = the day it came
registry-start-complete = the day on which we had all that we need to know who you are
registry-start-acceptance = the day on which we accepted it
registry-start-response = our answer
registry-start-download = the last time we fetched it
registry-business-days =
    { $count ->
        [one] { $count } business day
       *[other] { $count } business days
    }
registry-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
registry-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
desk-registry = What is kept
