"""Addresses of the desks."""

from __future__ import annotations

from django.urls import path

from . import (
    award,
    calendar,
    cases,
    components,
    edition,
    figures,
    home,
    importing,
    kept,
    matrix,
    objections,
    outbox,
    people,
    queries,
    queue,
    record,
    registers,
    rehearsal,
    search,
    start,
    waiting,
    weights,
)

urlpatterns = [
    path("desk/", home.desk, name="desk"),
    path("start/", start.start, name="start"),
    path("work/", queue.queue, name="work"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("import/<str:kind>/", importing.importing, name="import"),
    path("views/", kept.views, name="views"),
    path("bulk/<str:name>/", queue.bulk, name="bulk"),
    path("edition/<str:pk>/", edition.edition, name="edition"),
    path("edition/<str:pk>/figures/", figures.figures, name="edition_figures"),
    path("edition/<str:pk>/weights/", weights.weights, name="edition_weights"),
    path("cases/", cases.cases, name="cases"),
    path("matrix/", matrix.matrix, name="matrix"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("search/", search.search, name="search"),
    path("queries/", queries.queries, name="queries"),
    path("objections/", objections.objections, name="objections"),
    path("lists/", registers.lists, name="lists"),
    path("people/", people.persons, name="people"),
    path("award/", award.award, name="award"),
    path("ledger/", record.record, name="ledger"),
    path("outbox/", outbox.outbox_page, name="outbox"),
    path("rehearsal/", rehearsal.cast, name="rehearsal"),
    path("rehearsal/components/", components.components, name="rehearsal_components"),
    path("rehearsal/clock/", rehearsal.forward, name="rehearsal_clock"),
    path("rehearsal/enter/<str:token>", rehearsal.enter, name="rehearsal_enter"),
    path("rehearsal/as/", rehearsal.become, name="rehearsal_become"),
]
