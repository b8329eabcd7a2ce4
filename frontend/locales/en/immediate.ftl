immediate-title = Ask us not to wait
immediate-subject = Request for immediate deletion
immediate-lead = Your account is due to be erased on { $date }. You can ask us to do it sooner. That ends your way back.
immediate-then = What happens then
immediate-checked-when = First
immediate-checked = Two people check it
immediate-checked-text = Two of our staff look at your letter, one after the other. Every address of the account is told that you asked, and you are told when they have decided.
immediate-object-when = If both agree
immediate-object =
    { $count ->
        [one] { $count } business day to object
       *[other] { $count } business days to object
    }
immediate-object-text = Every address of the account is told the day. Until it is over you, or anybody who was told, can stop this with one button. You can also still cancel the deletion.
immediate-erased-when = After that day
immediate-erased = Everything due is erased
immediate-erased-text = Once the account deletion is completed, all data will be irreversibly deleted. Please proceed with caution.
immediate-code = We have sent a code to the registered contact of your account. What cannot be undone needs a fresh one.
immediate-understood = I understand that this ends my way back, and that what is erased cannot come back.
immediate-not-yet = You cannot ask for this yet
immediate-not-yet-text = A contact of your account was changed less than 30 days ago. Whoever took over a mailbox must not be able to end your way back with it. You can ask from { $date } on.
immediate-not-yet-stays = Until then nothing changes: the deletion goes on as before, and you can still cancel it.
immediate-waits = We have your letter
immediate-waits-text = It came in on { $at }. Two people of our staff check it, and you are told when they have decided.
immediate-waits-stays = Until two have agreed, the day of the erasure stays as it was. You can cancel the deletion all the time.
immediate-waits-object = If you, or anybody who was told, object, it does not happen sooner. The message about it has a link for that.
immediate-approved = Your account will be erased sooner
immediate-approved-text = Two people of our staff have agreed. Until the end of { $date }, you or anybody who was told can object, or cancel the deletion. Then everything due is erased.
immediate-approved-object = Object with the code from the message
immediate-to-status = Back to your request
