sign-in-with = Продолжить через { $operator }
sign-in-or = Или войдите через { $operator }: тогда код не понадобится.
sign-in-title = Вход через { $operator }
sign-in-leaving = Вы войдёте там и сразу вернётесь сюда. От этого ничего не удаляется.
sign-in-go = Перейти туда
