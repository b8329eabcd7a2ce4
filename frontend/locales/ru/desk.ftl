# The staff's desk. Read by colleagues: short, exact, calm.

desk-parts = Разделы очереди
desk-part-open = Всё открытое
desk-part-mine = Мои
desk-part-revocation = Сохранить аккаунт
desk-part-immediate = Удалить сейчас
desk-part-access = Без доступа
desk-part-mail = Письма и просьбы
desk-part-decided = Решённые

desk-empty-open = Никто не ждёт. Отличная работа.
desk-empty-mine = У вас нет ни обращений, ни писем. Возьмите что-нибудь из раздела «Всё открытое».
desk-empty-revocation = Никто не просит сохранить аккаунт.
desk-empty-immediate = Никто не просит удалить аккаунт немедленно.
desk-empty-access = Никто не просит удалить аккаунт, к которому нет доступа.
desk-empty-mail = Нет ни писем, ни просьб.
desk-empty-decided = Решений пока не было.

desk-urgency-overdue = Просрочено
desk-urgency-today = Срок сегодня
desk-urgency-soon = Срок скоро
desk-urgency-later = Позже
desk-urgency-decided = Решено

desk-kind-revocation = Сохранить аккаунт
desk-kind-immediate = Удалить сейчас
desk-kind-leave = Уйти из сервиса
desk-kind-see = Увидеть свои данные
desk-kind-correct = Исправить данные
desk-kind-object = Возражение
desk-kind-complain = Жалоба
desk-kind-access = Удалить без доступа
desk-kind-other = Другое
desk-waits-until = Ждём ответа; последний день: { $day }
desk-waits-in-vain = Ответа нет (последний день был { $day }): решайте по тому, что есть
desk-needs-second = Нужно второе одобрение
desk-owner-nobody = Ни у кого
desk-owner-you = У вас
desk-owner-colleague = У коллеги
desk-due = Последний день для решения: { $day }
desk-decided-at = Решено { $at }
desk-days-left = { $count ->
    [one] { $count } рабочий день до срока
    [few] { $count } рабочих дня до срока
    [many] { $count } рабочих дней до срока
   *[other] { $count } рабочего дня до срока
  }
desk-hours-left = { $count ->
    [0] Меньше часа до срока
    [one] { $count } час до срока
    [few] { $count } часа до срока
    [many] { $count } часов до срока
   *[other] { $count } часа до срока
  }
desk-overdue = Просрочено
desk-next-page = Следующая страница

desk-find = Найти обращение
desk-find-reference = Номер
desk-find-hint = Например, AD-7KQ2-9XWB-5M1C-4HRZ. Он указан в каждом письме об удалении. Номер самого письма начинается с M.
desk-find-button = Найти

desk-case = Обращение { $reference }
desk-asked = О чём просят
desk-filed-at = Получено
desk-owner = У кого
desk-language = Язык
desk-returned = Уведомление человеку
desk-returned-at = Вернулось { $moment }. Возможно, человек не знает об этом удалении.
desk-erase-on = День удаления данных
desk-facts = Уже проверено
desk-mark-for = Да:
desk-mark-against = Нет:
desk-mark-open = Неизвестно:
desk-mark-hint = Подсказка:

desk-fact-in-time = Поступило до конца последнего дня.
desk-fact-in-time-not = Поступило после последнего дня.
desk-fact-proven = Владение аккаунтом подтверждено { $at }.
desk-fact-shown-replaced = Код дошёл до почты, которая раньше была указана в аккаунте (день замены: { $day }). Теперь там другая: возможно, аккаунт захвачен.
desk-fact-shown-young = Код дошёл до почты аккаунта, но она указана в нём недавно (с какого дня: { $day }).
desk-fact-shown-one = Код дошёл до одной из почт аккаунта; до какой именно, неизвестно.
desk-fact-shown-nothing = Ничто не показывает, чей это аккаунт.
desk-fact-stops = Удаление данных ждёт этого решения.
desk-fact-stops-until = Удаление данных ждёт этого решения, но не дольше чем до этого дня: { $day }
desk-fact-stops-not = Удаление данных не ждёт: его уже приостанавливало прежнее обращение.
desk-fact-contacts = За последние 30 дней контакты аккаунта не менялись.
desk-fact-contacts-young = За последние 30 дней контакт аккаунта менялся.
desk-fact-contacts-unknown = Каталог аккаунтов не сообщает, когда контакты менялись в последний раз.
desk-fact-blockers-none = Ничего не мешает: нет ни спора, ни неоплаченного заказа, ни проверки, ни нарушения.
desk-fact-blockers = Мешает следующее: { $what }.
desk-fact-blockers-unknown = Каталог аккаунтов не сообщает, мешает ли что-нибудь.
desk-fact-other-waits = В то же время кто-то просит сохранить этот аккаунт.
desk-fact-access-unproven = Ничто не доказывает, что аккаунт принадлежит заявителю. Код дошёл до его нового адреса, и только.
desk-fact-access-told = Подходит ровно один аккаунт. На все его адреса отправлено сообщение ({ $at }); возразить можно одной кнопкой.
desk-fact-access-none = Одобрить нечего: подходит не ровно один аккаунт, или по нему уже есть такая просьба, или против неё недавно возразили. Заявитель не должен узнать, что именно.
desk-fact-access-live = Этот аккаунт уже удаляют по другой заявке. Она идёт первой.
desk-fact-earlier-none = Раньше удаление этого аккаунта не начинали.
desk-fact-earlier = Удаление этого аккаунта уже начинали (день начала: { $day }). Состояние: { $state }.

desk-letter = Текст обращения
desk-letter-none = Текста нет: обращение подано кнопкой, после кода.
desk-letter-masked = Текст закрыт. Ваша роль не позволяет его открыть.
desk-letter-erased = Текст удалён вместе с контактными данными аккаунта.
desk-reveal-why = Зачем вы его открываете?
desk-reveal-hint = В нём названы люди. То, что вы его открыли и зачем, останется в журнале.
desk-reveal-compare = Чтобы сравнить с аккаунтом
desk-reveal-answer = Чтобы ответить заявителю
desk-reveal-law = Этого требует закон или суд
desk-reveal = Открыть текст

desk-decide = Решить
desk-outcome = Ваше решение
desk-approve = Одобрить
desk-refuse = Отклонить
desk-refuse-hint = Выберите причину ниже. Все, кому мы сообщим, прочтут и о том, куда можно пожаловаться.
desk-approve-revocation = Аккаунт будет восстановлен и заблокирован; открыть его можно через восстановление доступа у оператора. Мы сообщим на все адреса.
desk-approve-revocation-second = Аккаунт будет восстановлен и заблокирован; открыть его можно через восстановление доступа у оператора. Мы сообщим на все адреса.
desk-approve-access = Одобрить должен и второй сотрудник. До этого ничего не произойдёт, и никому не сообщат.
desk-approve-access-second = Вы второй. Вместо доказательства в журнале стоят оба имени: аккаунт закроется, мы сообщим на все адреса, и в течение всего срока для отмены его можно будет сохранить, а затем он будет удалён.
desk-approve-immediate = Одобрить должен и второй сотрудник. До этого ничего не произойдёт, и никому не сообщат.
desk-approve-immediate-second = Вы второй: мы сообщим на все адреса, и с любого из них можно будет возразить, пока не истечёт срок для возражений. Затем всё будет удалено.
desk-reason = Причина, если вы отклоняете
desk-reason-hint = Под каждой — то, что прочтёт заявитель.
desk-words = Что ещё сказать заявителю (необязательно)
desk-words-hint = На языке заявителя. Не более 1000 знаков. Обязательно, если выбрано «Другая причина».
desk-told = Ваше имя заявителю не сообщают. Оно остаётся в журнале.
desk-decide-button = Решить и открыть следующее обращение

desk-refusal-not-shown = Не показано, чей это аккаунт
desk-refusal-not-shown-told = Из того, что вы прислали, мы не смогли увидеть, что аккаунт ваш. Вы можете обратиться ещё раз и приложить то, что это покажет.
desk-refusal-contradicted = Тот, чьё доказательство сильнее, утверждает другое
desk-refusal-contradicted-told = Тот, кто доказал, что аккаунт принадлежит ему, сообщил нам другое.
desk-refusal-law = Этого требует закон
desk-refusal-law-told = Сейчас закон не позволяет нам это сделать.
desk-refusal-duplicate = Об этом уже просили
desk-refusal-duplicate-told = Вы уже просили об этом, и мы рассматриваем то обращение.
desk-refusal-other = Другая причина
desk-refusal-other-told = Только ваши собственные слова ниже.

desk-closed-decided = Решено { $at }.
desk-closed-filer = Это обращение внесли вы. Решать должен кто-то другой.
desk-closed-person = Речь о вашем собственном аккаунте. Решать должен кто-то другой.
desk-closed-twice = Вы уже одобрили. Вторым должен быть другой сотрудник.
desk-closed-role = Ваша роль не принимает решений.
desk-closed-over = Удаление ушло дальше: { $state }. Решать больше нечего.

desk-take = Взять это обращение
desk-return = Вернуть это обращение
desk-comment = Заметка для коллег
desk-comment-hint = Заявитель её никогда не прочтёт. Не более 1000 знаков.
desk-comment-button = Сохранить заметку

desk-holds = Запреты на удаление
desk-hold-none = Запретов нет.
desk-hold-place = Запретить удаление части данных
desk-hold-about = То, на что наложен запрет, останется и после дня удаления; остальное удалится вовремя. Когда запрет закончится, удалится и оно, само. Заявитель прочтёт, что удаление отложено, и ничего больше.
desk-hold-categories = Что остаётся
desk-hold-basis = На каком основании
desk-basis-legal-obligation = Хранить это нас обязывает закон
desk-basis-legal-claims = Это нужно, чтобы заявить требование или ответить на него
desk-basis-authority-order = Так распорядился государственный орган
desk-basis-public-interest = Свобода слова, исследования или иной общественный интерес
desk-hold-note = На каком именно
desk-hold-note-hint = Закон, распоряжение или требование, с номером. Не более 200 знаков; никого не называйте.
desk-hold-review = Когда пересмотреть
desk-hold-review-hint = Дата, например 2027-03-31, не позднее чем через год.
desk-hold-button = Ввести запрет
desk-hold-everything = всё
desk-hold-end = Снять этот запрет
desk-hold = Нельзя удалять: { $what }. День пересмотра: { $day }

desk-history = Что произошло
desk-deletion = Удаление { $reference }
desk-to-decision = К решению
desk-to-deletion = Всё об этом удалении и о запретах по нему
desk-state = На каком этапе
desk-started-at = Начато
desk-cases = Обращения по нему
desk-no-case = Об этом никто не писал.
desk-state-unverified = Аккаунт назван, но не подтверждён
desk-state-preparing = Владелец аккаунта готовит заявку
desk-state-blocked = Заявка отправлена и ждёт, пока что-то не уладится
desk-state-pending = Ожидает удаления
desk-state-revoked = Отменено: аккаунт восстановлен
desk-state-erasing = Данные удаляются
desk-state-erased = Удалено, кроме того, что мы обязаны хранить
desk-state-cleared = Удалено, ничего не осталось
desk-state-expired = Срок истёк, прежде чем заявка вступила в силу
desk-state-withdrawn = Отозвано владельцем или закрыто, прежде чем вступило в силу
desk-others = Другие обращения по этому удалению
desk-other = { $kind }, получено { $at }

desk-done-taken = Обращение у вас.
desk-done-returned = Вы вернули обращение.
desk-done-commented = Заметка сохранена.
desk-done-revealed = Текст открыт — для вас и на полчаса.
desk-done-seconded = Одобрено. Одобрить должен и второй сотрудник.
desk-done-approved = Одобрено, и всем сообщено. Вот следующее обращение.
desk-done-refused = Отклонено, и всем сообщено почему. Вот следующее обращение.
desk-done-held = Запрет введён.
desk-done-released = Запрет снят.
desk-done-asked = Вопрос отправлен. Обращение ждёт ответа.
desk-done-answered = Ответ отправлен, и письмо закрыто.
desk-done-extended = Срок продлён, и отправителю сообщено почему.
desk-done-closed = Письмо закрыто.

desk-log = Журнал службы
desk-log-text = Кто, что, когда и почему сделал. Ничего в нём нельзя ни изменить, ни изъять; каждая запись опирается на предыдущую.
desk-pack = Для надзорного органа
desk-pack-text = Один файл, в котором есть действующие правила, что хранится и кто это обрабатывает, каждое обращение с его сроком, отказы с причинами, запреты на удаление и журнал. Вместо людей в нём номера. Последняя строка заверяет файл, так что любой может проверить его без нас.
desk-pack-from = Первый день
desk-pack-to = Последний день
desk-pack-button = Скачать файл (строки JSON)
desk-log-export = Скачать последние 90 дней (строки JSON)

desk-act-revealed = { $who }: текст обращения открыт. { $why }.
desk-act-taken = { $who }: обращение взято.
desk-act-returned = { $who }: обращение возвращено.
desk-act-commented = { $who }: написана заметка.
desk-act-asked = { $who }: заявителю задан вопрос.
desk-act-seconded = { $who }: первое одобрение из двух.
desk-act-approved = { $who }: одобрено.
desk-act-refused = { $who }: отклонено. { $why }.
desk-act-held = { $who }: введён запрет на удаление.
desk-act-released = { $who }: запрет на удаление снят.
desk-act-answered = { $who }: отправителю отправлен ответ. { $why }
desk-act-extended = { $who }: срок продлён. { $why }.
desk-act-closed = { $who }: письмо закрыто. { $why }.
desk-act-exported = { $who }: журнал скачан.
desk-who-operator = Оператор
desk-who-you = Вы

desk-figures = Цифры
desk-figures-since = Решено начиная с указанного дня ({ $day }) и открыто сейчас.
desk-figure-open = Открыто
desk-figure-decided = Решено
desk-figure-refused = Отклонено
desk-figure-median = Дней, медиана
desk-figure-mean = Дней, в среднем
desk-access = Кто что открывал
desk-access-text = Четверть года: каждый открытый текст обращения и каждая выгрузка журнала, по сотрудникам и причинам.
desk-access-none = Никто ничего не открывал.
desk-access-revealed = { $who } ({ $role }): открыто текстов обращений: { $count }. { $why }. Последний раз: { $at }.
desk-access-exported = { $who } ({ $role }): выгрузок журнала: { $count }. Последний раз: { $at }.

desk-enter = Внести просьбу сохранить аккаунт
desk-enter-about = Кто-то позвонил, написал в чат, пришёл лично или прислал бумажное письмо. Это приостановит удаление данных один раз, не более чем на четырнадцать дней; мы сообщим на все адреса аккаунта, а решать будет ваш коллега, не вы.
desk-channel = Как обратились?
desk-channel-telephone = По телефону
desk-channel-chat = В чате
desk-channel-counter = Лично
desk-channel-letter = Бумажным письмом
desk-said = Что было сказано
desk-said-hint = По возможности дословно. Не более 1000 знаков. Рассказ ничего не доказывает; то, что заявитель может показать, посмотрит коллега, который принимает решение.
desk-enter-button = Внести
desk-done-entered = Просьба внесена, и на все адреса отправлено сообщение. Решать будет коллега.
desk-act-entered = { $who }: внесено то, о чём попросили. { $why }.

desk-questions = Вопросы заявителю
desk-ask = Задать вопрос заявителю
desk-ask-hint = На языке заявителя, не более 1000 знаков. Спрашивайте о том, что нужно для решения, и не просите удостоверений личности.
desk-ask-about = Вопрос получит только тот, кто подал обращение, и никто другой. Ваш срок стоит, пока нет ответа, но не более четырнадцати дней; удаление данных из-за этого дольше не ждёт. Больше ничто ваш срок не удлиняет: обещание решить не знает исключений.
desk-ask-button = Отправить вопрос
desk-ask-not-reached = Спросить некого: неизвестно, по какому адресу можно связаться с тем, кто подал обращение.
desk-ask-late = Последний день для решения прошёл: о просроченном не спрашивают, его решают.
desk-ask-enough = Три вопроса уже задано. Решайте по тому, что есть.
desk-ask-over = Решено без ответа.
desk-answered = Ответ получен { $at }. { $how }
desk-answered-page = Его написали на странице, с кодом вопроса.
desk-answered-address = Он пришёл письмом с того адреса, на который отправлен вопрос.
desk-answered-other-address = Он пришёл письмом с другого адреса, не с того, на который отправлен вопрос.
desk-answer-with-letter = Ответ закрыт. Он откроется вместе с текстом обращения.
desk-answer-closed = Ответ закрыт, пока вы не укажете, зачем его открываете.
desk-look = Сейчас это смотрит коллега
desk-look-here = Сейчас это смотрит коллега. Для вас ничего не закрыто, но кто-то из вас может сделать работу зря.
desk-act-signed-in = { $who }: вход. { $why }
desk-act-signed-out = { $who }: выход.
desk-act-added = { $who }: в службу добавлен сотрудник — { $whom }. { $why }.
desk-act-role-changed = { $who }: изменена роль сотрудника — { $whom }. { $why }.
desk-act-removed = { $who }: из службы удалён сотрудник — { $whom }.
desk-act-turned-away = Во входе отказано. { $why }.
desk-act-forgotten = Срок истёк, и удалено следующее: { $why }.
desk-times = { $why }; за час таких случаев: { $count }
desk-door-stranger = Не из числа сотрудников
desk-door-word = Подтверждение личности не подошло
desk-door-flow = Вход начат в другом браузере или его время вышло
desk-door-overtaken = Сотрудника удалили из службы в этот самый момент, или его опередило другое действие
desk-door-people = имена сотрудников, покинувших службу год назад
desk-door-outlived = данные с истёкшим сроком хранения в аккаунтах, которые остаются
desk-door-entries = записи этого журнала старше трёх лет
desk-door-first = Как первый администратор, которого назвал оператор.

desk-bulk-hint = Прежде чем что-то будет сделано, вы увидите это ещё раз.
desk-bulk-choose = Выбрать { $reference }
desk-bulk-take = Взять отмеченные
desk-bulk-return = Вернуть отмеченные
desk-bulk-give = Передать отмеченные коллеге
desk-bulk-take-button = Взять
desk-bulk-return-button = Вернуть
desk-bulk-give-button = Передать
desk-bulk-take-done = Что вы взяли
desk-bulk-return-done = Что вы вернули
desk-bulk-give-done = Что вы передали коллеге
desk-bulk-close-done = Что вы закрыли
desk-bulk-will-be = { $count ->
    [0] Ничего из этого сделать нельзя.
    [one] Будет сделано для { $count } пункта.
    [few] Будет сделано для { $count } пунктов.
    [many] Будет сделано для { $count } пунктов.
   *[other] Будет сделано для { $count } пункта.
  }
desk-bulk-so-many = { $count ->
    [0] Ничего не сделано.
    [one] Сделано для { $count } пункта.
    [few] Сделано для { $count } пунктов.
    [many] Сделано для { $count } пунктов.
   *[other] Сделано для { $count } пункта.
  }
desk-bulk-done = Сделано
desk-bulk-overtaken = Изменилось: за это время с ним что-то произошло
desk-bulk-not-yours = Не ваше: оно у коллеги
desk-bulk-same = Делать нечего: так уже и было
desk-bulk-back = Вернуться к списку

desk-give = Передать это коллеге
desk-give-to = Кому
desk-give-button = Передать
desk-done-given = Теперь это у коллеги.
desk-act-given = { $who }: обращение передано коллеге — { $why }.

desk-mails = Письма об этом удалении
desk-mails-of-sender = Другие письма того же отправителя
desk-mail-also = Закрыть вместе с ним и так же эти письма того же отправителя
desk-sibling-open = { $kind }, получено { $at }, открыто
desk-sibling-closed = { $kind }, получено { $at }, закрыто

desk-insert = Готовый ответ
desk-insert-none = Нет
desk-insert-hint = Он встанет после того, что вы написали выше, на языке заявителя. Там его можно изменить.
desk-insert-button = Вставить
desk-reply-proof = Что показало бы, чей это аккаунт
desk-reply-proof-told = Не хватает того, что показало бы, что аккаунт ваш. Лучшее доказательство — код, который мы отправим на адрес аккаунта. Пожалуйста, не присылайте нам пароли и копии удостоверений личности.
desk-reply-account = О каком аккаунте речь
desk-reply-account-told = Ваше письмо может относиться к нескольким аккаунтам. Пожалуйста, напишите нам и укажите номер заявки из нашего письма об удалении. Он начинается с AD.
desk-reply-unreadable = Присланное не открывается
desk-reply-unreadable-told = Мы не смогли открыть то, что вы прислали. Пожалуйста, напишите это прямо в письме, без вложений.
desk-reply-earlier = Об этом уже просили
desk-reply-earlier-told = Вы уже просили об этом, и мы рассматриваем то обращение. Писать ещё раз не нужно: ответ на него относится к обоим.
desk-reply-settled = Сначала нужно кое-что уладить
desk-reply-settled-told = Между нами ещё не всё улажено: например, оплата, доставка или спор. Как только это уладится, вы сможете обратиться снова.
desk-reply-elsewhere = На это отвечают другие
desk-reply-elsewhere-told = Мы занимаемся только удалением аккаунтов. По заказам, оплате и возвратам обратитесь, пожалуйста, в нашу службу поддержки: там вам охотно помогут.

desk-replies = Готовые ответы
desk-replies-lead = Тексты, которые коллеги могут вставить, когда отклоняют просьбу. Шесть таких есть в службе на каждом языке; здесь ваши собственные.
desk-replies-none = Своих пока нет.
desk-replies-add = Написать новый
desk-replies-one = Готовый ответ
desk-replies-title = Название
desk-replies-title-hint = По нему коллеги выбирают текст. Не более 100 знаков.
desk-replies-locale = Язык текста
desk-replies-wording = Текст
desk-replies-wording-hint = То, что прочтёт заявитель. Не более 1000 знаков; никого не называйте.
desk-replies-save = Сохранить
desk-replies-remove = Удалить
desk-act-worded = { $who }: написан готовый ответ.
desk-act-unworded = { $who }: готовый ответ удалён.
desk-disclosure-title = По требованию закона
desk-disclosure-propose = Предложить выдать то, что хранится
desk-disclosure-about = Только если этого требует закон. Вы предлагаете, а коллега должен согласиться; о собственном аккаунте не решает никто. Затем один из вас двоих один раз выгружает данные, в течение 24 часов. Нигде они не сохраняются, и каждый шаг остаётся в журнале.
desk-disclosure-handed = Что нужно выдать
desk-disclosure-authority = Кто это получит
desk-disclosure-authority-hint = Суд или орган и подразделение. Владелец аккаунта это прочтёт. Не более 200 знаков.
desk-disclosure-law = Какой закон этого требует
desk-disclosure-law-hint = Статья и то, к чему она вас обязывает. Владелец аккаунта это прочтёт. Не более 1000 знаков.
desk-disclosure-file = Номер требования
desk-disclosure-file-hint = Как он указан в документе. Не более 200 знаков.
desk-disclosure-telling = Можно ли сообщить владельцу аккаунта?
desk-disclosure-telling-now = Да: мы сообщим ему, как только коллега согласится
desk-disclosure-telling-later = Нет: закон запрещает это до определённого дня, после него мы сообщим
desk-disclosure-ground = Почему пока нельзя
desk-disclosure-ground-hint = Только если это запрещает закон: какой именно. Владелец аккаунта этого не прочтёт. Не более 200 знаков.
desk-disclosure-until = Последний день, когда сообщать нельзя
desk-disclosure-until-hint = Только если это запрещает закон. Дата, например 2027-03-31, не позднее чем через год.
desk-disclosure-button = Предложить
desk-disclosure-what = Нужно выдать: { $what }
desk-disclosure-waits = Коллега должен согласиться или отклонить.
desk-disclosure-refused = Отклонено. Ничего не выдаётся.
desk-disclosure-handed-at = Выдано { $at }.
desk-disclosure-until-taken = Согласовано. Выгрузить можно один раз, крайний срок: { $at }.
desk-disclosure-over = Согласовано, но не выгружено вовремя. Можно предложить заново.
desk-disclosure-told = Владельцу аккаунта сообщено { $at }.
desk-disclosure-silent = Владельцу аккаунта не сообщают раньше этого времени: { $at }. До тех пор ничего ему не говорите.
desk-disclosure-told-at-once = Владельцу аккаунта сообщат, как только это будет согласовано.
desk-disclosure-approve = Согласиться: этого требует закон
desk-disclosure-refuse = Отклонить
desk-disclosure-fetch = Выгрузить, один раз
desk-done-proposed = Предложено. Коллега должен согласиться.
desk-done-ordered = Согласовано. Теперь один из вас двоих может выгрузить данные.
desk-done-declined = Отклонено.
desk-act-proposed = { $who }: предложено выдать по требованию закона то, что хранится.
desk-act-ordered = { $who }: подтверждено, что этого требует закон.
desk-act-declined = { $who }: в выдаче отказано.
desk-act-handed-out = { $who }: данные выгружены.
