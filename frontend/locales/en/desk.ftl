# The staff's desk. Read by colleagues: short, exact, calm.

desk-parts = Parts of the queue
desk-part-open = Everything open
desk-part-mine = Mine
desk-part-revocation = To keep an account
desk-part-immediate = To delete now
desk-part-access = Without access
desk-part-mail = Mail and requests
desk-part-decided = Decided

desk-empty-open = Nothing waits. Well done.
desk-empty-mine = You have no case and no mail. Take one from “Everything open”.
desk-empty-revocation = Nobody asks to keep an account.
desk-empty-immediate = Nobody asks for an immediate deletion.
desk-empty-access = Nobody without access asks for a deletion.
desk-empty-mail = No mail and no request waits.
desk-empty-decided = Nothing was decided yet.

desk-urgency-overdue = Overdue
desk-urgency-today = Due today
desk-urgency-soon = Due soon
desk-urgency-later = Later
desk-urgency-decided = Decided

desk-kind-revocation = Keep the account
desk-kind-immediate = Delete now
desk-kind-leave = To leave
desk-kind-see = To see the data
desk-kind-correct = To correct something
desk-kind-object = An objection
desk-kind-complain = A complaint
desk-kind-access = Delete without access
desk-kind-other = Something else
desk-waits-until = Waits for the person until the end of { $day }
desk-waits-in-vain = Unanswered since { $day }: decide with what you have
desk-needs-second = Needs a second approval
desk-owner-nobody = Nobody has it
desk-owner-you = You have it
desk-owner-colleague = A colleague has it
desk-due = Decide by the end of { $day }
desk-decided-at = Decided on { $at }
desk-days-left = { $count ->
    [one] 1 working day left
   *[other] { $count } working days left
  }
desk-hours-left = { $count ->
    [0] Less than an hour left
    [one] 1 hour left
   *[other] { $count } hours left
  }
desk-overdue = Overdue
desk-next-page = Next page

desk-find = Find a case
desk-find-reference = Reference
desk-find-hint = For example AD-7KQ2-9XWB-5M1C-4HRZ. It stands on every mail about the deletion. A mail’s own begins with M.
desk-find-button = Find

desk-case = Case { $reference }
desk-asked = Asked for
desk-filed-at = Received
desk-owner = Who has it
desk-language = Language
desk-returned = Notice to the person
desk-returned-at = Came back on { $moment }. Somebody may not know of this deletion.
desk-erase-on = Erasure is due
desk-facts = Checked already
desk-mark-for = Yes:
desk-mark-against = No:
desk-mark-open = Not known:
desk-mark-hint = A hint:

desk-fact-in-time = It came by the end of the last day.
desk-fact-in-time-not = It came after the last day.
desk-fact-proven = Control of the account was proven on { $at }.
desk-fact-shown-replaced = A code reached a mailbox that was the account’s until { $day }. Another has replaced it since: the account may have been taken over.
desk-fact-shown-young = A code reached the account’s mailbox, but it is the account’s only since { $day }.
desk-fact-shown-one = A code reached one of the account’s mailboxes; which one is not known.
desk-fact-shown-nothing = Nothing was shown that tells whose account it is.
desk-fact-stops = The erasure waits for this decision.
desk-fact-stops-until = The erasure waits for this decision until { $day }, and not longer.
desk-fact-stops-not = The erasure does not wait: an earlier application has held it back before.
desk-fact-contacts = No contact of the account was changed in the last 30 days.
desk-fact-contacts-young = A contact of the account was changed in the last 30 days.
desk-fact-contacts-unknown = The directory does not say when a contact was last changed.
desk-fact-blockers-none = Nothing stands in the way: no dispute, no unpaid order, no investigation, no violation.
desk-fact-blockers = Something stands in the way: { $what }.
desk-fact-blockers-unknown = The directory does not say whether something stands in the way.
desk-fact-other-waits = At the same time somebody asks to keep this account.
desk-fact-access-unproven = Nothing proves that the account is theirs. A code reached their new address, and that is all.
desk-fact-access-told = Exactly one account is meant. Every address of it was told on { $at } and can object with one button.
desk-fact-access-none = Nothing can be granted: not exactly one account is meant, or another such request about it is open, or somebody objected to one lately. The person must not learn which.
desk-fact-access-live = Another deletion of this account is under way. It goes first.
desk-fact-earlier-none = No earlier deletion of this account was begun.
desk-fact-earlier = An earlier deletion of this account was begun on { $day }: { $state }.

desk-letter = The letter
desk-letter-none = There is no letter: it was filed by a button, after a code.
desk-letter-masked = It is closed. Your role does not open it.
desk-letter-erased = It was erased with the account’s contact data.
desk-reveal-why = Why do you open it?
desk-reveal-hint = It names a person. That you opened it, and why, stays in the log.
desk-reveal-compare = To compare it with the account
desk-reveal-answer = To answer the person
desk-reveal-law = A law or a court asks for it
desk-reveal = Open the letter

desk-decide = Decide
desk-outcome = Your decision
desk-approve = Approve
desk-refuse = Refuse
desk-refuse-hint = Choose a reason below. Everybody who is told also reads where to complain.
desk-approve-revocation = The account comes back, locked, into the operator’s recovery. Every address is told.
desk-approve-revocation-second = The account comes back, locked, into the operator’s recovery. Every address is told.
desk-approve-access = A second colleague must approve as well. Until then nothing happens, and nobody is told.
desk-approve-access-second = You are the second. Both names stand in the log in the place of a proof: the account is closed, every address is told and can keep it for the whole window, and then it is erased.
desk-approve-immediate = A second colleague must approve as well. Until then nothing happens, and nobody is told.
desk-approve-immediate-second = You are the second: every address is told, and anyone of them may object until the veto ends. Then everything is erased.
desk-reason = Reason, if you refuse
desk-reason-hint = The sentence below each is what the person reads.
desk-words = More to say to the person (optional)
desk-words-hint = In their language. At most 1,000 letters. Required with “Another reason”.
desk-told = Your name is not told to the person. It stays in the log.
desk-decide-button = Decide, and open the next case

desk-refusal-not-shown = It was not shown whose account it is
desk-refusal-not-shown-told = We could not see from what you sent that the account is yours. You can ask again with something that shows it.
desk-refusal-contradicted = Somebody with a better proof says otherwise
desk-refusal-contradicted-told = Somebody who proved that the account is theirs has told us otherwise.
desk-refusal-law = A law demands it
desk-refusal-law-told = A law does not let us do this now.
desk-refusal-duplicate = The same was asked before
desk-refusal-duplicate-told = You have asked for the same before, and we are looking at that request.
desk-refusal-other = Another reason
desk-refusal-other-told = Only your own words below.

desk-closed-decided = It was decided on { $at }.
desk-closed-filer = You filed it. Somebody else must decide.
desk-closed-person = It is about your own account. Somebody else must decide.
desk-closed-twice = You approved it. Another colleague must be the second.
desk-closed-role = Your role does not decide.
desk-closed-over = The deletion has moved on: { $state }. Nothing is left to decide.

desk-take = Take this case
desk-return = Give this case back
desk-comment = Note for colleagues
desk-comment-hint = The person never reads it. At most 1,000 letters.
desk-comment-button = Save the note

desk-holds = Holds
desk-hold-none = Nothing is held.
desk-hold-place = Order that something stays
desk-hold-about = What is held stays beyond the day of the erasure; everything else goes on time. When the hold ends, the rest goes by itself. The person reads “held” and nothing more.
desk-hold-categories = What stays
desk-hold-basis = On what ground
desk-basis-legal-obligation = A law obliges us to keep it
desk-basis-legal-claims = It is needed to make or answer a legal claim
desk-basis-authority-order = An authority has ordered it
desk-basis-public-interest = Freedom of expression, research or another public interest
desk-hold-note = Which one exactly
desk-hold-note-hint = The law, the order or the claim, with its number. At most 200 letters; name nobody.
desk-hold-review = Look at it again on
desk-hold-review-hint = A date, for example 2027-03-31, within a year from now.
desk-hold-button = Order it
desk-hold-everything = everything
desk-hold-end = End this hold
desk-hold = Held: { $what }. To be looked at again on { $day }.

desk-history = What happened
desk-deletion = Deletion { $reference }
desk-to-decision = Go to the decision
desk-to-deletion = The whole deletion, and what is held of it
desk-state = Where it stands
desk-started-at = Begun
desk-cases = Its cases
desk-no-case = Nobody has written about it.
desk-state-unverified = Named, not proven
desk-state-preparing = Being prepared by the person
desk-state-blocked = Armed, waiting for something to be settled
desk-state-pending = Waiting to be deleted
desk-state-revoked = Cancelled: the account is back
desk-state-erasing = Being erased
desk-state-erased = Erased, but for what must be kept
desk-state-cleared = Erased, nothing is left
desk-state-expired = Ran out before it took effect
desk-state-withdrawn = Withdrawn by the person, or closed before it took effect
desk-others = Other cases of this deletion
desk-other = { $kind }, received on { $at }

desk-done-taken = You have the case.
desk-done-returned = You gave the case back.
desk-done-commented = The note is saved.
desk-done-revealed = The letter is open, for you and for half an hour.
desk-done-seconded = Approved. A second colleague must approve as well.
desk-done-approved = Approved, and everybody is told. Here is the next case.
desk-done-refused = Refused, and everybody is told why. Here is the next case.
desk-done-held = It is held.
desk-done-released = The hold has ended.
desk-done-asked = The question is sent. The case waits for the answer.
desk-done-answered = The answer is sent, and the mail is closed.
desk-done-extended = It takes longer, and the sender is told why.
desk-done-closed = The mail is closed.

desk-log = The desk’s log
desk-log-text = Who did what, when and why. Nothing in it can be changed or taken out; each entry rests on the one before.
desk-pack = For a regulator
desk-pack-text = One file with the rules in force, what is kept and who processes it, every case with its clock, refusals with their reasons, holds, and the log. People are numbers in it. Its last line seals it, so that anybody can check it without us.
desk-pack-from = First day
desk-pack-to = Last day
desk-pack-button = Download the pack (JSON lines)
desk-log-export = Download the last 90 days (JSON lines)

desk-act-revealed = { $who } opened the letter. { $why }.
desk-act-taken = { $who } took the case.
desk-act-returned = { $who } gave the case back.
desk-act-commented = { $who } wrote a note.
desk-act-asked = { $who } asked the person a question.
desk-act-seconded = { $who } approved, as the first of two.
desk-act-approved = { $who } approved.
desk-act-refused = { $who } refused. { $why }.
desk-act-held = { $who } ordered that data stay.
desk-act-released = { $who } ended a hold.
desk-act-answered = { $who } answered the sender. { $why }
desk-act-extended = { $who } said that it takes longer. { $why }.
desk-act-closed = { $who } closed the mail. { $why }.
desk-act-exported = { $who } downloaded the log.
desk-who-operator = The operator
desk-who-you = You

desk-figures = Figures
desk-figures-since = Decided since { $day }, and what is open now.
desk-figure-open = Open
desk-figure-decided = Decided
desk-figure-refused = Refused
desk-figure-median = Days, median
desk-figure-mean = Days, mean
desk-access = Who opened what
desk-access-text = A quarter of a year: every letter that was opened and every time the log was taken out, by person and reason.
desk-access-none = Nobody opened anything.
desk-access-revealed = { $who } ({ $role }) opened letters: { $count }. { $why }. Last on { $at }.
desk-access-exported = { $who } ({ $role }) took out the log: { $count }. Last on { $at }.

desk-enter = Enter a request to keep the account
desk-enter-about = Somebody rang, wrote in a chat, came to the counter or sent a letter. It stops the erasure once, for fourteen days at most; every address of the account is told, and a colleague decides, not you.
desk-channel = How did they ask?
desk-channel-telephone = By telephone
desk-channel-chat = In a chat
desk-channel-counter = At the counter
desk-channel-letter = By letter
desk-said = What they said
desk-said-hint = In their own words, as far as you can. At most 1,000 letters. What they describe proves nothing; what they can show, the colleague who decides looks at.
desk-enter-button = Enter it
desk-done-entered = It is entered, and every address is told. A colleague decides.
desk-act-entered = { $who } entered what somebody asked for. { $why }.

desk-questions = Questions to the person
desk-ask = Ask the person something
desk-ask-hint = In their language, at most 1,000 letters. Ask for what you need to decide, and for no identity document.
desk-ask-about = It goes to whoever filed this and to nobody else. Your days stand still until they answer, for fourteen days at most; the erasure is not held back any longer by it. Nothing else makes your days longer: the promise to decide names no exception.
desk-ask-button = Send the question
desk-ask-not-reached = Nobody can be asked back: it is not known at which address whoever filed this is reached.
desk-ask-late = The day to decide is over: what is late is decided, not asked about.
desk-ask-enough = Three questions were asked. Decide with what you have.
desk-ask-over = It was decided without an answer.
desk-answered = Answered on { $at }. { $how }
desk-answered-page = It was typed on the page, with the code of the question.
desk-answered-address = It came by mail, from the address that was asked.
desk-answered-other-address = It came by mail, from another address than the one that was asked.
desk-answer-with-letter = The answer is closed. It opens together with the letter.
desk-answer-closed = The answer is closed until you say why you open it.
desk-look = A colleague is looking at it now
desk-look-here = A colleague is looking at this now. Nothing is closed to you, but one of you may do it in vain.
desk-act-signed-in = { $who } signed in. { $why }
desk-act-signed-out = { $who } signed out.
desk-act-added = { $who } added { $whom } to the desk. { $why }.
desk-act-role-changed = { $who } gave { $whom } another role. { $why }.
desk-act-removed = { $who } removed { $whom } from the desk.
desk-act-turned-away = Somebody was not let in. { $why }.
desk-act-forgotten = A period ended, and was erased: { $why }.
desk-times = { $why }, { $count } times within the hour
desk-door-stranger = Nobody of the staff
desk-door-word = What was to show who it is was not good
desk-door-flow = A sign-in of another browser, or one that was over
desk-door-overtaken = Removed, or overtaken, in that moment
desk-door-people = names of people who left the desk a year ago
desk-door-outlived = what has outlived its period in accounts that stay
desk-door-entries = entries of this log that are older than three years
desk-door-first = As the first administrator, whom the operator named.

desk-bulk-hint = You see once more what will be done before it is.
desk-bulk-choose = Choose { $reference }
desk-bulk-take = Take those that are ticked
desk-bulk-return = Give back those that are ticked
desk-bulk-give = Give those that are ticked to a colleague
desk-bulk-take-button = Take them
desk-bulk-return-button = Give them back
desk-bulk-give-button = Give them
desk-bulk-take-done = What you took
desk-bulk-return-done = What you gave back
desk-bulk-give-done = What you gave to a colleague
desk-bulk-close-done = What you closed
desk-bulk-will-be = { $count ->
    [0] Nothing of this can be done.
    [one] It will be done with one.
   *[other] It will be done with { $count }.
  }
desk-bulk-so-many = { $count ->
    [0] Nothing was done.
    [one] It was done with one.
   *[other] It was done with { $count }.
  }
desk-bulk-done = Done
desk-bulk-overtaken = Overtaken: something has happened to it since
desk-bulk-not-yours = Not yours: a colleague has it
desk-bulk-same = Nothing to do: it was so already
desk-bulk-back = Back to the list

desk-give = Give this to a colleague
desk-give-to = To whom
desk-give-button = Give it to them
desk-done-given = A colleague has it now.
desk-act-given = { $who } gave the case to a colleague: { $why }.

desk-mails = Mails about this deletion
desk-mails-of-sender = Other mails of the same sender
desk-mail-also = Close these of the same sender with it, in the same way
desk-sibling-open = { $kind }, received on { $at }, open
desk-sibling-closed = { $kind }, received on { $at }, closed

desk-insert = A text that is kept ready
desk-insert-none = None
desk-insert-hint = It is put behind what you have written above, in the person’s language. You can change it there.
desk-insert-button = Insert it
desk-reply-proof = What would show whose account it is
desk-reply-proof-told = What is missing is something that shows that the account is yours. The best proof is a code that we send to an address of the account. Please send us no password and no copy of an identity card.
desk-reply-account = Which account is meant
desk-reply-account-told = More than one account could be meant. Please write to us with the reference that stands on our mail about the deletion. It begins with AD.
desk-reply-unreadable = What was sent cannot be opened
desk-reply-unreadable-told = We could not open what you sent. Please write it into the message itself, without attachments.
desk-reply-earlier = The same was asked before
desk-reply-earlier-told = You have asked for the same before, and we are looking at that request. You need not write again: its answer counts for both.
desk-reply-settled = Something has to be settled first
desk-reply-settled-told = Something between us is still open, for instance a payment, a delivery or a dispute. As soon as it is settled, you can ask again.
desk-reply-elsewhere = Somebody else answers this
desk-reply-elsewhere-told = We look after the deletion of accounts only. For orders, payments and returns, please ask our customer service: they will gladly help.

desk-replies = Kept replies
desk-replies-lead = Texts that colleagues can insert when they refuse. Six come with the desk in every language; these are your own.
desk-replies-none = You have none of your own yet.
desk-replies-add = Write one
desk-replies-one = A kept reply
desk-replies-title = Title
desk-replies-title-hint = What colleagues choose it by. At most 100 letters.
desk-replies-locale = Language of its text
desk-replies-wording = Text
desk-replies-wording-hint = What the person reads. At most 1,000 letters; name nobody.
desk-replies-save = Save it
desk-replies-remove = Remove it
desk-act-worded = { $who } wrote a kept reply.
desk-act-unworded = { $who } removed a kept reply.
desk-disclosure-title = Ordered by law
desk-disclosure-propose = Propose to hand out what is held
desk-disclosure-about = Only where a law orders it. You propose, and a colleague must agree; nobody decides about their own account. Then one of you two takes it out once, within 24 hours. It is kept nowhere, and every step is in the log.
desk-disclosure-handed = What is to be handed out
desk-disclosure-authority = Who gets it
desk-disclosure-authority-hint = The court or authority, and the office. The person reads it. At most 200 letters.
desk-disclosure-law = Which law orders it
desk-disclosure-law-hint = The article, and what it obliges you to. The person reads it. At most 1,000 letters.
desk-disclosure-file = Number of the order
desk-disclosure-file-hint = As it stands on the order. At most 200 letters.
desk-disclosure-telling = May the person be told?
desk-disclosure-telling-now = Yes: they are told as soon as a colleague has agreed
desk-disclosure-telling-later = No: a law forbids it until a day, and they are told then
desk-disclosure-ground = Why not yet
desk-disclosure-ground-hint = Only if a law forbids it: which one. The person does not read it. At most 200 letters.
desk-disclosure-until = Last day of the silence
desk-disclosure-until-hint = Only if a law forbids it. A date, for example 2027-03-31, within a year from now.
desk-disclosure-button = Propose it
desk-disclosure-what = To be handed out: { $what }
desk-disclosure-waits = A colleague must agree or refuse.
desk-disclosure-refused = It was refused. Nothing is handed out.
desk-disclosure-handed-at = It was handed out on { $at }.
desk-disclosure-until-taken = Agreed. It can be taken out once, until { $at }.
desk-disclosure-over = Agreed, and not taken out in time. It can be proposed anew.
desk-disclosure-told = The person was told on { $at }.
desk-disclosure-silent = The person is not told before { $at }. Say nothing to them until then.
desk-disclosure-told-at-once = The person is told as soon as it is agreed to.
desk-disclosure-approve = Agree: the law orders it
desk-disclosure-refuse = Refuse it
desk-disclosure-fetch = Take it out, once
desk-done-proposed = It is proposed. A colleague must agree.
desk-done-ordered = Agreed. One of you two can take it out now.
desk-done-declined = It is refused.
desk-act-proposed = { $who } proposed to hand out what is held, as a law orders.
desk-act-ordered = { $who } agreed that the law orders it.
desk-act-declined = { $who } refused to hand it out.
desk-act-handed-out = { $who } took it out.
