"""Addresses of the departments' desk."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("answers/", views.grid, name="answers")]
