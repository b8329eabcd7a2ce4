code-title = Enter the code we sent
code-lead = If there is an account for { $typed }, a code is on its way to its registered contact.
code-lead-keep = If { $typed } belongs to an account, or did in the last 90 days, a code is on its way there.
code-no-access-keep = Try another address that the account has, or had in the last 90 days.
code-lead-proven = A code is on its way to the registered contact of your account.
code-ask = To be sure that it is you, we send a code to the registered contact of your account.
code-send = Send me a code
code-label = Code
code-hint =
    { $count ->
        [one] 8 digits. It works for { $count } minute. You can paste it.
       *[other] 8 digits. It works for { $count } minutes. You can paste it.
    }
code-sent-again = If there is an account, a new code is on its way. Earlier codes no longer work.
code-again-because-old = It has been a while, so we ask for a fresh code. Your answers are saved.
code-not-arrived = Nothing arrived? Look in the spam folder, wait a minute, then ask for a new one.
code-again = Send a new code
code-no-access = I cannot get to that mailbox or phone
code-no-access-text = Sign in to the service, put in a contact that you can reach, and come back. A new contact can prove an account only after 7 days; that protects you from somebody else.
code-no-access-ask = If you cannot sign in either, people of our staff can look at it:
code-no-access-link = I have lost every way in
code-lead-access = A code is on its way to { $typed }. It shows us that we can reach you there.
code-recovery = One more step, so that nobody else takes your account: type the code that we have just sent you. Then the deletion is cancelled.
