from django.apps import AppConfig


class PromotionConfig(AppConfig):
    name = "zhiheng.aftercare.promotion"
    label = "promotion"
