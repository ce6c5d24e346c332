"""Addresses of objections."""

from __future__ import annotations

from django.urls import path

from . import objections

urlpatterns = [
    path("objections/", objections.objections, name="objections"),
]
