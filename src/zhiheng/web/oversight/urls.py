"""Addresses of the record and of who read what."""

from __future__ import annotations

from django.urls import path

from . import access, record

urlpatterns = [
    path("access/", access.access, name="access"),
    path("ledger/", record.record, name="ledger"),
]
