"""Addresses of offices, pools and bodies."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("people/", views.persons, name="people"),
]
