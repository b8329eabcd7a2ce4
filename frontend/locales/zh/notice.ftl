# Notices of an incident or of a disclosure: the public pages, the mail, and the desk.
notice-incident = 数据安全事件通知，{ $day }
notice-disclosure = 数据提供通知，{ $day }
notice-incident-all = 我们保存的数据出了问题，我们深表歉意。每位相关的人都会收到我们的邮件。以下是我们所了解的情况、这对他们可能意味着什么，以及他们可以做什么。
notice-incident-you = 我们保存的您的数据出了问题，我们深表歉意。这不是您的过错。以下是我们所了解的情况、这对您可能意味着什么，以及您可以做什么。
notice-disclosure-all = 法律要求我们把数据提供给他方。每位相关的人都会收到我们的邮件。以下是我们提供了什么、提供给谁，以及原因。
notice-disclosure-you = 法律要求我们把您的数据提供给他方。您无需做任何事情。以下是我们提供了什么、提供给谁，以及原因。
notice-other = 以下内容目前只有这种语言：{ $language }
notice-incident-days = 发生或开始的日期：{ $happened }。我们发现的日期：{ $noticed }。
notice-disclosure-days = 我们收到命令的日期：{ $happened }。我们提供数据的日期：{ $noticed }。
notice-data = 涉及哪些信息
notice-part-what = 发生了什么
notice-part-to = 谁收到了数据
notice-part-basis = 哪部法律命令提供
notice-part-cause = 为什么会发生
notice-part-risk = 这对您可能意味着什么
notice-part-done = 我们在做什么
notice-part-advice = 您可以做什么
notice-more = 了解更多
notice-contact = 请写信至 { $contact }。会有工作人员阅读并答复您。
notice-yours = 有关您数据的通知
notices-title = 数据事件与依法提供
notices-lead = 我们保存的数据出了什么问题，或依照法律命令不得不提供了什么。每位相关的人还会收到邮件。只涉及一个人的内容只告知其本人，不在本页显示。
notices-none = 目前没有通知。
notices-link = 数据事件与依法提供
mail-notice-page = 您可以在这里再次阅读本通知，无需登录：
mail-notice-data = 凭发送到您邮箱的验证码，您可以在您的数据页面再次阅读本通知：
mail-notice-safe = 本邮件不会向您索要密码、验证码或付款。如果有人就此事与您联系并索要其中任何一项，那不是我们。

desk-notices = 数据事件与依法提供
desk-notices-lead = 当事人的数据出了问题，或法律命令提供其数据时，告知他们的内容。由一人撰写，另一人同意，然后每位相关的人都会收到邮件。
desk-notices-none = 目前还没有。
desk-notice = 一份通知
desk-notice-write = 撰写通知
desk-notice-about-all = 请像写给一个受到惊吓的人那样写：发生了什么，对其意味着什么，你们在做什么，其本人可以做什么。不要点名，不要责怪任何人，也不要淡化。
desk-notice-about = 通知的内容
desk-notice-about-incident = 数据事件：数据丢失、被改动，或被不应看到的人看到
desk-notice-about-disclosure = 依法提供：有关机关或法院依照法律命令获得了数据
desk-notice-happened = 何时发生
desk-notice-happened-hint = 发生或开始的日期。依法提供时：收到命令的日期。
desk-notice-known = 何时发现
desk-notice-known-hint = 发现的日期。依法提供时：提供数据的日期。
desk-notice-concerned = 哪些数据
desk-notice-telling = 现在可以告知吗？
desk-notice-telling-now = 可以：同事同意后立即告知
desk-notice-telling-later = 不可以：法律或有关机关在某日之前禁止告知，到时再告知
desk-notice-until = 保密的最后一天
desk-notice-until-hint = 仅在目前禁止告知时填写。须在一年以内。
desk-notice-audience = 涉及谁
desk-notice-audience-all = 所有有此类数据的人。通知也会在公开页面上显示
desk-notice-audience-one = 一个人。只告知其本人，不在任何公开页面上显示
desk-notice-holder = 谁的账号
desk-notice-holder-hint = 仅在只涉及一个人时填写：账号的邮箱、电话号码或用户名。
desk-notice-incident-wants = 数据事件的通知必须包含：{ $parts }
desk-notice-incident-wants-law = 依照法律（{ $law }），数据事件的通知必须包含：{ $parts }
desk-notice-disclosure-wants = 依法提供的通知必须包含：{ $parts }
desk-notice-in = 这种语言的内容：{ $language }
desk-notice-what-hint = 用两三句简单的话。最多1000字，以下各部分相同。
desk-notice-to-hint = 仅限依法提供：法院或有关机关，及其部门。
desk-notice-basis-hint = 仅限依法提供：条款，以及它要求你们做什么。
desk-notice-cause-hint = 仅限数据事件。
desk-notice-risk-hint = 可能的后果，如实说明可能性。“可能有人冒充我们给您写信。”
desk-notice-done-hint = 已经做了什么，接下来做什么。
desk-notice-advice-hint = 有帮助的做法，每行一条。如果无需做什么，也请写明。
desk-notice-save = 保存，交由同事决定
desk-notice-waits = 须由一位同事同意或拒绝。
desk-notice-refused = 已拒绝。不告知任何人。
desk-notice-silent = 已同意。在{ $at }之前不告知任何人。在此之前请勿透露。
desk-notice-under-way = 已同意。邮件正在发出，每分钟一百个账号。
desk-notice-sent = 所有邮件均已交付发送。
desk-notice-to-one = 只涉及一个人，不在任何公开页面上显示。
desk-notice-to-all = 涉及所有有此类数据的人；开始告知后即公开。
desk-notice-addressed =
    { $count ->
       *[other] 目前涉及{ $count }个账号。
    }
desk-notice-told =
    { $count ->
       *[other] 已通过邮件告知{ $count }人。
    }
desk-notice-unreached =
    { $count ->
        [0] 没有无法联系的人。
       *[other] { $count }人没有可以收信的邮箱；请用其他方式告知。
    }
desk-notice-own = 这是您写的，所以由同事决定。
desk-notice-approve = 同意：发出
desk-notice-refuse = 拒绝
desk-notice-erased = 其内容已按期删除。
desk-notice-history = 谁做了什么
desk-notice-part-missing = 请用这种语言（{ $language }）填写：{ $part }
desk-notice-part-too-long = 这种语言（{ $language }）的内容请不要超过1000字：{ $part }
desk-act-notice-written = { $who }写了一份数据事件或依法提供的通知。
desk-act-notice-agreed = { $who }同意发出通知。
desk-act-notice-declined = { $who }拒绝了通知。
desk-done-notice-written = 已保存。须由一位同事同意，才会告知任何人。
desk-done-notice-agreed = 已同意。通知会自动发出。
desk-done-notice-declined = 已拒绝。不会告知任何人。
error-about-missing = 请选择是数据事件还是依法提供
error-happened-malformed = 请按年、月、日输入发生的日期，例如2027-03-31
error-happened-out-of-range = 发生的日期请不要晚于今天
error-known-malformed = 请按年、月、日输入发现的日期，例如2027-03-31
error-known-out-of-range = 发现的日期请不要晚于今天
error-known-before = 发现的日期请不要早于发生的日期
error-concerned-missing = 请选择涉及哪些数据
error-audience-missing = 请选择涉及谁
error-holder-not-one = 没有这样的账号，或这样的账号不止一个
registry-own-notice = 数据事件与依法提供的通知，以及告知了谁
registry-from-notice = 撰写后保留{ $period }
