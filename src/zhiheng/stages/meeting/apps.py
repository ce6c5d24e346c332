from zhiheng.access import room


class MeetingConfig(room.Room):
    name = "zhiheng.stages.meeting"
    label = "meeting"
