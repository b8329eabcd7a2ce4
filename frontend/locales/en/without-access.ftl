without-access-title = Ask us to delete an account that you cannot get into
without-access-subject = Request to delete an account without access to it
without-access-lead = For whoever has lost the mailbox, the phone and the password of an account. You cannot prove that it is yours, so people look at it, and it takes longer.
without-access-other = If you can still read one of its addresses, use the short way. It needs a code, and no letter:
without-access-other-link = Delete your account
without-access-then = What happens then
without-access-code-when = Now
without-access-code = You show that we can reach you
without-access-code-text = We send a code to your new address. It proves that you read that address, and nothing about the account.
without-access-told-when = At once
without-access-told = Every address of the account is told
without-access-told-text = If there is such an account. Whoever reads one of them can object with one button. Then nothing is deleted.
without-access-checked-when = Within { $count ->
    [one] { $count } business day
   *[other] { $count } business days
  }
without-access-checked = Two people of our staff decide
without-access-checked-text = Both must agree. They compare what you write with what the account holds. Do not send copies of documents: we do not count them as proof.
without-access-begun-when = If both agree
without-access-begun = The account is closed, and erased later
without-access-begun-text = The whole time to change one’s mind stays open to whoever reads an address of the account. You get no copy of its data, because nobody has shown that it is yours.
without-access-none = We cannot do this here
without-access-none-text = Here an account is only deleted by whoever can show that it is theirs. Write to { $contact }, and a person helps you to get back into it.
without-access-address = A new e-mail address of yours
without-access-address-hint = One that you can read now. We answer there, and nowhere else.
without-access-recognise = What do you know about the account?
without-access-recognise-hint = What nobody else can know, for instance what you bought first. No passwords, no numbers of documents. At most 500 characters.
without-access-why-hint = In your own words, at most 500 characters. For instance: the number was given to somebody else.
without-access-done = We have your letter
without-access-done-text = We have written to your new address, with a reference. Two people of our staff look at it, and you hear from us there within { $count ->
    [one] { $count } business day
   *[other] { $count } business days
  }.
without-access-done-same = For everybody’s safety this page says the same whether there is such an account or not.
without-access-done-front = Back to the first page
