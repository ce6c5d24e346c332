from zhiheng.access import room


class AccessConfig(room.Room):
    name = "zhiheng.access"
    label = "access"
