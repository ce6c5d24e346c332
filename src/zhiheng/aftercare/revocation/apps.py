from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "zhiheng.aftercare.revocation"
    label = "aftercare"
