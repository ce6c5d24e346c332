"""Addresses of the desks."""

from __future__ import annotations

from django.urls import path

from . import rehearsal, views

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("case/<str:pk>/", views.case, name="case"),
    path("edition/<str:pk>/", views.edition, name="edition"),
    path("o/<str:kind>/<str:pk>/", views.thing, name="thing"),
    path("cases/", views.cases, name="cases"),
    path("queries/", views.queries, name="queries"),
    path("objections/", views.objections, name="objections"),
    path("lists/", views.lists, name="lists"),
    path("people/", views.persons, name="people"),
    path("award/", views.award, name="award"),
    path("ledger/", views.ledger_page, name="ledger"),
    path("outbox/", views.outbox_page, name="outbox"),
    path("rehearsal/", rehearsal.cast, name="rehearsal"),
    path("rehearsal/enter/<str:token>", rehearsal.enter, name="rehearsal_enter"),
    path("rehearsal/as/", rehearsal.become, name="rehearsal_become"),
]
