"""The one door to a write: authorise, lock, the law, write, record, queue messages. One act, one
transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from django.db import connection, transaction
from django.db.models import F, QuerySet

from zhiheng.law import instrument
from zhiheng.law.finding import Finding, Value, failing, not_met
from zhiheng.ledger import services as ledger
from zhiheng.outbox import services as outbox

from . import clock, ids, viewer
from .acts import Act
from .kinds import Kind, State
from .models import Award as Award
from .models import Subject as Subject
from .models import User as User
from .questions import Question
from .refusals import Forbidden, Invalid, NotProven, Refused, Stale, Unknown
from .viewer import Viewer
from .visible import KINDS, visible, with_relations

S = TypeVar("S", bound=Subject)
M = TypeVar("M", bound=Subject)


@dataclass(frozen=True)
class Actor:
    """Who acts and through which door. ``expects`` is the version they saw; ``proven`` a fresh password."""

    user: str
    via: str = "system"
    expects: int | None = None
    proven: bool = True
    seen: Viewer | None = None

    def viewer(self, at: datetime | None = None) -> Viewer:
        return self.seen or viewer.of(self.user, at)


@dataclass(frozen=True)
class Done:
    """What an act answers: its place in the ledger, its instant, its object and that object's version."""

    ledger: str
    at: datetime
    object: str
    version: int


class Undeclared(Exception):
    """An act tried to move or make something that its declaration does not name: a fault of ours."""


@dataclass
class Acting(Generic[S]):
    """An act under way. Services ask the law through ``require``, and say what happened through ``say``."""

    act: Act
    obj: S
    award: Award
    by: Actor
    office: str
    at: datetime
    rules: instrument.Instrument
    payload: dict[str, Any] = field(default_factory=dict)
    behalf: str = ""
    document: str = ""
    article: str = ""
    made: Subject | None = None
    to: State | None = None
    changed: dict[str, Any] = field(default_factory=dict)
    head: ledger.Head | None = None

    def require(self, *findings: Finding) -> None:
        """Go on only where all are met. Raises Refused."""
        bad = failing(findings)
        if bad:
            raise Refused(bad)

    def check(self, *findings: Finding) -> None:
        """What was typed. Raises Invalid."""
        bad = failing(findings)
        if bad:
            raise Invalid(bad)

    def cite(self, duty: str) -> str:
        return self.rules.cite(duty)

    def say(self, **facts: Any) -> None:
        """Add to the entry's payload: names, reasons, figures. No floats; dates in ISO form."""
        self.payload |= facts

    def make(self, model: type[M], state: State, /, **columns: Any) -> M:
        """A new object, in a state that the act declares under ``makes``. Raises Undeclared."""
        self._declared(self.act.makes, model.kind, state)
        return model._default_manager.create(id=ids.new_id(), state=state.key, **columns)

    def make_all(self, model: type[M], state: State, rows: Iterable[Mapping[str, Any]]) -> list[M]:
        """Many new objects of one kind in one statement. Raises Undeclared."""
        self._declared(self.act.makes, model.kind, state)
        made = [model(id=ids.new_id(), state=state.key, **columns) for columns in rows]
        return model._default_manager.bulk_create(made)

    def move(self, rows: Subject | QuerySet[Any], state: State, /, **columns: Any) -> None:
        """Move another object, or several, to a state that the act declares under ``also``.

        State, version and the columns given are written in one statement; an object that is given has them
        afterwards. Raises Undeclared.
        """
        model = type(rows) if isinstance(rows, Subject) else rows.model
        self._declared(self.act.also, model.kind, state)
        found = model._default_manager.filter(pk=rows.pk) if isinstance(rows, Subject) else rows
        found.update(state=state.key, version=F("version") + 1, **columns)
        if isinstance(rows, Subject):
            rows.state, rows.version = state.key, rows.version + 1
            for name, value in columns.items():
                setattr(rows, name, value)

    def settle(self, **columns: Any) -> None:
        """Write columns of the object now, with the state it comes to: for what is read before the end."""
        state = self.to.key if self.to else self.obj.state
        type(self.obj)._default_manager.filter(pk=self.obj.pk).update(state=state, **columns)

    def conclude(self, state: State) -> None:
        """Choose the state that the object comes to among the act's ``outcomes``. Raises Undeclared."""
        if state not in self.act.outcomes:
            raise Undeclared(f"{self.act.name}: {self.act.on} may not come to {state}")
        self.to = state

    def _declared(self, table: Sequence[tuple[Kind, State]], kind: Kind, state: State) -> None:
        if (kind, state) not in table:
            raise Undeclared(f"{self.act.name}: {kind} to {state}")

    def change(self, **columns: Any) -> None:
        """Columns of the object to write together with its state and version, in one statement."""
        self.changed |= columns

    def notify(self, users: Iterable[User], key: str, subject: str, text: str) -> None:
        """Queue a message to each; it is written with the act or not at all."""
        said = f"{text}\n\n{self.award.name}评定委员会办公室"
        for user in users:
            outbox.queue(ids.new_id(), self.award.pk, user.pk, user.address, key, subject, said, self.at)

    @property
    def done(self) -> Done:
        about = self.made or self.obj
        where = f"{chain_of(self.obj)}:{self.head.seq}" if self.head else ""
        return Done(where, self.at, about.ref, about.version)


def chain_of(obj: Subject) -> str:
    """Name of the chain an object's acts are entered in: its edition's, else its award's."""
    return f"edition/{obj.edition_of}" if obj.edition_of else f"award/{obj.award_of}"


def find(by: Viewer, ref: str) -> Subject:
    """An object by its reference, where somebody may know of it.

    Raises Unknown, for an invented id just the same.
    """
    kind, _, pk = ref.partition("/")
    model = KINDS.get(kind)
    rows = visible(by, model._default_manager.filter(pk=pk)) if model else None
    found = with_relations(rows).first() if rows is not None else None
    if found is None:
        raise Unknown()
    return found  # type: ignore[no-any-return]  # reason: KINDS maps to Subject models


def office_for(act: Act, obj: Subject, by: Viewer) -> str | None:
    """The office in which somebody may do an act on an object, or None."""
    if by.user in ("public", "system") and by.user in act.offices:
        return by.user
    here = obj.award_of
    mine = [held for held in by.holdings if held.office in act.offices and held.award == here]
    allowed = act.who(obj) if mine and act.who else None
    for held in mine:
        if allowed is None or held.scope in allowed or f"user/{by.user}" in allowed:
            return held.office
    return None


def stage_findings(act: Act, obj: Subject, stage: str, rules: instrument.Instrument) -> list[Finding]:
    """Is this the stage, and is the object in a state, in which the act can be done?"""
    article = rules.cite(act.cite)
    found = []
    if act.during and stage not in act.during:
        found.append(not_met("right_stage", article, stage=stage, during=list(act.during)))
    if act.states and obj.state not in act.states:
        found.append(
            not_met(
                "right_state",
                article,
                kind=obj.kind.name,
                state=obj.state,
                states=[s.key for s in act.states],
            )
        )
    return found


@dataclass(frozen=True)
class Verdict:
    """May somebody do an act on an object now? Closed acts say why, with article and cure."""

    act: Act
    object: str
    allowed: bool
    office: str | None
    findings: tuple[Finding, ...] = ()
    article: str = ""


STAGE: Question[Callable[[Subject], str]] = Question()
"""Which kind of stage does an object's edition stand in? The editions app answers."""
RULES: Question[Callable[[Subject], instrument.Instrument]] = Question()
"""Which pinned instrument is an object under? The editions app answers."""


def stage_of(obj: Subject) -> str:
    return STAGE.ask(obj) if STAGE and obj.edition_of else ""


def rules_of(obj: Subject) -> instrument.Instrument:
    return RULES.ask(obj)


def cite(obj: Subject, duty: str) -> str:
    """The article of the object's own regulation that a duty stands in."""
    return rules_of(obj).cite(duty)


def permitted(by: Viewer, act: Act, obj: Subject, at: datetime) -> Verdict:
    """Four questions in order: duty, interest, stage, guard. Draws buttons, guards services, explains
    refusals.
    """
    rules = rules_of(obj)
    office = office_for(act, obj, by)
    if office is None:
        return Verdict(
            act, obj.ref, False, None, (not_met("duty", rules.cite(act.cite), offices=list(act.offices)),)
        )
    if obj.case_of in by.recused and obj.case_of and not act.interest_free:
        return Verdict(act, obj.ref, False, None, (not_met("recused", rules.cite("recusal")),))
    found = stage_findings(act, obj, stage_of(obj), rules)
    if not found and act.guard:
        found = failing(act.guard(obj, at))
    return Verdict(act, obj.ref, not found, office, tuple(found), rules.cite(act.cite))


Given = Callable[[Any], Sequence[Finding]]


@contextmanager
def acting(
    act: Act, ref: str, *, by: Actor, at: datetime, given: Given | None = None
) -> Iterator[Acting[Any]]:
    """Open a write. Refusals are asked in this order: Unknown, Forbidden, Invalid, Refused, Stale.

    ``given`` judges what was typed, from arguments and the object alone. On leaving, the object's state and
    version move and one entry is written; on any exception nothing is.
    """
    with transaction.atomic():
        who = by.viewer(at)
        obj = _locked(act, ref, who)
        under_way = _authorised(act, obj, who, by, at)
        if given is not None:
            under_way.check(*given(obj))
        _in_time(under_way, by)
        yield under_way
        _finish(under_way)


def _locked(act: Act, ref: str, who: Viewer) -> Subject:
    """Lock edition, then object, then read it."""
    system = who.user in ("public", "system") and who.user in act.offices
    lock(ref, edition=not act.draft)
    return by_ref(ref) if system else find(who, ref)


def lock(ref: str, edition: bool = True) -> None:
    """Hold an object, and its edition before it, for this transaction.

    SQLite's IMMEDIATE transaction holds all.
    """
    kind, _, pk = ref.partition("/")
    model = KINDS.get(kind)
    if model is None or connection.vendor != "postgresql":
        return
    row = model._default_manager.filter(pk=pk)
    if model.edition_path and edition:
        of = KINDS["edition"]._default_manager.filter(pk__in=row.values(model.edition_path))
        list(of.select_for_update().values_list("pk"))
    if model.edition_path != "pk":
        list(row.select_for_update().values_list("pk"))


def offset_of(ref: str) -> timedelta:
    """How far the clock of an object's award is ahead, whoever asks. Raises Unknown."""
    kind, _, pk = ref.partition("/")
    model = KINDS.get(kind)
    path = f"{model.award_path}__offset_ms".removeprefix("__") if model else ""
    found = model._default_manager.filter(pk=pk).values_list(path).first() if model else None
    if found is None:
        raise Unknown()
    return timedelta(milliseconds=found[0])


def by_ref(ref: str) -> Subject:
    """An object whoever asks: for acts of the public and the house, and where it was asked before. Raises
    Unknown.
    """
    kind, _, pk = ref.partition("/")
    found = KINDS[kind]._default_manager.filter(pk=pk).first() if kind in KINDS else None
    if found is None:
        raise Unknown()
    return found


def _authorised(act: Act, obj: Subject, who: Viewer, by: Actor, at: datetime) -> Acting[Any]:
    rules = rules_of(obj)
    office = office_for(act, obj, who)
    if office is None:
        raise Forbidden([not_met("duty", rules.cite(act.cite), offices=list(act.offices))])
    if obj.case_of and obj.case_of in who.recused and not act.interest_free:
        raise Forbidden([not_met("recused", rules.cite("recusal"))])
    if act.grave and not by.proven:
        raise NotProven([not_met("reauthenticate", rules.cite(act.cite))])
    return Acting(act, obj, obj.award_row, by, office, at, rules, article=rules.cite(act.cite), to=act.to)


def _in_time(under_way: Acting[Any], by: Actor) -> None:
    act, obj = under_way.act, under_way.obj
    under_way.require(*stage_findings(act, obj, stage_of(obj), under_way.rules))
    if act.guard:
        under_way.require(*act.guard(obj, under_way.at))
    if by.expects is not None and by.expects != obj.version:
        found = not_met("version", under_way.article, yours=by.expects, now=obj.version)
        raise Stale([found], version=obj.version)


def _finish(under_way: Acting[Any]) -> None:
    obj, before = under_way.obj, under_way.obj.state
    if under_way.act.draft:
        return
    obj.state = under_way.to.key if under_way.to else obj.state
    obj.version += 1
    type(obj).objects.filter(pk=obj.pk).update(state=obj.state, version=obj.version, **under_way.changed)
    if under_way.act.recorded:
        _record(under_way, before)


def _record(under_way: Acting[Any], before: str) -> None:
    obj = under_way.made or under_way.obj
    scripted = under_way.award.rehearsal and under_way.by.via == "cli"
    recorded_at = under_way.at if scripted else clock.now(under_way.award)
    body = {
        "v": 1,
        "at": clock.iso(under_way.at),
        "recorded_at": clock.iso(recorded_at),
        "act": under_way.act.name,
        "by": under_way.by.user,
        "office": under_way.office,
        "on_behalf": under_way.behalf or None,
        "document": under_way.document or None,
        "object": obj.ref,
        "article": under_way.article,
        "via": under_way.by.via,
        "from": before,
        "to": under_way.to.key if under_way.to else before,
    }
    under_way.head = ledger.append(chain_of(under_way.obj), body, under_way.payload, ids.salt(), under_way.at)


def met(findings: Sequence[Finding]) -> bool:
    return all(f.value is Value.MET for f in findings)
