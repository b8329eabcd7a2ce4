kept-caption = Data that must be kept
kept-what = Data
kept-why = Why
kept-until = Until
blocker-line = { $what }. { $remedy }
blocker-unpaid-what = Something is not paid yet
blocker-unpaid-why = An account with open payments cannot be deleted.
blocker-unpaid-link = See what is open
blocker-unpaid-remedy = Pay it, or ask us to cancel the order if nothing was sent to you.
blocker-dispute-what = A dispute is open
blocker-dispute-why = Both sides need the messages and the order until it is settled.
blocker-dispute-link = See the dispute
blocker-dispute-remedy = Settle or withdraw the dispute. If you wait for an answer from us, ask for it.
blocker-investigation-what = The account is being looked at
blocker-investigation-why = While that goes on, the account cannot be deleted.
blocker-investigation-link = See your account
blocker-investigation-remedy = You need not do anything. Write to us if you want to know more.
blocker-violation-what = A rule of the service was broken
blocker-violation-why = The account cannot be deleted until this is settled.
blocker-violation-link = See your account
blocker-violation-remedy = Read our message about it, and answer or object there.
kept-by-hold = A legal duty holds it
kept-until-hold = the end of that duty
period-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
period-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
period-years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
quiet-sign-in = Sign-in
quiet-processor = { $processor }: messages and personalisation
calendar-summary = Last day to keep your account
calendar-description = To cancel the deletion, open { $page } and enter the reference { $reference } with the code from our message.
calendar-cancelled = The deletion was cancelled
reason-other = Other
others-what-is-kept = See what is erased and what is kept
account-since = Opened on { $day }
problem-next = Go on
printed-note = This is how things stood on { $at }. To see how they stand later, open { $page } and enter the reference and the status code.
lead-complaint = You can also complain
lead-complaint-text = You told us that you were cheated. Deleting your account does not settle that, and takes no right from you. Tell us what happened, and we look into it.
lead-complaint-link = Make a complaint
afterwards = When everything is done
