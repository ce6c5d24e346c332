"""Addresses of the API."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("api/v1/openapi.json", views.openapi, name="openapi"),
    path("api/v1/me", views.me, name="api_me"),
    path("api/v1/case/<str:case>/answers/<str:field>", views.answer, name="api_answer"),
    path("api/v1/files", views.upload, name="api_upload"),
    path("api/v1/acts/<str:name>", views.act, name="api_act"),
]
