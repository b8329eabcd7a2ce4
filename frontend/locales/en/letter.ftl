letter-immediate =
    Request for Immediate Deletion:
    Account: { $account }
    Reason: I, { $name }, hereby apply for account deletion on { $date }, { $location } due to { $reason }. I confirm that I will no longer use this account, and I understand that all related data after deletion (including but not limited to personal profile, login records, order records, etc.) will be permanently deleted. I request immediate deletion.
letter-revocation =
    Request to Revoke Deletion:
    Account: { $account }
    Reason: Due to { $reason }, I need to restore my account and request to revoke the deletion.
letter-access =
    Request to delete an account without access to it:
    Account: { $account }
    I, { $name }, apply on { $date } for this account to be deleted. I can reach none of its addresses and numbers, because { $reason }.
    You can reach me at: { $contact }
    You can recognise me by this: { $recognise }
    I know that every address of the account is told, and that whoever reads one of them can object. I ask for no copy of its data.
letter-blank-account = Username / Phone Number / Email
letter-blank-name = name
letter-blank-date = date
letter-blank-location = location
letter-blank-reason = specific reason
letter-blank-contact = a new e-mail address
letter-blank-recognise = what you know about the account
letter-fill-in = What your letter says
letter-account = Account
letter-account-hint = Its username, phone number or e-mail address.
letter-name = Your name
letter-location = Where you write this
letter-why = Why?
letter-why-hint = In your own words, at most 500 characters. Only the staff who decide read it.
letter-look = Show me the letter
letter-shown = Your letter
letter-copy-failed = Copying did not work. Select the letter and copy it.
letter-send = Send the letter
letter-change = Write it differently
letter-subject = { $subject }: { $reference }
letter-by-mail = Send it by e-mail instead
letter-by-mail-text = It opens in your own mail program, with the reference in it. Send it from an address of the account.
letter-by-mail-link = Write to { $contact }
