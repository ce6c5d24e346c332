"""Addresses of spreadsheets that are taken."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("import/<str:kind>/", views.import_sheet, name="import"),
]
