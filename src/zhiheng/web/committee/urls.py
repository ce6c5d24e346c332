"""Addresses of the committee's pages."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("meeting/", views.meeting_page, name="meeting"), path("ballot/<str:pk>/", views.ballot, name="ballot")]
