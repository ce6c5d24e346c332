from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "zhiheng.applications"
    label = "applications"
