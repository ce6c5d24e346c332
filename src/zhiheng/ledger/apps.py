from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "zhiheng.ledger"
    label = "ledger"
