"""What a rehearsal knows of each invented organisation beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from zhiheng.law import uscc


@dataclass(frozen=True)
class Firm:
    """An invented applicant. ``years`` are (revenue, total profit, operating profit) in 万元, oldest first.

    ``events`` maps a department's competence to dated facts it will report; ``judged`` maps rules to the
    reason with
    which the office finds them met. ``material`` and ``final`` are the totals the panel will agree on.
    """

    alias: str
    name: str
    industry: str
    established: date
    adopted: date
    recommender: int
    years: tuple[tuple[int, int, int], ...] = ((12000, 900, 850), (13500, 1000, 940), (15000, 1200, 1100))
    kind: str = "企业"
    staff: int = 200
    non_profit: bool = False
    specialised: bool = False
    budget_funded: bool = False
    predecessor: date | None = None
    licence_from: date | None = None
    claims: str = "无"
    events: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    judged: dict[str, str] = field(default_factory=dict)
    refused: bool = False
    returned_once: bool = False
    won: date | None = None
    submit: tuple[int, int, int] = (10, 0, 0)
    material: Fraction = Fraction(0)
    final: Fraction = Fraction(0)
    number: int = 0

    def code(self, n: int) -> str:
        """A code with a right check digit under a registration area that does not exist (999999); its own
        number wins.
        """
        first = f"91999999{self.number or n:09d}"
        return first + uscc.check_digit(first)
