from zhiheng.access import room


class CostsConfig(room.Room):
    name = "zhiheng.costs"
    label = "costs"
