from django.apps import AppConfig


class CostsConfig(AppConfig):
    name = "zhiheng.costs"
    label = "costs"
