from zhiheng.access import room


class ConductConfig(room.Room):
    name = "zhiheng.conduct"
    label = "conduct"
