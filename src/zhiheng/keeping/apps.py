from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "zhiheng.keeping"
    label = "keeping"
