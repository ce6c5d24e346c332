from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "zhiheng.access"
    label = "access"
