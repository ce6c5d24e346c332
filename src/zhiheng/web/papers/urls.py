"""Addresses of papers and letters."""

from __future__ import annotations

from django.urls import path

from . import files, index, letters, paper

urlpatterns = [
    path("papers/", index.index, name="papers"),
    path("papers/<str:sort>/", paper.paper, name="paper_sort"),
    path("papers/<str:sort>/draft/<str:form>/", files.draft, name="paper_draft"),
    path("paper/<str:pk>/<str:form>/", files.file, name="paper_file"),
    path("letters/", letters.letters, name="letters"),
]
