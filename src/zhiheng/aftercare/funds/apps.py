from zhiheng.access import room


class FundsConfig(room.Room):
    name = "zhiheng.aftercare.funds"
    label = "funds"
