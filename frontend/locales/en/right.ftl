right-link = See, correct or delete part of your data
right-link-text = Keep your account, and decide what happens to the data in it.
right-title = Your data, and what you may do with it
right-lead = Your account stays. You need no reason, and it costs nothing. You can:
right-can-see = see what we hold about you, and why
right-can-copy = take a copy of it
right-can-correct = correct your name and your addresses
right-can-part = delete part of it, for instance old orders
right-can-refuse = refuse advertising and personalisation
right-prove = First you show that the account is yours. We send you a code.
right-leave = You want everything to go?
right-no-access = If you cannot get to that mailbox, sign in to the service and put in a contact that you can reach, or write to { $contact }. A person helps you.
right-account = Which account is it about?
right-account-lead = More than one account uses what you typed.
right-home = Your data
right-home-lead = This is what we hold about you. For your safety this page closes half an hour after you entered the code.
right-pending = Your account is waiting to be deleted. Until then you can look at your data, but nothing can be changed. If you cancel the deletion, you can come back here.
right-asked = What you asked for
right-act-preferences = { $at }: what your data may be used for. Refused: { $what }.
right-act-preferences-none = { $at }: what your data may be used for. Nothing is refused.
right-act-part =
    { $count ->
        [one] { $at }: delete { $count } entry of “{ $what }”.
       *[other] { $at }: delete { $count } entries of “{ $what }”.
    }
right-act-correct = { $at }: correct “{ $what }”. Done.
right-act-copy = { $at }: a copy of your data.
right-told = { $who }: done on { $at }
right-told-not-yet = { $who }: asked, and not confirmed yet
right-told-copy = It is being prepared. Load this page again in a minute.
right-told-copy-ready = It was ready on { $at }.
right-preferences-text = Effective at once, here and at everybody who works for us.
right-correct-text = Your name, and the addresses that you gave us.
right-kinds = What we hold, kind by kind
right-kinds-text = Open a kind of data to see all of it, why we have it and who works with it, or to delete part of it.
right-copy = Prepare a copy
right-copy-text = One zip file, to read in any browser and to move to another service (HTML and JSON). We tell every address of the account when it is ready.
right-why = Why we have it
right-why-account = It belongs to your account, and stays as long as you have the account, or until you delete it here.
right-why-kept = When the account is deleted, it is locked away for { $until } and nobody reads it. The reason: { $basis }
right-who = Who works with it:
right-what = What is in it
right-hidden = It is not shown on a page that opens with a mailed code: that protects you from whoever reads your messages. To see it, write to { $contact }.
right-preferences = Refuse advertising and personalisation
right-preferences-lead = A tick means that you allow it. Take the tick away, and it stops.
right-preferences-legend = What we may use your data for
right-use-marketing = Messages that advertise
right-use-marketing-hint = Newsletters, offers and reminders.
right-use-push = Push messages chosen for you
right-use-push-hint = Messages on your phone that depend on what you looked at or bought.
right-use-recommendations = Recommendations chosen for you
right-use-recommendations-hint = What we show you because of what you looked at or bought.
right-preferences-service = Messages about your orders, your account and your rights still come: they are part of the service.
right-preferences-save = Save
right-preferences-none = Refuse all of it
right-signal = Your browser asks every site not to use your data in this way (Global Privacy Control). We have refused it for you. Tick only what you want all the same.
right-correct = Correct your details
right-correct-lead = What you save here counts at once. To change your e-mail address or phone number, sign in to the service: a new one must be proven first.
right-correct-save = Save
right-correct-name = Your name
right-correct-new = Another address
right-field-name = Name
right-field-recipient = Who gets the parcel
right-field-street = Street and number
right-field-city = Postcode and town
right-field-country = Country
right-part = Delete part of “{ $kind }”
right-part-link = Delete part of it
right-part-lead = Tick what is to go, or enter days. Before anything goes you see it once more.
right-part-none = There is nothing here that can be deleted now.
right-part-items = What is to go
right-part-older =
    { $count ->
        [one] { $count } older entry is not in this list. Choose it by its day.
       *[other] { $count } older entries are not in this list. Choose them by their days.
    }
right-part-days = Or everything of some days
right-part-since = From this day (leave it empty for all from the first)
right-part-before = Up to and with this day
right-part-kept = What has to stay for now
right-kept-unpaid = { $what }: it is not paid yet
right-kept-open = { $what }: it is still on its way
right-kept-refund = { $what }: money is on its way back to you
right-check = Look at it once more
right-check-lead =
    { $count ->
        [one] { $count } entry of “{ $kind }” is deleted. Everything else stays as it is.
       *[other] { $count } entries of “{ $kind }” are deleted. Everything else stays as it is.
    }
right-check-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
right-check-nothing = None of what you chose can be deleted now.
right-check-who = Who deletes it
right-check-warning = This cannot be undone. Nobody can read it again, not even from an old copy of our database.
right-check-erase =
    { $count ->
        [one] Delete { $count } entry
       *[other] Delete { $count } entries
    }
right-check-keep = Keep everything
