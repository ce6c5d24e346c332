"""Bars to applying. Which date of an event counts follows the verb of its sentence (reading 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from . import spans
from .conditions import RuleFn, base, closed_years, judged, lacking, years_of
from .facts import Attestation, Event, Facts, Registered
from .finding import Finding, Value
from .instrument import Rule


def attested(rule: Rule, facts: Facts) -> Finding:
    """A bar that competent departments answer for: 有, 无 or 未查. No answer is never "clear".

    A dated event inside the look-back decides by itself, unless it was overturned, is another organisation's,
    or is
    minor, which leaves it to a judgement. A contested one decides where a department says 有, or a body
    judges it.
    """
    if facts.deadline is None:
        return lacking(rule, "deadline")
    answers = latest(a for a in facts.attestations if a.rule == rule.rule)
    counted, open_ = _events(rule, facts)
    if any(_date(rule, e) is None for e in counted):
        return lacking(rule, f"events.{rule.date}")
    judged_too = facts.judgement(rule.rule) is not None
    if any(a.answer == "有" for a in answers) and not judged_too:
        counted += [e for e in open_ if e.contested]
    inside = [e for e in counted if _inside(rule, e, facts.deadline)]
    shown = {"date": rule.date, "deadline": facts.deadline, "events": [_shown(rule, e) for e in inside]}
    if inside:
        clear = max(spans.clear_from(_date(rule, e) or date.min, years_of(rule)) for e in inside)
        return replace(base(rule, Value.NOT_MET, **shown), met_from=clear)
    if _needs_judgement(rule, open_, facts.deadline, judged_too):
        return _then_answers(rule, judged(rule, facts, **shown), answers)
    return _answers(rule, answers, shown)


def _needs_judgement(rule: Rule, open_: list[Event], deadline: date, given: bool) -> bool:
    """A minor event inside the look-back, or of unknown date, waits for a judgement; a contested one may
    have one.
    """
    minor = any(_date(rule, e) is None or _inside(rule, e, deadline) for e in open_ if e.minor)
    return minor or (given and any(e.contested for e in open_))


def _then_answers(rule: Rule, found: Finding, answers: tuple[Attestation, ...]) -> Finding:
    """A judgement clears the events it was about; the departments must still have answered for everything
    else.
    """
    if found.value is not Value.MET:
        return found
    answered = _answers(rule, answers, {**found.facts}, explained=True)
    return replace(answered, kind=found.kind) if answered.value is Value.MET else answered


def _answers(
    rule: Rule, answers: tuple[Attestation, ...], shown: dict[str, object], explained: bool = False
) -> Finding:
    if not answers:
        return lacking(rule, f"attestations.{rule.rule}", **shown)
    open_ = [a.by for a in answers if a.answer == "未查"]
    said = [a.by for a in answers if a.answer == "有"]
    if said and not explained:
        return lacking(rule, f"events.{rule.date}", **shown, said=said)
    if open_:
        return lacking(rule, *(f"attestations.{rule.rule}.{by}" for by in open_), **shown)
    return base(rule, Value.MET, **shown, attested_by=[a.by for a in answers])


def latest(answers: Iterable[Attestation]) -> tuple[Attestation, ...]:
    """The last answer of each department."""
    last: dict[str, Attestation] = {}
    for a in answers:
        last[a.by] = a
    return tuple(last.values())


def _events(rule: Rule, facts: Facts) -> tuple[list[Event], list[Event]]:
    """Events under this bar that count by themselves, and those that need a body's word."""
    mine = [e for e in facts.events or () if e.bar == rule.art and e.own and not e.overturned]
    return [e for e in mine if not (e.minor or e.contested)], [e for e in mine if e.minor or e.contested]


def _date(rule: Rule, event: Event) -> date | None:
    day: date | None = getattr(event, rule.date)
    return day


def _inside(rule: Rule, event: Event, deadline: date) -> bool:
    day = _date(rule, event)
    if day is None or not spans.inside_lookback(day, deadline, years_of(rule)):
        return False
    return not (rule.date == "listed" and event.removed is not None and event.removed <= deadline)


def _shown(rule: Rule, event: Event) -> dict[str, object]:
    days = {
        k: getattr(event, k) for k in ("happened", "found", "dealt", "listed", "removed") if getattr(event, k)
    }
    return {**days, "counts": rule.date}


def not_listed(rule: Rule, facts: Facts) -> Finding:
    """A listing removed before the deadline is not in the list, but is shown and Judged (reading 39)."""
    repaired = [
        e
        for e in facts.events or ()
        if e.bar == rule.art
        and e.listed
        and e.removed
        and facts.deadline
        and e.removed <= facts.deadline
        and spans.inside_lookback(e.listed, facts.deadline, years_of(rule))
    ]
    plain = attested(rule, facts)
    if not repaired or plain.value is Value.NOT_MET:
        return plain
    found = judged(rule, facts, events=[_shown(rule, e) for e in repaired], deadline=facts.deadline)
    return _then_answers(rule, found, latest(a for a in facts.attestations if a.rule == rule.rule))


def no_loss(rule: Rule, facts: Facts) -> Finding:
    """Total profit below zero in any closed year; only operating profit below zero is Judged (reading 6)."""
    if facts.organisation.non_profit is None or facts.deadline is None:
        return lacking(rule, "organisation.non_profit" if facts.deadline else "deadline")
    if facts.organisation.non_profit:
        return base(rule, Value.MET, applies=False)
    if facts.years is None:
        return lacking(rule, "years")
    needed = closed_years(facts.deadline, years_of(rule))
    by_year = {y.year: y for y in facts.years}
    missing = [y for y in needed if y not in by_year or by_year[y].profit_total_fen is None]
    losses = {
        str(y): by_year[y].profit_total_fen
        for y in needed
        if y not in missing and _below(by_year[y].profit_total_fen)
    }
    if losses:
        return base(rule, Value.NOT_MET, losses=losses)
    if missing:
        return lacking(rule, *(f"years.{y}.profit_total" for y in missing))
    hidden = {
        str(y): by_year[y].profit_operating_fen for y in needed if _below(by_year[y].profit_operating_fen)
    }
    if hidden:
        return judged(rule, facts, operating_losses=hidden)
    unsaid = [y for y in needed if by_year[y].profit_operating_fen is None]
    if unsaid:
        return lacking(rule, *(f"years.{y}.profit_operating" for y in unsaid))
    return base(rule, Value.MET, years=needed)


def _below(fen: int | None) -> bool:
    return fen is not None and fen < 0


def no_fraud_in_award(rule: Rule, facts: Facts) -> Finding:
    """Our own register: fraud in this award's activities, years from the finding after a hearing (reading
    28).
    """
    return _barred(rule, facts, lambda r: r.fraud_found)


def no_revocation_bar(rule: Rule, facts: Facts) -> Finding:
    """Years from the revocation decision, on the code (reading 18)."""
    return _barred(rule, facts, lambda r: r.revoked)


def _barred(rule: Rule, facts: Facts, start: Callable[[Registered], date | None]) -> Finding:
    """A bar that runs from a day in the register.

    What came after the deadline bars the next edition (reading 4).
    """
    if facts.register is None or facts.deadline is None:
        return lacking(rule, "register" if facts.deadline else "deadline")
    rows = [r for r in facts.register if _by(start(r), facts.deadline)]
    if not rows:
        return base(rule, Value.MET)
    if isinstance(rule.span, spans.Editions):
        return _editions(rule, rows, rule.span.n)
    latest_start = max(d for r in rows if (d := start(r)))
    if isinstance(rule.span, spans.Forever):
        return base(rule, Value.NOT_MET, since=latest_start)
    return _until(rule, facts, spans.add_years(latest_start, years_of(rule)))


def _by(day: date | None, deadline: date) -> bool:
    return day is not None and day <= deadline


def _editions(rule: Rule, rows: list[Registered], need: int) -> Finding:
    passed = [r.editions_since for r in rows if r.editions_since is not None]
    if len(passed) < len(rows):
        return lacking(rule, "register.editions_since")
    return base(
        rule, Value.MET if min(passed) >= need else Value.NOT_MET, editions_since=min(passed), needed=need
    )


def no_valid_honour(rule: Rule, facts: Facts) -> Finding:
    """A winner may apply again on the day after its honour expired (reading 15)."""
    if facts.register is None or facts.deadline is None:
        return lacking(rule, "register" if facts.deadline else "deadline")
    deadline = facts.deadline
    won = [r for r in facts.register if _by(r.awarded, deadline) and not _by(r.revoked, deadline)]
    if not won:
        return base(rule, Value.MET)
    if isinstance(rule.span, spans.Editions):
        return _editions(rule, won, rule.span.n)
    awarded = max(r.awarded for r in won if r.awarded)
    if isinstance(rule.span, spans.Forever):
        return base(rule, Value.NOT_MET, awarded=awarded)
    return _until(rule, facts, spans.add_years(awarded, years_of(rule)), awarded=awarded)


def _until(rule: Rule, facts: Facts, through: date, **shown: object) -> Finding:
    """Barred through a day; met where the application arrives, or failing that is due, on a later one."""
    on = facts.arrived or facts.deadline or date.min
    value = Value.MET if on > through else Value.NOT_MET
    found = base(rule, value, through=through, on=on, may_apply_from=through + timedelta(days=1), **shown)
    return replace(found, met_from=through + timedelta(days=1)) if value is Value.NOT_MET else found


class LaterGround(StrEnum):
    """What a fact that came after the deadline can still do (reading 4)."""

    BAR = "bar"
    COMMITTEE = "committee"
    CANCEL = "cancel"
    REVOKE = "revoke"


def later_ground(
    decided: date, deadline: date, notice_published: date | None, awarded: date | None
) -> LaterGround:
    """Which duty a fact decided on a day falls under: a bar, the committee's reasons, cancellation, or
    revocation.
    """
    if decided <= deadline:
        return LaterGround.BAR
    if awarded is not None and decided >= awarded:
        return LaterGround.REVOKE
    if notice_published is not None and decided >= notice_published:
        return LaterGround.CANCEL
    return LaterGround.COMMITTEE


RULES: dict[str, RuleFn] = {
    "no_policy_breach": attested,
    "no_missing_licence": attested,
    "no_quality_failure": attested,
    "no_accident": attested,
    "no_loss": no_loss,
    "not_listed": not_listed,
    "no_fraud_in_award": no_fraud_in_award,
    "no_other_breach": attested,
    "no_revocation_bar": no_revocation_bar,
    "no_valid_honour": no_valid_honour,
}
