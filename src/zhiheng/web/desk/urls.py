"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path

from . import bulk, home, messages, queue, search, start

urlpatterns = [
    path("desk/", home.desk, name="desk"),
    path("start/", start.start, name="start"),
    path("work/", queue.queue, name="work"),
    path("bulk/<str:name>/", bulk.bulk, name="bulk"),
    path("search/", search.search, name="search"),
    path("outbox/", messages.outbox_page, name="outbox"),
]
