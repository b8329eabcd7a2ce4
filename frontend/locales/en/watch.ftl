watch-erased = Something has changed: see where your request stands.
watch-copy = There is news about your copy.
watch-show = Show the result
watch-offline = We cannot be reached just now. Nothing is lost: we go on working, and this page asks again by itself. If it stays like this, check your connection and open the page again.
