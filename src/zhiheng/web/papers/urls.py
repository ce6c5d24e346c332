"""Addresses of papers and letters."""

from __future__ import annotations

from django.urls import path

from . import letters, views

urlpatterns = [
    path("papers/", views.index, name="papers"),
    path("papers/<str:sort>/", views.paper, name="paper_sort"),
    path("papers/<str:sort>/draft/<str:form>/", views.draft, name="paper_draft"),
    path("paper/<str:pk>/<str:form>/", views.file, name="paper_file"),
    path("letters/", letters.letters, name="letters"),
]
