status-reference = Reference
status-just-sent = Your request has been sent
status-unverified = Waiting for your code
status-unverified-text = We have sent a code, if there is such an account. Nothing else has happened.
status-preparing = Not sent yet
status-preparing-text = You have shown that the account is yours. Your answers are saved, and nothing has been deleted.
status-blocked = Sent, and waiting
status-blocked-text = Something is in the way. We check again by ourselves, and go on as soon as nothing is in the way any more. You need not come back.
status-blocked-what = What is in the way
status-pending = Waiting to be deleted
status-pending-text = Your account is closed. You can cancel until { $date }.
status-pending-days-text =
    { $count ->
        [0] Your account is closed. Today, { $date }, is the last day to cancel.
        [one] Your account is closed. You can cancel until { $date }: one day is left.
       *[other] Your account is closed. You can cancel until { $date }: { $count } days are left.
    }
status-pending-no-way-back-text = Your account is closed, and its data is about to be erased.
status-postponed-text = The dates have moved later, because something new was in the way.
status-revocation-asked = Stopped for now
status-revocation-asked-text = Somebody told us that this account should not be deleted. A person looks at it and decides. Until then nothing is erased.
status-revocation-asked-until-text = Somebody told us that this account should not be deleted. A person looks at it and decides. Nothing is erased before { $date }; if nobody has decided by then, the erasure goes on.
status-revocation-asked-again = Somebody asked again to stop it
status-revocation-asked-again-text = A person looks at it once more. It was stopped and refused before, so it is not held back this time: the erasure is due on { $date }.
status-question = We have a question
status-question-text = Our staff have sent a question to the address that the letter to them came from. Until the end of { $day } they wait for the answer, and decide with what they have after that.
status-question-answer = Answer the question
status-do-not-me = It was not me who asked for this
status-on-hold = Held back
status-on-hold-text = A legal duty makes us keep this account for now. It stays closed, and nothing of it is used. We look at it again on the date below.
status-revoked = The deletion is cancelled
status-revoked-text = Since { $at } the account is as it was before.
status-revoked-locked-text = Since { $at } the account is back, and locked. Open it with the service's own recovery.
status-withdrawn = You took the request back
status-withdrawn-text = Since { $at } there is no request any more. Nothing was deleted.
status-expired = The request ran out
status-expired-text = It was not finished in time and ended on { $at }. Nothing was deleted. You can start again whenever you like.
status-erasing = Being erased now
status-erasing-text =
    { $count ->
        [one] { $done } of { $count } part has been erased and acknowledged.
       *[other] { $done } of { $count } parts have been erased and acknowledged.
    }
status-erased = Your account was deleted
status-erased-text = It was erased on { $at }. The receipt says what is gone, and what had to stay.
status-cleared = Everything is gone
status-cleared-text = On { $at } the last of what the law made us keep was erased.
status-who = Who acts next
status-who-you = You
status-who-we = We do, by ourselves
status-who-blocked = You, where you can settle it. We keep checking by ourselves
status-who-staff = Our staff
status-who-asked = Whoever wrote to our staff, by an answer
status-who-nobody = Nobody has to; it goes on by itself
status-who-none = Nobody; this is finished
status-when = By when
status-go-on = Go on with the request
status-can-do = What you can do
status-do-revoke = Cancel the deletion
status-do-apply = Ask our staff to keep the account
status-do-immediate = Ask us not to wait, and to erase it sooner
status-do-calendar = Put the last day to cancel into your calendar
status-do-receipt = See the receipt
status-do-print = Print this page, or write the codes down
status-do-ask = Ask us about it
status-do-withdraw = Take the request back and keep my account
status-quiet = What has stopped
status-quiet-done = Stopped { $at }
status-quiet-waits = On its way
status-timeline = What has happened so far
codes-title = Write these down
codes-once = We show the codes only now, and send them in the message to you.
codes-reference = Reference
codes-reference-use = Names your request.
codes-status = Status code
codes-status-use = Shows this page again, on any device.
codes-revocation = Cancellation code
codes-revocation-use = Cancels the deletion. Keep it to yourself.
codes-copy = Copy
codes-copy-what = Copy: { $what }
codes-copied = Copied
codes-copy-failed = Copying did not work. Select the code and copy it.
status-prove-text = To see your codes and the copy of your data here, show once more that the account is yours.
status-do-prove = Send me a code
