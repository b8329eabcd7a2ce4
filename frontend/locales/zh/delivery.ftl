desk-deliveries = 发给处理方的消息
desk-deliveries-lead = 其他处理个人数据的各方，由这里通知其停止、继续或删除，三天内反复通知。未经确认的，绝不视为已经完成。
desk-deliveries-none = 还没有通知过任何一方。
desk-deliveries-waiting = { $count ->
    [0] 没有消息在等待。
   *[other] 有{ $count }条消息正在发送。
  }
desk-deliveries-since = 其中最早的一条始于{ $at }。
desk-deliveries-last = 最近一次答复（{ $at }）：{ $what }
desk-deliveries-unset = 无法向其发送：设置缺失或有误。
desk-deliveries-missing = 规则中将其列为“{ $id }”，而设置 PROCESSORS 中没有：不会向其发送任何通知，涉及它的注销也都无法结束。请在该设置中补上。去掉它的规则对已经开始的注销不起作用。
desk-deliveries-holds = { $count ->
   *[other] 有 { $count } 个已经开始的注销在等待它。
  }
desk-deliveries-gone = 对方表示已不存在。在有人另行说明之前，不再发送任何消息。
desk-deliveries-reopen = 对方已恢复：继续发送新消息
desk-deliveries-send-all = 重新发送所有未送达的消息
desk-deliveries-dead = 未送达
desk-deliveries-dead-lead = 这些消息不会再自动发送。请向处理方或在设置中查明原因，然后重新发送。
desk-deliveries-no-dead = 所有消息均已送达或正在发送。
desk-deliveries-dead-since = 已于{ $at }停止发送。
desk-deliveries-sent = { $count ->
    [0] 从未发送。
   *[other] 已发送{ $count }次。
  }
desk-deliveries-send = 重新发送
desk-delivery-kind-quiet = 停止消息、个性化和续费
desk-delivery-kind-restore = 照旧继续
desk-delivery-kind-erase = 删除一类数据
desk-delivery-kind-erase-items = 删除个别条目
desk-delivery-kind-refuse = 本人拒绝的用途
desk-delivery-kind-event-disabled = 账号已停用（事件）
desk-delivery-kind-event-session-revoked = 所有登录均已失效（事件）
desk-delivery-kind-event-enabled = 账号已恢复（事件）
desk-delivery-kind-event-purged = 账号已彻底删除（事件）
desk-delivery-heard-done = 已完成
desk-delivery-heard-verified = 已完成，并已签名声明没有留存
desk-delivery-heard-accepted = 已接受，尚未完成
desk-delivery-heard-silent = 没有答复
desk-delivery-heard-long = 答复过长，不能算作答复
desk-delivery-heard-error = 答复中提到错误
desk-delivery-heard-status = 答复不是确认
desk-delivery-heard-redirect = 被引向别处，我们不予跟随
desk-delivery-heard-slow = 要求放慢发送
desk-delivery-heard-gone = 对方已不存在
desk-delivery-heard-failed = 对方表示失败
desk-delivery-heard-held = 对方曾表示完成，但仍有留存
desk-delivery-heard-settings = 未发送：设置有误
desk-delivery-heard-unset = 未发送：设置中已没有它
desk-delivery-heard-directory = 未发送：账号目录没有答复
desk-act-resent = { $who }让发给处理方的消息重新发送。
desk-act-reopened = { $who }说明某一处理方已恢复。
desk-done-resent = 将在一分钟内重新发送。
desk-done-reopened = 新消息会重新发往该处。未送达的消息在下方等您处理。
registry-own-delivery = 发给处理方的消息，以及其用来识别本人的名称
registry-from-delivery = 确认后{ $period }
receipt-verified-at = 已于{ $at }确认并核实
receipt-acknowledged-text = “确认”是对方的说法；“核实”是我们亲自查看过，或对方已签名声明没有留存。
mail-digest-deliveries-subject = 有{ $count }条发给处理方的消息未送达
mail-digest-deliveries = 有{ $count }条发给处理方的消息发送三天后仍未得到确认。请在“发给处理方的消息”中查看。
