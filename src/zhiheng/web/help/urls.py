"""Addresses of the help."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("help/", views.help_page, name="help"),
    path("help/<str:name>/", views.topic, name="help_topic"),
]
