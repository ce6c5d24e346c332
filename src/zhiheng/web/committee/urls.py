"""Addresses of the committee's pages."""

from __future__ import annotations

from django.urls import path

from .ballot import ballot
from .meeting import meeting_page

urlpatterns = [path("meeting/", meeting_page, name="meeting"), path("ballot/<str:pk>/", ballot, name="ballot")]
