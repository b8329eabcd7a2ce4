account-title = Which account do you want to delete?
account-lead = More than one account uses what you typed. Only the one you choose is deleted.
account-legend = Account
account-hint = Parts are hidden to protect you.
