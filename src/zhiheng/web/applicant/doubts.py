"""What looks wrong in the figures, in words. A doubt asks; it never stops the saving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zhiheng.law import money

LEAP = 300
UNIT_SLIP = 10_000
Amounts = Mapping[str, tuple[int | None, ...]]


def of(
    titles: Mapping[str, str], amounts: Amounts, texts: Mapping[str, Sequence[str]], years: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The doubts of each indicator."""
    return {
        k: (*_leaps(titles[k], row, texts[k], years), *_beyond_revenue(k, titles, amounts, years))
        for k, row in amounts.items()
    }


def _leaps(title: str, row: tuple[int | None, ...], texts: Sequence[str], years: Sequence[str]) -> list[str]:
    """A year some hundred times as large, or as small, as any of the others: a mixed-up unit."""
    found = []
    for n, value in enumerate(row):
        others = sorted(abs(v) for i, v in enumerate(row) if i != n and v)
        if not value or len(others) < len(row) - 1:
            continue
        usual = sum(others) // len(others)
        if abs(value) >= LEAP * others[-1]:
            found.append(
                f"{years[n]}年{title}约为其他年份的{times(abs(value), usual)}倍，"
                f"单位可能填成了“元”。{_guess(value)}"
            )
        elif LEAP * abs(value) <= others[0]:
            found.append(
                f"{years[n]}年{title}“{texts[n]}”不到其他年份的{LEAP}分之一，"
                "单位可能填成了“亿元”或“万元”以外的单位，请核对。"
            )
    return found


def times(value: int, usual: int) -> str:
    """How many times, in round words."""
    n = value // usual
    return f"{n / 10_000:.0f}万" if n >= 9_500 else f"{round(n, -2):,}"


def _guess(value: int) -> str:
    return f"应为{money.wan(value // UNIT_SLIP)}万元吗？" if value % UNIT_SLIP == 0 else "请核对。"


def _beyond_revenue(
    kind: str, titles: Mapping[str, str], amounts: Amounts, years: Sequence[str]
) -> list[str]:
    """A profit above the revenue of its year."""
    if not kind.startswith("profit") or "revenue" not in amounts:
        return []
    return [
        f"{year}年{titles[kind]}大于营业收入，请核对两个数。"
        for year, profit, revenue in zip(years, amounts[kind], amounts["revenue"], strict=True)
        if profit is not None and revenue is not None and profit > revenue
    ]
