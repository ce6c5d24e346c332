from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "zhiheng.aftercare"
    label = "aftercare"
