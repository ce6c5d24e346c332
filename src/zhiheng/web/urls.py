"""Addresses, each folder's own list joined."""

from __future__ import annotations

from django.urls import include, path

from .frame import signing

handler400 = "zhiheng.web.frame.refusals.unreadable"

urlpatterns = [
    path("", include("zhiheng.web.api.urls")),
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("reauthenticate/", signing.reauthenticate, name="reauthenticate"),
    path("invitation/<str:token>/", signing.invitation, name="invitation"),
    path("large-text/", signing.large_text, name="large_text"),
    path("", include("zhiheng.web.acts.urls")),
    path("", include("zhiheng.web.desk.urls")),
    path("", include("zhiheng.web.case.urls")),
    path("", include("zhiheng.web.department.urls")),
    path("", include("zhiheng.web.applicant.urls")),
    path("", include("zhiheng.web.winner.urls")),
    path("", include("zhiheng.web.expert.urls")),
    path("", include("zhiheng.web.committee.urls")),
    path("", include("zhiheng.web.person.urls")),
    path("", include("zhiheng.web.help.urls")),
    path("", include("zhiheng.web.public.urls")),
]
