from django.apps import AppConfig


class DecisionConfig(AppConfig):
    name = "zhiheng.stages.decision"
    label = "decision"
