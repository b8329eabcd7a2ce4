consequences-title = Что произойдёт, если вы удалите аккаунт
consequences-title-blocked = Пока удалить аккаунт нельзя
consequences-account = Аккаунт: { $account }
consequences-prepare = Прежде чем продолжить
consequences-blocked =
    { $count ->
        [one] Есть { $count } препятствие
        [few] Есть { $count } препятствия
        [many] Есть { $count } препятствий
       *[other] Есть { $count } препятствия
    }
consequences-blocked-waits = Вы всё равно можете продолжить. Тогда заявка подождёт: она будет сама проверять, не исчезли ли препятствия, и продолжится, когда больше ничего не будет мешать.
consequences-straight-away = Сразу
consequences-no-sign-in = Никто не сможет войти в аккаунт ни с одного устройства.
consequences-no-messages = Рекламные сообщения и персонализация прекратятся.
consequences-orders = Эти незавершённые заказы будут отменены: { $orders }
consequences-apps = Эти приложения потеряют доступ: { $apps }
consequences-renewal = { $name }: подписка закончится и не будет продлена.
consequences-renewal-store = { $name }: деньги за эту подписку списывает магазин приложений. Остановить её можете только вы:
consequences-renewal-store-link = открыть { $name } в магазине
consequences-refunds = Вам ещё должны вернуться деньги: { $refunds }. Лучше дождаться, когда они придут.
consequences-on-date = День удаления: { $date }
consequences-until = Последний день, когда можно передумать: { $date } (на это у вас есть { $window }). После этого вернуть эти данные не сможет никто.
consequences-no-way-back = Времени передумать не будет: вернуть эти данные не сможет никто.
consequences-erased = Будет удалено
consequences-anonymised = Будет обезличено
consequences-anonymised-text = Никто, даже мы, больше не сможет связать эти данные с вами.
consequences-kept = Что мы обязаны хранить и как долго
consequences-kept-text = Доступ к этим данным закрыт, никто ими не пользуется, и в свой срок они удалятся сами.
consequences-cannot = Что мы не можем удалить
consequences-cannot-others = Сообщения и публикации, которые другие люди получили или скопировали.
consequences-cannot-devices = Файлы, которые вы скачали на свои устройства.
consequences-cannot-backups =
    { $count ->
        [one] Резервные копии. Изменить их нельзя; они исчезнут через { $count } день после удаления данных.
        [few] Резервные копии. Изменить их нельзя; они исчезнут через { $count } дня после удаления данных.
        [many] Резервные копии. Изменить их нельзя; они исчезнут через { $count } дней после удаления данных.
       *[other] Резервные копии. Изменить их нельзя; они исчезнут через { $count } дня после удаления данных.
    }
consequences-others = Другие возможности
