"""Tax withheld from an expert's fee, exact in fen.

Source: 中华人民共和国个人所得税法 Art 3 and 6 and 国家税务总局公告2018年第61号《个人所得税扣缴申报管理办法
（试行）》 Art 8:
劳务报酬 of residents, withheld per payment or per month for one undertaking. The taxable amount is the income
less 800 yuan where
it is at most 4000 yuan, else less a fifth; rates 20, 30 and 40 per cent with quick deductions of 0, 2000 and
7000 yuan.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

SOURCE = (
    "《中华人民共和国个人所得税法》和《个人所得税扣缴申报管理办法（试行）》（国家税务总局公告2018年第61号）"
    "第八条"
)
YUAN = 100
FREE = 800 * YUAN
SMALL = 4_000 * YUAN
BRACKETS = (
    (20_000 * YUAN, Fraction(20, 100), 0),
    (50_000 * YUAN, Fraction(30, 100), 2_000 * YUAN),
    (None, Fraction(40, 100), 7_000 * YUAN),
)


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee before tax, what of it is taxed, the tax and what is paid out: all in fen."""

    gross: int
    taxable: Fraction
    tax: int
    net: int


def taxable(gross: int) -> Fraction:
    """The taxable amount of a payment, exact: nothing up to 800 yuan, less 800 up to 4000, less a fifth
    above.
    """
    if gross <= FREE:
        return Fraction(0)
    if gross <= SMALL:
        return Fraction(gross - FREE)
    return Fraction(gross * 4, 5)


def tax(gross: int) -> int:
    """Tax in whole fen, half up. Raises ValueError on a negative amount."""
    if gross < 0:
        raise ValueError(gross)
    base = taxable(gross)
    rate, quick = next((r, q) for most, r, q in BRACKETS if most is None or base <= most)
    return int(base * rate - quick + Fraction(1, 2))


def fee(gross: int) -> Fee:
    withheld = tax(gross)
    return Fee(gross, taxable(gross), withheld, gross - withheld)
