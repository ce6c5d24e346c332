"""Addresses of the committee's pages."""

from __future__ import annotations

from django.urls import path

from .ballot import ballot, receipt
from .brief import brief
from .meeting import meeting_page
from .result import result
from .teller import teller

urlpatterns = [
    path("meeting/", meeting_page, name="meeting"),
    path("meeting/teller/", teller, name="teller"),
    path("meeting/result/", result, name="meeting_result"),
    path("meeting/brief/<str:pk>/<int:page>/", brief, name="brief"),
    path("ballot/<str:pk>/", ballot, name="ballot"),
    path("ballot/<str:pk>/receipt/", receipt, name="ballot_receipt"),
]
