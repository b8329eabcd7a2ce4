staff-brand = Служба обращений
staff-sign-out = Выйти
staff-nameless = Имя неизвестно
staff-to-desk = В службу
staff-sign-in = Войти
staff-sign-in-again = Войти снова
staff-sign-in-title = Вход в службу обращений
staff-sign-in-lead = Для тех, кто занимается обращениями. Вход там же, где и для остальной вашей работы.
staff-sign-in-leaving = Вы переходите на страницу входа.
staff-sign-in-go = Перейти сейчас
staff-name = Имя
staff-mail = Электронная почта
staff-role = Роль
staff-note = Примечание
staff-you = Это вы
staff-has-come = Входит в службу
staff-has-not-come = Входа ещё не было
staff-people = Сотрудники службы
staff-add = Добавить сотрудника
staff-add-lead = С этого момента он сможет входить. Ему ничего не отправляют: сообщите ему сами.
staff-add-button = Добавить
staff-person-you = Свою собственную роль никто не меняет. Это может сделать другой администратор.
staff-person-role = Изменить роль
staff-person-role-button = Изменить
staff-person-remove = Удалить из службы
staff-person-remove-lead = Его сеанс сразу завершится. То, что он решил, останется, с его именем.
staff-person-remove-button = Удалить
staff-role-agent = Сотрудник
staff-role-agent-hint = Видит обращения и решает их по одному
staff-role-lead = Старший
staff-role-lead-hint = Также решает сразу несколько и передаёт обращения другим
staff-role-auditor = Аудитор
staff-role-auditor-hint = Читает всё, и журнал тоже, и ничего не меняет
staff-role-administrator = Администратор
staff-role-administrator-hint = Отвечает за состав службы и не видит обращений
staff-addresses = Адреса, которые нельзя использовать снова
staff-addresses-next = Отпечатки адресов хранятся, потому что по правилам их нельзя использовать снова. Крайний день следующей проверки: { $date }.
staff-addresses-due =
    { $count ->
        [one] Ждёт проверки { $count } отпечаток.
        [few] Ждут проверки { $count } отпечатка.
       *[other] Ждут проверки { $count } отпечатков.
    }
staff-addresses-ask = Нужно ли по-прежнему, чтобы с этими адресами нельзя было зарегистрироваться? Если веской причины нет, удалите их.
staff-addresses-keep = Хранить ещё год
staff-addresses-erase = Удалить
