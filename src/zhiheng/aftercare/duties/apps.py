from zhiheng.access import room


class DutiesConfig(room.Room):
    name = "zhiheng.aftercare.duties"
    label = "duties"
