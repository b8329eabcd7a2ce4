kept-caption = Данные, которые мы обязаны хранить
kept-what = Данные
kept-why = Почему
kept-until = Конец хранения
blocker-line = { $what }. { $remedy }
blocker-unpaid-what = Что-то ещё не оплачено
blocker-unpaid-why = Аккаунт с незавершёнными платежами удалить нельзя.
blocker-unpaid-link = Посмотреть, что не оплачено
blocker-unpaid-remedy = Оплатите это или попросите нас отменить заказ, если вам ещё ничего не отправили.
blocker-dispute-what = Открыт спор
blocker-dispute-why = Пока он не решён, сообщения и заказ нужны обеим сторонам.
blocker-dispute-link = Посмотреть спор
blocker-dispute-remedy = Урегулируйте спор или отзовите его. Если вы ждёте ответа от нас, напомните нам о нём.
blocker-investigation-what = Идёт проверка аккаунта
blocker-investigation-why = Пока проверка идёт, аккаунт удалить нельзя.
blocker-investigation-link = Посмотреть свой аккаунт
blocker-investigation-remedy = Делать ничего не нужно. Напишите нам, если хотите узнать больше.
blocker-violation-what = Нарушено правило сервиса
blocker-violation-why = Пока это не улажено, аккаунт удалить нельзя.
blocker-violation-link = Посмотреть свой аккаунт
blocker-violation-remedy = Прочитайте наше сообщение об этом и ответьте или возразите там.
kept-by-hold = Хранить это обязывает закон
kept-until-hold = когда прекратится эта обязанность
period-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
period-months =
    { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
        [many] { $count } месяцев
       *[other] { $count } месяца
    }
period-years =
    { $count ->
        [one] { $count } год
        [few] { $count } года
        [many] { $count } лет
       *[other] { $count } года
    }
quiet-sign-in = Вход в аккаунт
quiet-processor = { $processor }: сообщения и персонализация
calendar-summary = Последний день, чтобы сохранить аккаунт
calendar-description = Чтобы отменить удаление, откройте { $page } и введите номер заявки { $reference } и код из нашего сообщения.
calendar-cancelled = Удаление отменено
reason-other = Другая причина
others-what-is-kept = Посмотреть, что удаляется и что хранится
account-since = Открыт: { $day }
problem-next = Продолжить
printed-note = Здесь показано, как всё обстояло { $at }. Чтобы узнать, как всё обстоит позже, откройте { $page } и введите номер заявки и код статуса.
lead-complaint = Вы можете и пожаловаться
lead-complaint-text = Вы сообщили нам, что вас обманули. Удаление аккаунта этого не улаживает и никаких прав у вас не отнимает. Расскажите, что произошло, и мы разберёмся.
lead-complaint-link = Подать жалобу
afterwards = Когда всё завершено
