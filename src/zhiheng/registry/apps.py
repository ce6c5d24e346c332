from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "zhiheng.registry"
    label = "registry"
