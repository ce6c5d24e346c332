from zhiheng.access import room


class NoticeConfig(room.Room):
    name = "zhiheng.stages.notice"
    label = "notice"
