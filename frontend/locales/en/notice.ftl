# Notices of an incident or of a disclosure: the public pages, the mail, and the desk.
notice-incident = Notice of data breach, { $day }
notice-disclosure = Notice of a disclosure, { $day }
notice-incident-all = Something happened to data that we hold, and we are sorry. Everybody whose data it concerns gets a mail from us. Here is what we know, what it can mean for those people, and what they can do.
notice-incident-you = Something happened to data that we hold about you, and we are sorry. You did nothing wrong. Here is what we know, what it can mean for you, and what you can do.
notice-disclosure-all = A law obliged us to hand data over to somebody else. Everybody whose data it concerns gets a mail from us. Here is what we handed over, to whom, and why.
notice-disclosure-you = A law obliged us to hand data about you to somebody else. You are not asked to do anything. Here is what we handed over, to whom, and why.
notice-other = We have the following text in this language only: { $language }
notice-incident-days = Day on which it happened, or began: { $happened }. Day on which we noticed it: { $noticed }.
notice-disclosure-days = Day on which the order reached us: { $happened }. Day on which we handed the data over: { $noticed }.
notice-data = What information was involved
notice-part-what = What happened
notice-part-to = Who received the data
notice-part-basis = Which law orders it
notice-part-cause = How it could happen
notice-part-risk = What it can mean for you
notice-part-done = What we are doing
notice-part-advice = What you can do
notice-more = For more information
notice-contact = Write to { $contact }. A person reads it and answers you.
notice-yours = Notices about your data
notices-title = Incidents and disclosures
notices-lead = What happened to data that we hold, or had to be handed over because a law ordered it. Whoever is concerned also gets a mail. What concerns one person alone is told to that person alone, and is not on this page.
notices-none = There is no notice now.
notices-link = Incidents, and disclosures that a law ordered
mail-notice-page = You can read this notice again here, without signing in:
mail-notice-data = You can read this notice again with your data, after a code to your address:
mail-notice-safe = This letter asks you for no password, no code and no payment. Whoever writes to you about this and asks for one of them is not us.

desk-notices = Incidents and disclosures
desk-notices-lead = What people are told when something happened to their data, or when a law ordered that it be handed over. One of you writes it, another agrees, and then everybody concerned gets a mail.
desk-notices-none = There is none yet.
desk-notice = A notice
desk-notice-write = Write a notice
desk-notice-about-all = Write as to somebody who is frightened: what happened, what it means for them, what you do, what they can do. Name nobody, blame nobody, and make it no smaller than it is.
desk-notice-about = What it is about
desk-notice-about-incident = An incident: data was lost, changed, or seen by somebody who should not see it
desk-notice-about-disclosure = A disclosure: an authority or a court got data, because a law orders it
desk-notice-happened = When it happened
desk-notice-happened-hint = The day on which it happened or began. Of a disclosure: the day on which the order reached you.
desk-notice-known = When it was noticed
desk-notice-known-hint = The day on which you noticed it. Of a disclosure: the day on which the data was handed over.
desk-notice-concerned = Which data
desk-notice-telling = May people be told now?
desk-notice-telling-now = Yes: they are told as soon as a colleague has agreed
desk-notice-telling-later = No: a law or an authority forbids it until a day, and they are told then
desk-notice-until = Last day of the silence
desk-notice-until-hint = Only if it is forbidden now. Within a year.
desk-notice-audience = Whom it concerns
desk-notice-audience-all = Everybody with such data. It is also on the public page
desk-notice-audience-one = One person. It is told to them alone, and is on no public page
desk-notice-holder = Whose account
desk-notice-holder-hint = Only if it concerns one person: the account’s mail address, telephone number or user name.
desk-notice-incident-wants = A notice of an incident is not complete without: { $parts }
desk-notice-incident-wants-law = The law ({ $law }) wants in a notice of an incident: { $parts }
desk-notice-disclosure-wants = A notice of a disclosure is not complete without: { $parts }
desk-notice-in = The words in this language: { $language }
desk-notice-what-hint = In two or three plain sentences. At most 1,000 letters, like each part below.
desk-notice-to-hint = Of a disclosure only: the court or authority, and the office.
desk-notice-basis-hint = Of a disclosure only: the article, and what it obliges you to.
desk-notice-cause-hint = Of an incident only.
desk-notice-risk-hint = What may follow, as likely as it is. “Somebody may write to you and say that they are us.”
desk-notice-done-hint = What is done already, and what comes next.
desk-notice-advice-hint = What helps, one thing in each line. Say so if nothing need be done.
desk-notice-save = Save it for a colleague’s decision
desk-notice-waits = A colleague must agree or refuse.
desk-notice-refused = It was refused. Nobody is told.
desk-notice-silent = Agreed. Nobody is told before { $at }. Say nothing until then.
desk-notice-under-way = Agreed. Mails go out, a hundred accounts a minute.
desk-notice-sent = Every mail was ordered.
desk-notice-to-one = It concerns one person, and is on no public page.
desk-notice-to-all = It concerns everybody with such data, and is public as soon as the first are told.
desk-notice-addressed =
    { $count ->
        [one] 1 account is concerned so far.
       *[other] { $count } accounts are concerned so far.
    }
desk-notice-told =
    { $count ->
        [one] 1 person was told by mail.
       *[other] { $count } people were told by mail.
    }
desk-notice-unreached =
    { $count ->
        [0] Nobody was out of reach.
        [one] 1 person has no address that takes mail; tell them in another way.
       *[other] { $count } people have no address that takes mail; tell them in another way.
    }
desk-notice-own = You wrote it, so a colleague decides.
desk-notice-approve = Agree: send it
desk-notice-refuse = Refuse it
desk-notice-erased = Its words were erased on their day.
desk-notice-history = Who did what
desk-notice-part-missing = Write in { $language }: { $part }
desk-notice-part-too-long = At most 1,000 letters in { $language }: { $part }
desk-act-notice-written = { $who } wrote a notice of an incident or a disclosure.
desk-act-notice-agreed = { $who } agreed that the notice is sent.
desk-act-notice-declined = { $who } refused the notice.
desk-done-notice-written = Saved. A colleague must agree before anybody is told.
desk-done-notice-agreed = Agreed. It goes out by itself.
desk-done-notice-declined = Refused. Nobody is told.
error-about-missing = Choose whether it is an incident or a disclosure
error-happened-malformed = Enter when it happened as year, month and day, for example 2027-03-31
error-happened-out-of-range = Choose a day for when it happened that is not after today
error-known-malformed = Enter when it was noticed as year, month and day, for example 2027-03-31
error-known-out-of-range = Choose a day for when it was noticed that is not after today
error-known-before = Choose a day for when it was noticed that is not before it happened
error-concerned-missing = Choose which data it is about
error-audience-missing = Choose whom it concerns
error-holder-not-one = No account has this name, or more than one has
registry-own-notice = Notices of incidents and disclosures, and who was told
registry-from-notice = { $period } after they were written
