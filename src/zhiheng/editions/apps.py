from zhiheng.access import room


class EditionsConfig(room.Room):
    name = "zhiheng.editions"
    label = "editions"
