"""Addresses of what follows an award, for winners and for the office."""

from __future__ import annotations

from django.urls import path

from . import annual, duties, funds, promotion

urlpatterns = [
    path("promotion/", promotion.promotion_page, name="promotion"),
    path("funds/", funds.funds_page, name="funds"),
    path("duties/", duties.duties, name="duties"),
    path("annual/<str:pk>/", annual.annual, name="annual"),
    path("annual/<str:pk>/<str:name>/", annual.part, name="annual_part"),
]
