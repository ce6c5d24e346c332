from zhiheng.access import room


class HoldersConfig(room.Room):
    name = "zhiheng.aftercare.holders"
    label = "holders"
