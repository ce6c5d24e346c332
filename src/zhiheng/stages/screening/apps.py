from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "zhiheng.stages.screening"
    label = "screening"
