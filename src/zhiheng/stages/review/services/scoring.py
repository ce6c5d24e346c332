"""Scoring: books opened, scored alone, locked, brought together and signed (Art 12, 15)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, about
from zhiheng.access.inputs import Long
from zhiheng.editions import lists, pinned
from zhiheng.editions.models import Case
from zhiheng.law import points, scoring
from zhiheng.law.finding import Finding, failing, holds
from zhiheng.stages.review import acts, kinds, panels
from zhiheng.stages.review.inputs import ItemNotes, Percents
from zhiheng.stages.review.models import Book, Consensus


@performs(acts.OPEN_BOOKS)
def open_books(edition: str, *, by: Actor, at: datetime) -> Done:
    """Open a scorebook for every entitled expert: all have declared, at least five score each application."""
    with acting(acts.OPEN_BOOKS, edition, by=by, at=at) as act:
        stage = act.rules.stage(act.obj.stage)
        cases = lists.cases_of(act.obj)
        for case in cases:
            _open_case(act, case, stage.id, _entitled(case, stage.id, stage.mode))
        scorers = [m.user for m in panels.members(act.obj) if m.role != "reserve"]
        act.notify(
            scorers, "books", f"{stage.title}评分已开启", "请独立评分；锁定后可以查看其他评审员已锁定的评分。"
        )
        act.say(stage=stage.id, cases=[c.no for c in cases])
    return act.done


def _entitled(case: Case, stage: str, mode: str) -> list[str]:
    """On paper all who sit; on site only those present (reading 38)."""
    able = panels.scorers(case)
    return able if mode == "paper" else [u for u in able if u in panels.present(case, stage)]


def _open_case(act: Acting[Any], case: Case, stage: str, users: list[str]) -> None:
    act.make_all(Book, kinds.OPEN, [{"case": case, "user_id": u, "stage": stage} for u in users])
    act.make(Consensus, kinds.OPEN, case=case, stage=stage)


Percent = Annotated[dict[str, Any], Arg("各条款得分率", "5%一档", Percents())]


@performs(acts.SCORE)
def score(
    book: str,
    *,
    percent: Percent,
    notes: Annotated[dict[str, Any] | None, Arg("优势、改进、查证", input=ItemNotes())] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """Score items alone and blind, in steps of five; the entry holds the whole vector, that is the
    history.
    """

    def given(obj: Book) -> list[Finding]:
        criteria = pinned.criteria_of(obj.case.edition, obj.case.sector)
        return scoring.check_percent(criteria, percent, pinned.rules_of(obj).cite("criteria"))

    with acting(acts.SCORE, book, by=by, at=at, given=given) as act:
        act.require(_this_stage(act))
        criteria = pinned.criteria_of(act.obj.case.edition, act.obj.case.sector)
        merged = {**act.obj.percent, **percent}
        noted = {**act.obj.notes, **(notes or {})}
        whole = not scoring.missing_items(criteria, merged)
        total = points.text(scoring.book_total(criteria, merged)) if whole else ""
        act.change(percent=merged, notes=noted, total=total)
        act.say(stage=act.obj.stage, percent=merged, notes=noted)
    return act.done


def _this_stage(act: Acting[Any]) -> Finding:
    now = act.obj.case.edition.stage
    return holds(act.obj.stage == now, "right_stage", act.article, stage=now, during=[act.obj.stage])


@performs(acts.LOCK)
def lock(book: str, *, by: Actor, at: datetime) -> Done:
    """Close one's own book; from now on it is read-only, and others' locked books can be seen."""
    with acting(acts.LOCK, book, by=by, at=at) as act:
        criteria = pinned.criteria_of(act.obj.case.edition, act.obj.case.sector)
        act.require(scoring.complete(criteria, act.obj.percent, act.cite("criteria")), _this_stage(act))
        Book.objects.filter(pk=act.obj.pk).update(locked_at=at)
        act.say(stage=act.obj.stage, percent=act.obj.percent, total=act.obj.total)
    return act.done


def scorers_of(case: Case) -> list[tuple[str, str]]:
    able = panels.scorers(case)
    return [(m.user_id, m.user.name) for m in panels.members(case.edition_id) if m.user_id in able]


@performs(acts.RECONCILE)
def reconcile(
    consensus: str,
    *,
    percent: Percent,
    notes: Annotated[dict[str, Any] | None, Arg("合议说明", "分歧大的条款须写明", ItemNotes())] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """The leader puts down what the panel holds in common; nobody's own scores are touched."""

    def given(obj: Consensus) -> list[Finding]:
        criteria = pinned.criteria_of(obj.case.edition, obj.case.sector)
        article = pinned.rules_of(obj).cite("criteria")
        whole = scoring.complete(criteria, percent, article)
        return about("percent", *scoring.check_percent(criteria, percent, article), *failing([whole]))

    with acting(acts.RECONCILE, consensus, by=by, at=at, given=given) as act:
        books = list(Book.objects.filter(case=act.obj.case, stage=act.obj.stage).exclude(state=kinds.VOID))
        noted = {**act.obj.notes, **(notes or {})}
        silent = [i for i in _apart(books) if not str(noted.get(i, "")).strip()]
        act.require(
            _this_stage(act),
            holds(not silent, "spread_noted", act.article, items=silent, argument="notes"),
        )
        total = scoring.book_total(pinned.criteria_of(act.obj.case.edition, act.obj.case.sector), percent)
        Consensus.objects.filter(pk=act.obj.pk).update(
            percent=percent, notes=noted, total=points.text(total), leader=by.user, signatures={}
        )
        act.say(stage=act.obj.stage, percent=percent, notes=noted, total=points.text(total))
    return act.done


def _apart(books: list[Book]) -> list[str]:
    """Items on which the members stand far apart: a note is owed."""
    items = sorted(books[0].percent) if books else []
    return [i for i in items if scoring.discuss([b.percent[i] for b in books if i in b.percent])]


@performs(acts.ASSENT)
def sign_consensus(
    consensus: str,
    *,
    dissent: Annotated[str, Arg("保留意见", "没有的留空", Long())] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Every member signs; a dissent is recorded beside the name (Art 12)."""
    with acting(acts.ASSENT, consensus, by=by, at=at) as act:
        signed = {**act.obj.signatures, by.user: dissent}
        Consensus.objects.filter(pk=act.obj.pk).update(signatures=signed)
        act.say(stage=act.obj.stage, dissent=dissent)
    return act.done
