"""Addresses of signing in."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("reauthenticate/", views.reauthenticate, name="reauthenticate"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("large-text/", views.large_text, name="large_text"),
]
