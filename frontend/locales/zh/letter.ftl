letter-immediate =
    立即注销申请：
    账号：{ $account }
    申请理由：本人 { $name } 于 { $date } 在 { $location } 因 { $reason } 申请注销该账号。本人确认不再使用该账号，并知悉账号注销后，所有相关数据（包括但不限于个人资料、登录记录、订单记录等）将被永久删除。本人申请立即注销。
letter-revocation =
    撤销注销申请：
    账号：{ $account }
    申请理由：因 { $reason } 需要恢复本人的账号，现申请撤销注销。
letter-access =
    注销无法登录的账号的申请：
    账号：{ $account }
    本人 { $name } 于 { $date } 申请注销该账号。因 { $reason } 本人无法使用该账号的任何邮箱和手机号。
    可通过以下邮箱联系本人：{ $contact }
    可凭以下信息确认是本人：{ $recognise }
    本人知悉：该账号的所有邮箱都会收到通知，任何能读到通知的人都可以提出异议。本人不要求取得该账号的数据副本。
letter-blank-account = 用户名/手机号/电子邮箱
letter-blank-name = 姓名
letter-blank-date = 日期
letter-blank-location = 地点
letter-blank-reason = 具体原因
letter-blank-contact = 新的电子邮箱
letter-blank-recognise = 对该账号的了解
letter-fill-in = 您的申请书内容
letter-account = 账号
letter-account-hint = 该账号的用户名、手机号或电子邮箱。
letter-name = 您的姓名
letter-location = 您写申请书的地点
letter-why = 原因
letter-why-hint = 请用您自己的话写，最多500字。只有作决定的工作人员会看到。
letter-look = 查看申请书
letter-shown = 您的申请书
letter-copy-failed = 复制失败。请选中申请书，手动复制。
letter-send = 发送申请书
letter-change = 修改内容
letter-subject = { $subject }：{ $reference }
letter-by-mail = 改用邮件发送
letter-by-mail-text = 申请书会在您自己的邮件程序中打开，其中已写好申请编号。请用该账号的邮箱发送。
letter-by-mail-link = 写信至 { $contact }
