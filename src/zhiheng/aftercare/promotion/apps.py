from zhiheng.access import room


class PromotionConfig(room.Room):
    name = "zhiheng.aftercare.promotion"
    label = "promotion"
