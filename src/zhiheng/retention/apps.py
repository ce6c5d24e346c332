from zhiheng.access import room


class RetentionConfig(room.Room):
    name = "zhiheng.retention"
    label = "retention"
