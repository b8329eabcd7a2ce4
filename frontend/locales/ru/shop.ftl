shop-sign-in = Войти в демонстрационный магазин
shop-signed-out = Вы вышли из аккаунта.
shop-lead = Выдуманный магазин, в котором можно посмотреть, что удаление делает с аккаунтом.
shop-identifier = Электронная почта, телефон или имя пользователя
shop-password = Пароль
shop-demo = Пробные аккаунты
shop-demo-note = Чем он особенный
shop-hello = Здравствуйте, { $name }
shop-details = Ваши данные
shop-orders = Ваши заказы
shop-subscriptions = Ваши подписки
shop-care = Ваши вопросы в службу поддержки
shop-market = Ваша переписка на торговой площадке
shop-addresses = Куда мы доставляем
shop-apps = Подключённые вами приложения и способы входа
shop-more =
    { $count ->
        [one] И ещё { $count } из прежних.
        [few] И ещё { $count } из прежних.
        [many] И ещё { $count } из прежних.
       *[other] И ещё { $count } из прежних.
    }
shop-life-throwaway = создан для проверки
shop-life-new = здесь недавно
shop-life-everyday = покупает время от времени
shop-life-heavy = покупает часто и много лет
shop-life-seller = продаёт на торговой площадке
shop-life-returned = когда-то удалён и открыт снова
shop-account = Ваш аккаунт
shop-sign-out = Выйти
shop-pending-title = Этот аккаунт ожидает удаления
shop-pending-lead = Последний день для отмены — { $last }, день удаления — { $erase }
shop-pending-text = Вход в аккаунт этого не изменил. Что вы хотите сделать?
shop-pending-keep = Сохранить мой аккаунт
shop-pending-leave = Пусть его удалят
shop-email = Электронная почта
shop-phone = Телефон
shop-username = Имя пользователя
shop-standing = Состояние
shop-standing-good = В порядке
shop-standing-suspended = Приостановлен магазином
shop-matter-unpaid = Нужно оплатить
shop-matter-dispute = Спор
shop-matter-investigation = Проверяется
shop-matter-violation = Против правил
shop-situation-clean = Ничего не мешает
shop-situation-unpaid = Заказ не оплачен
shop-situation-dispute = По заказу открыт спор
shop-situation-investigation = Магазин проверяет один из входов
shop-situation-violation = Объявление нарушило правила
shop-situation-identity-verified = Проверены документы, удостоверяющие личность
shop-situation-no-password = Без пароля: личность подтверждает только код по электронной почте
shop-situation-suspended = Уже приостановлен магазином
shop-situation-contact-changed = Адрес электронной почты указан три дня назад
shop-situation-shared-phone = У двух аккаунтов один номер: { $phone }
