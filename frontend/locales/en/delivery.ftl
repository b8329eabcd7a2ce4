desk-deliveries = Messages to processors
desk-deliveries-lead = Whoever else works with people's data is told here to stop, to go on or to erase, again and again for three days. What nobody confirms is never taken for done.
desk-deliveries-none = Nobody has been told anything yet.
desk-deliveries-waiting = { $count ->
    [0] Nothing waits.
    [one] 1 message is on its way.
   *[other] { $count } messages are on their way.
  }
desk-deliveries-since = The oldest of them since { $at }.
desk-deliveries-last = Last answer { $at }: { $what }
desk-deliveries-unset = Nothing can be sent there: its settings are missing or wrong.
desk-deliveries-missing = The policy names it as “{ $id }”, and the setting PROCESSORS does not: it is told nothing, and no deletion that concerns it ends. Name it there. A policy without it changes nothing for deletions that have begun.
desk-deliveries-holds = { $count ->
    [one] 1 deletion that has begun waits for it.
   *[other] { $count } deletions that have begun wait for it.
  }
desk-deliveries-gone = It says that it is there no more. Nothing is sent until somebody says otherwise.
desk-deliveries-reopen = It is there again: send new messages
desk-deliveries-send-all = Send again what has not arrived
desk-deliveries-dead = Not arrived
desk-deliveries-dead-lead = These are not sent again by themselves. Find out what is wrong, at the processor or in the settings, then send them again.
desk-deliveries-no-dead = Everything has arrived, or is on its way.
desk-deliveries-dead-since = Given up { $at }.
desk-deliveries-sent = { $count ->
    [0] Never sent.
    [one] Sent once.
   *[other] Sent { $count } times.
  }
desk-deliveries-send = Send it again
desk-delivery-kind-quiet = Stop messages, personalisation and renewals
desk-delivery-kind-restore = Go on as before
desk-delivery-kind-erase = Erase a kind of data
desk-delivery-kind-erase-items = Erase single entries
desk-delivery-kind-refuse = What the person refuses
desk-delivery-kind-event-disabled = The account is shut (event)
desk-delivery-kind-event-session-revoked = Nobody is signed in any more (event)
desk-delivery-kind-event-enabled = The account is back (event)
desk-delivery-kind-event-purged = The account is gone (event)
desk-delivery-heard-done = Done
desk-delivery-heard-verified = Done, and signed that nothing is left
desk-delivery-heard-accepted = Accepted, not done yet
desk-delivery-heard-silent = No answer
desk-delivery-heard-long = An answer that is too long to be one
desk-delivery-heard-error = An answer that names an error
desk-delivery-heard-status = An answer that is no confirmation
desk-delivery-heard-redirect = Sent elsewhere, which we do not follow
desk-delivery-heard-slow = Asked to be told more slowly
desk-delivery-heard-gone = There no more
desk-delivery-heard-failed = It says that it failed
desk-delivery-heard-held = It said that it was done, and still holds something
desk-delivery-heard-settings = Not sent: the settings are wrong
desk-delivery-heard-unset = Not sent: the settings do not name it any more
desk-delivery-heard-directory = Not sent: the directory did not answer
desk-act-resent = { $who } had messages to a processor sent again.
desk-act-reopened = { $who } said that a processor is there again.
desk-done-resent = It is sent again within a minute.
desk-done-reopened = New messages are sent there again. What had not arrived waits for you below.
registry-own-delivery = Messages to processors, and by what name they know the person
registry-from-delivery = { $period } after they were confirmed
receipt-verified-at = Confirmed and checked { $at }
receipt-acknowledged-text = Confirmed means that they say so. Checked means that we looked, or that they have signed that nothing is left.
mail-digest-deliveries-subject = { $count ->
    [one] 1 message to a processor has not arrived
   *[other] { $count } messages to processors have not arrived
  }
mail-digest-deliveries = { $count ->
    [one] 1 message to a processor was sent for three days and not confirmed. Look at it under "Messages to processors".
   *[other] { $count } messages to processors were sent for three days and not confirmed. Look at them under "Messages to processors".
  }
