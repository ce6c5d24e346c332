"""Addresses of the expert's pages."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("expert/", views.mine, name="expert"),
    path("book/<str:pk>/", views.book, name="book"),
    path("lead/<str:pk>/", views.panel, name="lead"),
    path("lead/<str:pk>/visit/", views.visit, name="visit_sheet"),
]
