"""Addresses of what is kept about a person."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("me/", views.me, name="me"), path("privacy/", views.privacy, name="privacy")]
