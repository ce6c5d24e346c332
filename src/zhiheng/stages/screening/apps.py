from zhiheng.access import room


class ScreeningConfig(room.Room):
    name = "zhiheng.stages.screening"
    label = "screening"
