from zhiheng.access import room


class OversightConfig(room.Room):
    name = "zhiheng.oversight"
    label = "oversight"
