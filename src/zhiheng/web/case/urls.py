"""Addresses of an application and of other objects."""

from __future__ import annotations

from django.urls import path

from . import scan, thing, views

urlpatterns = [
    path("case/<str:pk>/", views.case, name="case"),
    path("o/<str:kind>/<str:pk>/", thing.thing, name="thing"),
    path("o/<str:kind>/<str:pk>/scan/", scan.scan, name="scan"),
]
