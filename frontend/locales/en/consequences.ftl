consequences-title = What happens if you delete your account
consequences-title-blocked = You cannot delete your account yet
consequences-account = Account: { $account }
consequences-prepare = Before you go on
consequences-blocked =
    { $count ->
        [one] One thing is in the way
       *[other] { $count } things are in the way
    }
consequences-blocked-waits = You may still go on. Your request then waits, checks again by itself, and continues when nothing is in the way any more.
consequences-straight-away = Straight away
consequences-no-sign-in = Nobody can sign in to the account, on any device.
consequences-no-messages = Marketing messages and personalisation stop.
consequences-orders = These open orders are cancelled: { $orders }
consequences-apps = These apps lose their access: { $apps }
consequences-renewal = { $name } ends and is not renewed.
consequences-renewal-store = { $name } is billed by an app store. Only you can stop it:
consequences-renewal-store-link = see { $name } in the store
consequences-refunds = Money is still on its way to you: { $refunds }. It is better to wait until it has arrived.
consequences-on-date = On { $date }
consequences-until = Until { $date } you can change your mind ({ $window }). After that, nobody can bring this data back.
consequences-no-way-back = There is no time to change your mind: nobody can bring this data back.
consequences-erased = Erased
consequences-anonymised = Made anonymous
consequences-anonymised-text = Nobody, not even we, can connect this with you any more.
consequences-kept = What we must keep, and until when
consequences-kept-text = It is locked away, nobody uses it, and it is erased by itself on its date.
consequences-cannot = What we cannot delete
consequences-cannot-others = Messages and posts that other people have received or copied.
consequences-cannot-devices = Files that you have downloaded to your own devices.
consequences-cannot-backups =
    { $count ->
        [one] Backups. They cannot be changed, and are gone { $count } day after the erasure.
       *[other] Backups. They cannot be changed, and are gone { $count } days after the erasure.
    }
consequences-others = Other options
