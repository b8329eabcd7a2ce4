# Mail to the desk. The lists are what people write when they ask for something; lines between bars, in small letters.

inbox-words-complain = 我要投诉 | 我的投诉 | 投诉你们 | 投诉贵公司 | 向监管部门投诉 | 向网信部门投诉
inbox-words-see = 我的数据副本 | 我的个人信息副本 | 查阅我的 | 复制我的个人信息 | 查询我的个人信息 | 访问我的数据 | 哪些数据 | 哪些个人信息 | 我的哪些信息 | 你们保存的数据 | 导出我的数据
inbox-words-correct = 更正 | 改正我的 | 修改我的 | 地址错误 | 地址有误 | 信息有误 | 姓名有误 | 更改我的姓名 | 更改我的地址
inbox-words-object = 我反对 | 拒绝处理我的 | 停止使用我的 | 停止处理我的 | 不要出售 | 撤回同意 | 撤回我的同意 | 退订 | 不要再发
inbox-words-leave = 注销我的 | 注销账号 | 注销账户 | 注销帐号 | 注销帐户 | 销户 | 删除我的 | 删除账号 | 删除账户 | 关闭我的账 | 关闭账号 | 关闭账户 | 删除数据 | 清除我的 | 被遗忘权 | 恢复我的账 | 恢复账号 | 保留我的账 | 保留账号 | 撤销注销 | 停止注销

inbox-too-large = 您的邮件太大，我们无法接收。请不要附带附件。
inbox-try-again = 我们刚才未能接收您的邮件。请稍后重新发送。

desk-mail = 邮件 { $reference }
desk-mail-received-at = 收到时间
desk-mail-about = 所指的注销
desk-mail-about-none = 没有，或不止一个
desk-mail-letter-filed = 已作为申请登记；申请书在工单中。
desk-mail-letter-erased = 已按期删除。
desk-mail-to-case = 由此登记的工单
desk-mail-from = 发件人：{ $sender }
desk-mail-from-other = 自称：{ $from }
desk-mail-subject = 主题：{ $subject }

desk-fact-mail = 通过邮件收到。任何能读取或伪造邮箱的人都能写：单凭它不能证明什么。
desk-fact-mail-spf-pass = SPF：该服务器可以代表发件人的域名发送。
desk-fact-mail-spf-fail = SPF：该服务器不可以代表发件人的域名发送。
desk-fact-mail-spf-none = SPF：没有信息。
desk-fact-mail-dkim-pass = DKIM：签名相符。
desk-fact-mail-dkim-fail = DKIM：签名不符。
desk-fact-mail-dkim-none = DKIM：没有签名。
desk-fact-mail-dmarc-pass = DMARC：发件人的域名认可这封邮件。
desk-fact-mail-dmarc-fail = DMARC：发件人的域名称这封邮件不是自己的。
desk-fact-mail-dmarc-none = DMARC：没有信息。
desk-fact-mail-own = 邮件自称来自该账号的当前邮箱。
desk-fact-mail-own-not = 邮件没有自称来自该账号的当前邮箱。
desk-fact-mail-automatic = 由机器发送。没有回复。

desk-mail-close = 处理结果
desk-mail-close-hint = 这里作出的决定都无法撤回；邮件内容再保留90天。
desk-mail-close-button = 关闭这封邮件
desk-mail-closed = 已于{ $at }关闭。
desk-close-answered = 对方已得到答复
desk-close-passed-on = 已转交公司内其他人
desk-close-not-ours = 不属于本服务台

desk-mail-answers = 它回复的是我们就此写的信：
desk-mail-answered-by = 发件人再次来信：
desk-legal = 法定期限
desk-legal-day = 须在{ $day }当天结束前答复；{ $left }
desk-write = 答复发件人
desk-write-hint = 请用对方的语言，最多1000字。答复会发到这封邮件的来信邮箱，并关闭邮件。没有人证明是谁在看那个邮箱：请不要透露账号的任何信息。
desk-write-button = 发送答复，并关闭邮件
desk-extend = 需要更长时间
desk-extend-why = 为什么需要更长时间？
desk-extend-hint = 只能一次，并会告知发件人理由和投诉途径。之后，答复期限为{ $day }当天结束前。
desk-extend-button = 告知需要更长时间
desk-extend-once = 已延长过一次；法律不允许再延长。
desk-extend-late = 法定期限已过：逾期后不能再延长。
desk-extend-none = 本服务台适用的法律不允许延长。
desk-extend-not-reached = 不能延长：不知道在哪里能联系到发件人，无法告知。
desk-extension-complexity = 事项复杂
desk-extension-number = 同时收到大量申请
desk-extension-recipient = 保存数据的另一方尚未答复
