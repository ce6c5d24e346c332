"""Addresses of a reader's own views of lists."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("views/", views.views, name="views"),
]
