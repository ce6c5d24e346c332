"""The panel of experts: number, leader, pools, recusals and substitutes (Art 11, 18; readings 7-9, 38)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .finding import Finding, holds
from .instrument import Panel


@dataclass(frozen=True)
class Member:
    """``role`` is leader, deputy, member or reserve."""

    id: str
    role: str
    pool: str


def check(rule: Panel, members: Sequence[Member], voters: frozenset[str] = frozenset()) -> list[Finding]:
    """5-7 sitting experts from the pools, exactly one leader, none a voter of the committee."""
    sitting = [m for m in members if m.role != "reserve"]
    leaders = [m.id for m in members if m.role == "leader"]
    strangers = [m.id for m in members if m.pool not in rule.pools]
    voting = [m.id for m in members if m.id in voters]
    return [
        holds(
            rule.min <= len(sitting) <= rule.max,
            "panel_size",
            rule.art,
            n=len(sitting),
            min=rule.min,
            max=rule.max,
        ),
        holds(len(leaders) == 1, "panel_leader", rule.art, leaders=len(leaders)),
        holds(not strangers, "panel_pools", rule.art, strangers=strangers),
        holds(not voting, "panel_apart", rule.art, voters=voting),
    ]


def scorers(members: Sequence[Member], recused: frozenset[str]) -> list[str]:
    """Who scores one applicant: sitting members without an interest in it."""
    return [m.id for m in members if m.role != "reserve" and m.id not in recused]


def enough_scorers(rule: Panel, members: Sequence[Member], recused: frozenset[str], article: str) -> Finding:
    n = len(scorers(members, recused))
    return holds(n >= rule.min, "enough_scorers", article, n=n, min=rule.min)


def leader_for(members: Sequence[Member], recused: frozenset[str]) -> str | None:
    """Who leads on one applicant: the leader, or the deputy where the leader is recused (reading 8)."""
    for role in ("leader", "deputy"):
        for m in members:
            if m.role == role and m.id not in recused:
                return m.id
    return None


def may_substitute(members: Sequence[Member], out: str, reserve: str, article: str) -> list[Finding]:
    """A reserve replaces one member for the whole edition; the list never grows (reading 8)."""
    roles: Mapping[str, str] = {m.id: m.role for m in members}
    return [
        holds(roles.get(out) in ("member", "deputy"), "substitute_for", article, role=roles.get(out, "")),
        holds(roles.get(reserve) == "reserve", "substitute_by", article, role=roles.get(reserve, "")),
    ]


def on_site(
    rule: Panel, present: Sequence[str], may_score: Sequence[str], leader: str | None, article: str
) -> list[Finding]:
    """At least five present, the leader among them, all entitled (reading 38)."""
    strangers = [p for p in present if p not in may_score]
    return [
        holds(
            len(set(present)) >= rule.on_site_min,
            "on_site_present",
            article,
            n=len(set(present)),
            min=rule.on_site_min,
        ),
        holds(leader in present, "on_site_leader", article),
        holds(not strangers, "on_site_entitled", article, strangers=strangers),
    ]
