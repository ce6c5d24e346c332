from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "zhiheng.aftercare.duties"
    label = "duties"
