"""Addresses of applications and of other objects."""

from __future__ import annotations

from django.urls import path

from . import cases, object_page, scan, views

urlpatterns = [
    path("cases/", cases.cases, name="cases"),
    path("case/<str:pk>/", views.case, name="case"),
    path("o/<str:kind>/<str:pk>/", object_page.object_page, name="object_page"),
    path("o/<str:kind>/<str:pk>/scan/", scan.scan, name="scan"),
]
