from zhiheng.access import room


class DecisionConfig(room.Room):
    name = "zhiheng.stages.decision"
    label = "decision"
