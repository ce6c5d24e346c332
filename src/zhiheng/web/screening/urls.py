"""Addresses of the screening."""

from __future__ import annotations

from django.urls import path

from . import matrix, outstanding, queries

urlpatterns = [
    path("waiting/", outstanding.outstanding, name="waiting"),
    path("matrix/", matrix.matrix, name="matrix"),
    path("queries/", queries.queries, name="queries"),
]
