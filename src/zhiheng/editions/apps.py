from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "zhiheng.editions"
    label = "editions"
