"""Addresses of complaints and misconduct."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("conduct/", views.conduct, name="conduct"),
]
