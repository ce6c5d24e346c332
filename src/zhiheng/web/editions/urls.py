"""Addresses of an award and its editions."""

from __future__ import annotations

from django.urls import path

from . import archive, award, calendar, edition, figures, lists, plan, readings, weights

urlpatterns = [
    path("award/", award.award, name="award"),
    path("edition/<str:pk>/", edition.edition, name="edition"),
    path("edition/<str:pk>/figures/", figures.figures, name="edition_figures"),
    path("edition/<str:pk>/archive.zip", archive.archive, name="edition_archive"),
    path("edition/<str:pk>/weights/", weights.weights, name="edition_weights"),
    path("edition/<str:pk>/readings/", readings.readings, name="edition_readings"),
    path("plan/<str:pk>/<int:step>/", plan.plan, name="plan"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("lists/", lists.lists, name="lists"),
]
