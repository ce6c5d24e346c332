"""What a winner may spend its prize on, and what of the spending is misuse (Art 23; reading 16).

Amounts in fen, days in Shanghai. An entry outside the list is refused when it is made; what only shows
against other
entries is flagged and left to the office, since money that was spent stays spent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .finding import Finding, failing, holds
from .instrument import Instrument

OTHER = "其他"


@dataclass(frozen=True)
class Spent:
    """One entry: the day of spending, what for, how much, and the digest of its voucher ("" where there is
    none).
    """

    id: str
    on: date
    purpose: str
    reason: str
    fen: int
    voucher: str


def is_other(purpose: str) -> bool:
    """The last item of a closed list leaves it open, so it demands a reason."""
    return purpose.startswith(OTHER)


def may_enter(instrument: Instrument, entry: Spent, today: date, vouchers: Sequence[str]) -> list[Finding]:
    """Can an entry be made? ``vouchers`` are those that carry another entry already."""
    art = instrument.cite("prize_use")
    return [
        holds(
            entry.purpose in instrument.purposes,
            "purpose_listed",
            art,
            purpose=entry.purpose,
            purposes=instrument.purposes,
            argument="purpose",
        ),
        holds(
            not is_other(entry.purpose) or bool(entry.reason.strip()),
            "purpose_reason",
            art,
            purpose=entry.purpose,
            argument="reason",
        ),
        holds(entry.fen > 0, "amount_some", art, fen=entry.fen, argument="amount"),
        holds(entry.on <= today, "not_future", art, day=entry.on, argument="on"),
        holds(not entry.voucher or entry.voucher not in vouchers, "voucher_once", art, argument="voucher"),
    ]


def flags(
    instrument: Instrument, entries: Sequence[Spent], paid_fen: int, paid_on: date | None
) -> dict[str, list[Finding]]:
    """What is wrong with each entry, by its id, taken in the order of the spending; an entry in order is
    not named.
    """
    found: dict[str, list[Finding]] = {}
    spent = 0
    for entry in sorted(entries, key=lambda e: (e.on, e.id)):
        spent += entry.fen
        bad = failing(_judged(instrument, entry, paid_fen - spent, paid_on))
        if bad:
            found[entry.id] = bad
    return found


def _judged(instrument: Instrument, entry: Spent, left: int, paid_on: date | None) -> list[Finding]:
    art = instrument.cite("prize_use")
    listed = entry.purpose in instrument.purposes and (
        not is_other(entry.purpose) or bool(entry.reason.strip())
    )
    return [
        holds(listed, "use_purpose", art, purpose=entry.purpose),
        holds(left >= 0, "use_balance", art, over=-left),
        holds(
            paid_on is not None and entry.on >= paid_on,
            "use_after_payment",
            art,
            on=entry.on,
            paid_on=paid_on,
        ),
        holds(bool(entry.voucher), "use_voucher", art),
    ]


def balance(paid_fen: int, entries: Sequence[Spent]) -> int:
    """What is left of the prize; below nought where more was entered than was paid."""
    return paid_fen - sum(e.fen for e in entries)


def by_purpose(instrument: Instrument, entries: Sequence[Spent]) -> dict[str, int]:
    """Sums in the order of the regulation's list; a purpose without entries stands with nought."""
    sums = dict.fromkeys(instrument.purposes, 0)
    for entry in entries:
        sums[entry.purpose] = sums.get(entry.purpose, 0) + entry.fen
    return sums


def planned(instrument: Instrument, plan: dict[str, int], paid_fen: int) -> list[Finding]:
    """A plan of use names purposes of the list alone, and not more than the prize."""
    art = instrument.cite("prize_use")
    strangers = sorted(set(plan) - set(instrument.purposes))
    total = sum(plan.values())
    return [
        holds(
            not strangers,
            "purpose_listed",
            art,
            purpose="、".join(strangers),
            purposes=instrument.purposes,
            argument="plan",
        ),
        holds(
            all(n >= 0 for n in plan.values()) and total > 0, "amount_some", art, fen=total, argument="plan"
        ),
        holds(total <= paid_fen, "plan_within_prize", art, fen=total, prize=paid_fen, argument="plan"),
    ]


def report_owed(paid_fen: int, entries: Sequence[Spent]) -> bool:
    """The use is reported with the yearly self-assessment until nothing is left (reading 16)."""
    return balance(paid_fen, entries) > 0
