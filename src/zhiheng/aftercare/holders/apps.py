from django.apps import AppConfig


class HoldersConfig(AppConfig):
    name = "zhiheng.aftercare.holders"
    label = "holders"
