erased-and-kept-title = What is erased and what is kept
erased-and-kept-lead = This is what happens to your data when you delete your account.
erased-and-kept-when = You can cancel for { $window }. After that the erasure begins by itself.
erased-and-kept-when-immediate = The erasure begins as soon as you send the request.
erased-and-kept-companies = Companies that erase it too
erased-and-kept-companies-text = They hold data for us. The receipt is written only when each has confirmed.
not-found-title = This page does not exist
not-found-lead = The address may have been typed wrongly, or the page was moved.
not-found-text = Nothing has happened to your account. If you came to delete it or to keep it, begin here.
not-found-front = Go to the first page
erased-and-kept-backups =
    { $count ->
        [one] Backups cannot be changed. They are gone { $count } day after the erasure.
       *[other] Backups cannot be changed. They are gone { $count } days after the erasure.
    }
