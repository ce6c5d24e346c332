"""Addresses of the demonstration."""

from __future__ import annotations

from django.urls import path

from . import cast, components

urlpatterns = [
    path("rehearsal/", cast.cast, name="rehearsal"),
    path("rehearsal/components/", components.components, name="rehearsal_components"),
    path("rehearsal/clock/", cast.forward, name="rehearsal_clock"),
    path("rehearsal/enter/<str:token>", cast.enter, name="rehearsal_enter"),
    path("rehearsal/as/", cast.become, name="rehearsal_become"),
]
