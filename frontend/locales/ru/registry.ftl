registry-title = Что мы храним и как долго
registry-lead = Все виды данных, которые у нас есть: для чего они нужны, как долго хранятся и кто их получает.
registry-waits = Пока ваш аккаунт ожидает удаления, из него ничего не удаляется: если вы его сохраните, всё останется как было. То, что запрещает удалять закон или суд, остаётся, пока запрет не закончится.
registry-pictures = На каждом рисунке верхняя линия показывает, что происходит, пока аккаунт у вас есть, а нижняя — что будет после вашего ухода: она тонкая до удаления данных и толстая, пока доступ к ним закрыт. Точка отмечает конец.
registry-picture = { $what }: сроки на рисунке
registry-told = { $what }: { $told }
registry-purpose = Для чего
registry-basis = На каком основании
registry-basis-contract = Вы что-то у нас заказали (договор)
registry-basis-consent = Вы это разрешили и можете передумать (согласие)
registry-basis-obligation = Этого требует закон (юридическая обязанность)
registry-basis-interest = Нам это нужно, и мы соразмерили это с вашими интересами (законный интерес)
registry-stays = Пока у вас есть аккаунт
registry-stays-account = Хранится всё это время
registry-stays-created = { $period } с момента создания, затем удаляется автоматически
registry-stays-last-order = { $period } с вашего последнего заказа, затем удаляется автоматически
registry-leaves = После вашего ухода
registry-leaves-erased = Удаляется вместе с аккаунтом
registry-leaves-anonymised = Обезличивается при удалении аккаунта: никто больше не сможет узнать, чьи это были данные
registry-leaves-kept = После удаления аккаунта хранится ещё { $period }, затем удаляется. Доступ закрыт, и никто этого не читает. { $basis }
registry-leaves-contact = Удаляется, как только почтовый сервер примет наше последнее сообщение вам, самое позднее через 72 часа
registry-who = Кто это получает
registry-cleared = Удалено автоматически за последние 90 дней
registry-own = Что мы храним о собственной работе
registry-own-text = Когда вы о чём-то нас просите, в нашей службе обращений остаются следы. И у них есть срок.
registry-own-log = Кто что сделал в нашей службе обращений
registry-from-log = { $period } после записи
registry-own-order = Требования суда или государственного органа
registry-from-order = { $period } после того, как их рассмотрели двое наших сотрудников
registry-own-name = Имена наших сотрудников
registry-from-name = { $period } после ухода из службы
registry-own-letter = Заявления тех, у кого не осталось ни одного способа войти
registry-from-letter = { $period } после получения
registry-own-mail = Письма в нашу службу
registry-from-mail = { $period } после ответа или закрытия
registry-own-question = Наш вопрос, на который никто не отвечает
registry-from-question = Ждёт { $period }, затем снимается
registry-own-right = О чём вы попросили по своим данным и кто это подтвердил
registry-from-right = { $period } после вашей просьбы
registry-own-copy = Копия ваших данных, о которой вы просили
registry-from-copy = { $period } после того, как она готова
registry-own-typed = То, что введено до подтверждения
registry-from-typed = Через { $period } после дня ввода прочитать это уже нельзя
registry-own-count = Сколько сообщений ушло на адрес
registry-from-count = { $period } после подсчёта
registry-own-answer = Ответы программам
registry-from-answer = { $period } после ответа
registry-own-session = Ваши шаги по заявке в одном браузере
registry-from-session = { $period } после начала
registry-own-sitting = Вход нашего сотрудника
registry-from-sitting = { $period } после входа
registry-own-code = Одноразовые коды
registry-from-code = { $period } после отправки
registry-own-look = Кто из наших сотрудников смотрит обращение
registry-from-look = { $period } после того, как его открыли
registry-own-flow = Незавершённый вход нашего сотрудника
registry-from-flow = { $period } после начала
registry-clocks = Какие сроки даёт нам закон
registry-duty-acknowledge = Мы сообщаем, что ваше обращение пришло
registry-duty-answer = Мы отвечаем на ваше обращение
registry-duty-acknowledge-complaint = Мы сообщаем, что ваша жалоба пришла
registry-duty-answer-complaint = Мы отвечаем на вашу жалобу
registry-duty-records = Мы храним запись о вашем обращении
registry-duty-deletion-list = Мы обрабатываем общий государственный список тех, кто просит удаления
registry-clock = { $period } { $start } ({ $source })
registry-start-receipt = со дня получения
registry-start-complete = со дня, когда у нас есть всё, чтобы знать, кто вы
registry-start-acceptance = со дня принятия к рассмотрению
registry-start-response = со дня нашего ответа
registry-start-download = с последней загрузки этого списка
registry-business-days =
    { $count ->
        [one] { $count } рабочий день
        [few] { $count } рабочих дня
        [many] { $count } рабочих дней
       *[other] { $count } рабочего дня
    }
registry-hours =
    { $count ->
        [one] { $count } час
        [few] { $count } часа
        [many] { $count } часов
       *[other] { $count } часа
    }
registry-minutes =
    { $count ->
        [one] { $count } минута
        [few] { $count } минуты
        [many] { $count } минут
       *[other] { $count } минуты
    }
desk-registry = Что хранится
