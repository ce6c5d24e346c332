"""Addresses, each room's own list joined; those of an award begin with its slug and come last."""

from __future__ import annotations

from django.urls import include, path

handler400 = "zhiheng.web.frame.refusals.unreadable"

urlpatterns = [
    path("", include("zhiheng.web.api.urls")),
    path("", include("zhiheng.web.signin.urls")),
    path("", include("zhiheng.web.acts.urls")),
    path("", include("zhiheng.web.desk.urls")),
    path("", include("zhiheng.web.lists.urls")),
    path("", include("zhiheng.web.screening.urls")),
    path("", include("zhiheng.web.sheets.urls")),
    path("", include("zhiheng.web.editions.urls")),
    path("", include("zhiheng.web.case.urls")),
    path("", include("zhiheng.web.notice.urls")),
    path("", include("zhiheng.web.conduct.urls")),
    path("", include("zhiheng.web.people.urls")),
    path("", include("zhiheng.web.oversight.urls")),
    path("", include("zhiheng.web.papers.urls")),
    path("", include("zhiheng.web.aftercare.urls")),
    path("", include("zhiheng.web.rehearsal.urls")),
    path("", include("zhiheng.web.department.urls")),
    path("", include("zhiheng.web.applicant.urls")),
    path("", include("zhiheng.web.expert.urls")),
    path("", include("zhiheng.web.committee.urls")),
    path("", include("zhiheng.web.person.urls")),
    path("", include("zhiheng.web.help.urls")),
    path("", include("zhiheng.web.public.urls")),
]
