from zhiheng.access import room


class ReviewConfig(room.Room):
    name = "zhiheng.stages.review"
    label = "review"
