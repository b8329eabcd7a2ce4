sign-in-with = 通过{ $operator }继续
sign-in-or = 您也可以登录{ $operator }，这样就不需要验证码。
sign-in-title = 登录{ $operator }
sign-in-leaving = 您在那里登录后会立即回到这里。这一步不会删除任何内容。
sign-in-go = 现在前往
