from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "zhiheng.aftercare.funds"
    label = "funds"
