# Mail to the desk. The lists are what people write when they ask for something; lines between bars, in small letters.

inbox-words-complain = i complain | a complaint | my complaint | data protection authority
inbox-words-see = copy of my data | copy of all my data | access to my data | access request | my personal data you | what data you | which data you | data you have about me | data you hold
inbox-words-correct = rectif | correct my | is wrong | wrong address | change my name | change my address
inbox-words-object = i object | opt out | do not sell | stop using my data | withdraw my consent | unsubscribe
inbox-words-leave = delete my | delete the account | deletion of my | close my account | cancel my account | erase my | erasure | remove my account | remove my data | right to be forgotten | restore my account | keep my account | stop the deletion

inbox-too-large = Your message is too large for us. Please write without attachments.
inbox-try-again = We could not take your message just now. Please send it again later.

desk-mail = Mail { $reference }
desk-mail-received-at = Received
desk-mail-about = The deletion that it means
desk-mail-about-none = None, or more than one
desk-mail-letter-filed = It was filed as an application; the letter is at the case.
desk-mail-letter-erased = It was erased on its day.
desk-mail-to-case = The case that was filed from it
desk-mail-from = From { $sender }
desk-mail-from-other = It calls itself: { $from }
desk-mail-subject = Subject: { $subject }

desk-fact-mail = It came by mail. Anybody who can read or forge a mailbox can write one: it proves nothing alone.
desk-fact-mail-spf-pass = SPF: the server may send for the sender’s domain.
desk-fact-mail-spf-fail = SPF: the server may not send for the sender’s domain.
desk-fact-mail-spf-none = SPF: nothing is known.
desk-fact-mail-dkim-pass = DKIM: the signature fits.
desk-fact-mail-dkim-fail = DKIM: the signature does not fit.
desk-fact-mail-dkim-none = DKIM: there is no signature.
desk-fact-mail-dmarc-pass = DMARC: the sender’s domain stands by this mail.
desk-fact-mail-dmarc-fail = DMARC: the sender’s domain says that this mail is not its own.
desk-fact-mail-dmarc-none = DMARC: nothing is known.
desk-fact-mail-own = It says that it comes from the account’s present address.
desk-fact-mail-own-not = It does not say that it comes from the account’s present address.
desk-fact-mail-automatic = A machine sent it. It was not answered.

desk-mail-close = What became of it
desk-mail-close-hint = Nothing that was decided here can be undone; its words are kept for 90 days more.
desk-mail-close-button = Close this mail
desk-mail-closed = It was closed on { $at }.
desk-close-answered = The person has their answer
desk-close-passed-on = Somebody else in the house has it now
desk-close-not-ours = Nothing for this desk

desk-mail-answers = It answers what we wrote about:
desk-mail-answered-by = The sender wrote again:
desk-legal = By law
desk-legal-day = answered by the end of { $day }; { $left }
desk-write = Answer the sender
desk-write-hint = In their language, at most 1,000 letters. It goes to the address that this mail came from, and closes it. Nobody has proven who reads there: tell nothing of an account.
desk-write-button = Send the answer, and close the mail
desk-extend = It takes longer
desk-extend-why = Why does it take longer?
desk-extend-hint = Once, and the sender is told why and where to complain. Then the answer is due by the end of { $day }.
desk-extend-button = Say that it takes longer
desk-extend-once = It was made longer once; the law allows no more.
desk-extend-late = The day of the law is over: what is late cannot be made longer.
desk-extend-none = The law that this desk follows gives no longer time.
desk-extend-not-reached = It cannot be made longer: nobody can be told, since it is not known where the sender is reached.
desk-extension-complexity = It is complicated
desk-extension-number = Many have come at once
desk-extension-recipient = Somebody else who holds data has not answered yet
