from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "zhiheng.outbox"
    label = "outbox"
