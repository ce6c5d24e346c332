"""Addresses of the public pages; those of an award begin with its slug and come last."""

from __future__ import annotations

from django.urls import path

from .call import call
from .complaint import complained, complaint
from .guide import guide
from .home import home
from .misuse import check as misuse_receipt
from .misuse import report
from .notice import notice
from .objection import objection
from .offline import keys, page, status
from .practice import practice, practices
from .receipt import check
from .register import register
from .survey import survey
from .verify import certificate, verify, verify_one
from .winners import winners

urlpatterns = [
    path("", home, name="public_home"),
    path("winners/", winners, name="winners"),
    path("verify/", verify, name="verify"),
    path("verify/verify-offline.html", page, name="verify_offline"),
    path("verify/keys.json", keys, name="certificate_keys"),
    path("verify/status.json", status, name="certificate_status"),
    path("verify/<str:pk>/", verify_one, name="verify_one"),
    path("verify/<str:pk>/certificate.pdf", certificate, name="certificate"),
    path("<slug:slug>/", home, name="award_home"),
    path("<slug:slug>/guide/", guide, name="guide"),
    path("<slug:slug>/call/", call, name="public_call"),
    path("<slug:slug>/register/", register, name="register"),
    path("<slug:slug>/notice/", notice, name="public_notice"),
    path("<slug:slug>/notice/object/", objection, name="objection"),
    path("<slug:slug>/notice/receipt/", check, name="objection_receipt"),
    path("<slug:slug>/complain/", complaint, name="complaint"),
    path("<slug:slug>/complain/receipt/", complained, name="complaint_receipt"),
    path("<slug:slug>/winners/", winners, name="award_winners"),
    path("<slug:slug>/practice/", practices, name="practices"),
    path("<slug:slug>/practice/<str:pk>/", practice, name="practice"),
    path("<slug:slug>/survey/", survey, name="survey"),
    path("<slug:slug>/report/", report, name="misuse_report"),
    path("<slug:slug>/report/receipt/", misuse_receipt, name="misuse_receipt"),
]
