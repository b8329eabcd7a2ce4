copy-title = Do you want a copy of your data?
copy-lead = You need not wait for it: you can send the request while we prepare the copy.
copy-legend = Copy of your data
copy-prepare = Prepare a copy for me
copy-prepare-hint = One zip file, to read in any browser and to move to another service (HTML and JSON).
copy-have = I already have what I need
copy-none = I do not need a copy
copy-included = What is in the copy
copy-state-preparing = We are preparing your copy.
copy-state-go-on = You can go on: it will be on the page of your request.
copy-state-failed = The copy could not be made. Your request and your answers are safe.
copy-state-expired = The copy has been erased on its date.
copy-state-again = Choose “Prepare a copy for me” to make a new one.
copy-state-ready = Your copy is ready
copy-size = Size
copy-expires = Available until
copy-sha256 = Fingerprint (SHA-256)
copy-download = Download the copy (zip)
copy-print = Read or print it as one page
copy-print-title = A copy of your data
copy-print-made = Made on { $date }.
copy-print-how = Use your browser to print this page or to save it as PDF.
copy-category-empty = We hold nothing of this kind.
copy-index-title = A copy of your data
copy-index-from = From { $operator }, made on { $date }.
copy-index-how = Each kind of data comes twice: once to read, and once to move to another service.
copy-index-read = read
copy-index-count =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
copy-index-back = All kinds of data
