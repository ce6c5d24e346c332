from django.apps import AppConfig


class NoticeConfig(AppConfig):
    name = "zhiheng.stages.notice"
    label = "notice"
