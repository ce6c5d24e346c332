from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "zhiheng.conduct"
    label = "conduct"
