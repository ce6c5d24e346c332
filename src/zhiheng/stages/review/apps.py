from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "zhiheng.stages.review"
    label = "review"
