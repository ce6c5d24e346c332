from django.apps import AppConfig


class MeetingConfig(AppConfig):
    name = "zhiheng.stages.meeting"
    label = "meeting"
