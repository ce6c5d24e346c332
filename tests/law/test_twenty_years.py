"""Twenty years of an award, simulated: the cap, the prize and the bars hold whatever happens (Art 4, 24,
27).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.law import bars, loader, prize, quota, revocation, validity
from zhiheng.law.facts import Facts, Registered
from zhiheng.law.finding import Value
from zhiheng.law.instrument import Instrument

START, EDITIONS, FIRMS = 2026, 10, 9
BARS = ("no_valid_honour", "no_revocation_bar")
JINSHUI = loader.load("jinshui_2023")


@dataclass
class Story:
    """What the register says of each firm, and what each edition brought."""

    register: dict[str, list[Registered]] = field(default_factory=dict)
    winners: list[list[tuple[quota.Candidate, int]]] = field(default_factory=list)
    admitted: list[tuple[str, date]] = field(default_factory=list)


def years_after(day: date, n: int) -> date:
    """Counted by hand: the same day n years on, the 28th for a 29 February."""
    leap = day.month == 2 and day.day == 29
    return date(day.year + n, 2, 28) if leap and (day.year + n) % 4 else day.replace(year=day.year + n)


def edition(rules: Instrument, story: Story, year: int, order: list[str], month: int, day: int) -> None:
    """Those whom the bars let through, in the order of the vote, as far as the places go."""
    deadline, decided = date(year, month, day), date(year, 10, 26)
    chosen: list[quota.Candidate] = []
    for firm in order:
        known = tuple(story.register.get(firm, ()))
        facts = Facts(deadline=deadline, arrived=deadline, register=known)
        if any(bars.RULES[name](rules.rule(name), facts).value is not Value.MET for name in BARS):
            continue
        story.admitted.append((firm, deadline))
        again = any(r.awarded and not r.revoked for r in known)
        one = quota.Candidate(
            firm,
            rules.tiers[0].id,
            frozenset({"re_award" if again else "first_time", "ordinary", "self_funded"}),
        )
        if quota.fits(rules, chosen, one):
            chosen.append(one)
    story.winners.append([(c, prize.due(rules, c)) for c in chosen])
    for c in chosen:
        story.register.setdefault(c.case, []).append(Registered(awarded=decided))


def revoke(story: Story, firm: str, on: date) -> None:
    """The last honour that stands on the day is revoked."""
    rows = story.register.get(firm, [])
    if rows and rows[-1].awarded and not rows[-1].revoked and rows[-1].awarded < on:
        rows[-1] = Registered(awarded=rows[-1].awarded, revoked=on)


events = st.lists(
    st.tuples(
        st.permutations([f"f{n}" for n in range(FIRMS)]),
        st.integers(1, 9),
        st.integers(1, 28),
        st.lists(
            st.tuples(st.sampled_from([f"f{n}" for n in range(FIRMS)]), st.integers(1, 700)), max_size=3
        ),
    ),
    min_size=EDITIONS,
    max_size=EDITIONS,
)


def lived(rules: Instrument, told: list[tuple[list[str], int, int, list[tuple[str, int]]]]) -> Story:
    story = Story()
    for n, (order, month, day, revoked) in enumerate(told):
        edition(rules, story, START + 2 * n, order, month, day)
        for firm, after in revoked:
            revoke(story, firm, date(START + 2 * n, 10, 27) + timedelta(days=after))
    return story


@given(events)
def test_never_more_than_three_first_time_winners(
    told: list[tuple[list[str], int, int, list[tuple[str, int]]]],
) -> None:
    for winners in lived(JINSHUI, told).winners:
        assert sum("first_time" in c.tags for c, _ in winners) <= 3


@given(events)
def test_never_a_prize_for_a_re_award_and_always_the_whole_for_a_first(
    told: list[tuple[list[str], int, int, list[tuple[str, int]]]],
) -> None:
    for winners in lived(JINSHUI, told).winners:
        assert all(fen == (0 if "re_award" in c.tags else 50_000_000) for c, fen in winners)


@given(events)
def test_never_an_application_inside_a_bar(
    told: list[tuple[list[str], int, int, list[tuple[str, int]]]],
) -> None:
    story = lived(JINSHUI, told)
    for firm, day in story.admitted:
        for row in story.register.get(firm, []):
            if row.awarded and row.awarded < day and not (row.revoked and row.revoked <= day):
                assert day > years_after(row.awarded, 4), (firm, day, row)
            if row.revoked and row.revoked <= day:
                assert day > years_after(row.revoked, 4), (firm, day, row)


@pytest.mark.parametrize("name", ["jinshui_2023", "zhengzhou_2022", "lakeside_2026"])
def test_validity_and_bar_end_where_an_application_can_begin(name: str) -> None:
    rules, on = loader.load(name), date(2028, 2, 29)
    assert validity.of(rules, on).may_apply_from == (validity.of(rules, on).through or on) + timedelta(days=1)
    done = revocation.effect(rules, on, 5)
    assert done.may_apply_from is None or (
        done.barred_through and done.may_apply_from == done.barred_through + timedelta(days=1)
    )
