"""Addresses of the applicant's pages and of an application's content."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("application/", views.application, name="application"),
    path("application/check/", views.check, name="application_check"),
    path("application/evidence/", views.evidence, name="application_evidence"),
    path("application/<slug:name>/", views.section, name="application_section"),
    path("case/<str:pk>/material/", views.material, name="material"),
    path("case/<str:pk>/files/<str:sha>/", views.file, name="case_file"),
    path("case/<str:pk>/receipt.pdf", views.receipt_pdf, name="receipt_pdf"),
    path("case/<str:pk>/receipt.txt", views.receipt_text, name="receipt_text"),
]
