"""Addresses of the applicant's pages and of an application's content."""

from __future__ import annotations

from django.urls import path

from . import check, evidence, items, material, receipt, section, tasks

urlpatterns = [
    path("application/", tasks.application, name="application"),
    path("application/check/", check.check, name="application_check"),
    path("application/evidence/", evidence.evidence, name="application_evidence"),
    path("application/receipt/", receipt.receipt, name="application_receipt"),
    path("application/self_assessment/<str:item>/", items.item, name="application_item"),
    path("application/<slug:name>/", section.section, name="application_section"),
    path("case/<str:pk>/material/", material.material, name="material"),
    path("case/<str:pk>/files/<str:sha>/", evidence.file, name="case_file"),
    path("case/<str:pk>/receipt.pdf", receipt.receipt_pdf, name="receipt_pdf"),
    path("case/<str:pk>/receipt.txt", receipt.receipt_text, name="receipt_text"),
]
