account-title = 您要注销哪个账号？
account-lead = 您输入的信息对应多个账号。只会注销您选择的那一个。
account-legend = 账号
account-hint = 为了保护您，部分内容已隐藏。
