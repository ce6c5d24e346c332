from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "zhiheng.oversight"
    label = "oversight"
