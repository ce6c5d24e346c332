"""Addresses of the public pages; those of an award begin with its slug and come last."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="public_home"),
    path("winners/", views.winners, name="winners"),
    path("verify/", views.verify, name="verify"),
    path("verify/<str:pk>/", views.verify_one, name="verify_one"),
    path("verify/<str:pk>/certificate.pdf", views.certificate, name="certificate"),
    path("<slug:slug>/", views.home, name="award_home"),
    path("<slug:slug>/call/", views.call, name="public_call"),
    path("<slug:slug>/register/", views.register, name="register"),
    path("<slug:slug>/notice/", views.notice, name="public_notice"),
    path("<slug:slug>/notice/object/", views.objection, name="objection"),
    path("<slug:slug>/winners/", views.winners, name="award_winners"),
]
