"""Addresses of acts."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("act/<str:name>/<str:kind>/<str:pk>/", views.act, name="act")]
