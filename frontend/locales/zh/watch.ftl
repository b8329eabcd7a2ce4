watch-erased = 情况有变化：请查看您的申请进度。
watch-copy = 您的副本有新进展。
watch-show = 查看结果
watch-offline = 现在无法连接到我们。没有任何内容丢失：我们继续处理，本页会自动重试。如果一直如此，请检查您的网络，再重新打开本页。
