desk-deliveries = Сообщения обработчикам
desk-deliveries-lead = Отсюда всем, кто ещё работает с данными людей, сообщают, что нужно остановиться, продолжить или удалить данные, снова и снова в течение трёх дней. То, чего никто не подтвердил, никогда не считается сделанным.
desk-deliveries-none = Пока никому ничего не сообщали.
desk-deliveries-waiting = { $count ->
    [0] Ничего не ждёт отправки.
    [one] { $count } сообщение в пути.
    [few] { $count } сообщения в пути.
    [many] { $count } сообщений в пути.
   *[other] { $count } сообщения в пути.
  }
desk-deliveries-since = Самое старое из них ждёт с { $at }.
desk-deliveries-last = Последний ответ { $at }: { $what }
desk-deliveries-unset = Туда ничего нельзя отправить: настройки отсутствуют или неверны.
desk-deliveries-missing = Правила называют его «{ $id }», а в настройке PROCESSORS его нет: ему ничего не сообщают, и ни одно удаление, которое его касается, не завершается. Укажите его там. Правила без него ничего не меняют для уже начатых удалений.
desk-deliveries-holds = { $count ->
    [one] Его ждёт { $count } начатое удаление.
    [few] Его ждут { $count } начатых удаления.
    [many] Его ждут { $count } начатых удалений.
   *[other] Его ждут { $count } начатого удаления.
  }
desk-deliveries-gone = Получатель сообщает, что его больше нет. Ничего не отправляется, пока кто-нибудь не скажет иначе.
desk-deliveries-reopen = Получатель снова на месте: отправлять новые сообщения
desk-deliveries-send-all = Отправить снова всё, что не дошло
desk-deliveries-dead = Не дошло
desk-deliveries-dead-lead = Эти сообщения сами больше не отправляются. Выясните, что не так, у обработчика или в настройках, и отправьте их снова.
desk-deliveries-no-dead = Всё дошло или находится в пути.
desk-deliveries-dead-since = Отправка прекращена { $at }.
desk-deliveries-sent = { $count ->
    [0] Не отправлялось ни разу.
    [one] Отправлено { $count } раз.
    [few] Отправлено { $count } раза.
    [many] Отправлено { $count } раз.
   *[other] Отправлено { $count } раза.
  }
desk-deliveries-send = Отправить снова
desk-delivery-kind-quiet = Прекратить рассылки, персонализацию и продления
desk-delivery-kind-restore = Продолжать, как раньше
desk-delivery-kind-erase = Удалить категорию данных
desk-delivery-kind-erase-items = Удалить отдельные записи
desk-delivery-kind-refuse = От чего человек отказался
desk-delivery-kind-event-disabled = Аккаунт закрыт (событие)
desk-delivery-kind-event-session-revoked = Никто больше не находится в аккаунте (событие)
desk-delivery-kind-event-enabled = Аккаунт снова открыт (событие)
desk-delivery-kind-event-purged = Аккаунта больше нет (событие)
desk-delivery-heard-done = Сделано
desk-delivery-heard-verified = Сделано, и подписано, что ничего не осталось
desk-delivery-heard-accepted = Принято, но ещё не сделано
desk-delivery-heard-silent = Нет ответа
desk-delivery-heard-long = Ответ слишком длинный, чтобы быть ответом
desk-delivery-heard-error = В ответе названа ошибка
desk-delivery-heard-status = Ответ не является подтверждением
desk-delivery-heard-redirect = Направили в другое место, а мы туда не идём
desk-delivery-heard-slow = Просят отправлять медленнее
desk-delivery-heard-gone = Получателя больше нет
desk-delivery-heard-failed = Сообщает, что не получилось
desk-delivery-heard-held = Сообщили, что сделано, но что-то ещё хранится
desk-delivery-heard-settings = Не отправлено: настройки неверны
desk-delivery-heard-unset = Не отправлено: в настройках его больше нет
desk-delivery-heard-directory = Не отправлено: каталог аккаунтов не ответил
desk-act-resent = { $who }: сообщения обработчику отправлены снова.
desk-act-reopened = { $who }: отмечено, что обработчик снова на месте.
desk-done-resent = Будет отправлено снова в течение минуты.
desk-done-reopened = Новые сообщения туда снова отправляются. То, что не дошло, ждёт вас ниже.
registry-own-delivery = Сообщения обработчикам и имя, под которым они знают человека
registry-from-delivery = { $period } после подтверждения
receipt-verified-at = Подтверждено и проверено { $at }
receipt-acknowledged-text = «Подтверждено» значит, что так говорят они. «Проверено» значит, что мы посмотрели сами или что они подписали: ничего не осталось.
mail-digest-deliveries-subject = { $count ->
    [one] Не дошло { $count } сообщение обработчику
    [few] Не дошли { $count } сообщения обработчикам
    [many] Не дошло { $count } сообщений обработчикам
   *[other] Не дошло { $count } сообщения обработчикам
  }
mail-digest-deliveries = { $count ->
    [one] { $count } сообщение обработчику отправляли три дня, но подтверждения нет. Оно в разделе «Сообщения обработчикам».
    [few] { $count } сообщения обработчикам отправляли три дня, но подтверждения нет. Они в разделе «Сообщения обработчикам».
    [many] { $count } сообщений обработчикам отправляли три дня, но подтверждения нет. Они в разделе «Сообщения обработчикам».
   *[other] { $count } сообщения обработчикам отправляли три дня, но подтверждения нет. Они в разделе «Сообщения обработчикам».
  }
