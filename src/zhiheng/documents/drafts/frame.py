"""What every paper knows of its award and edition, and the paper's common parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhiheng.documents.paper import Block, Paper
from zhiheng.documents.wording import article, day, known, number


@dataclass(frozen=True, slots=True)
class Frame:
    """Award, edition and regulation by name; `cites` maps a duty to its article, `praise` is the
    instrument's word.
    """

    award: str
    honour: str
    praise: str
    edition: str
    number: int
    year: int
    regulation: str
    document: str
    issuer: str
    committee: str
    office: str
    leading: str
    rehearsal: bool
    cites: Mapping[str, str]

    @property
    def whole(self) -> str:
        """第4届郑州市金水区区长质量奖."""
        return f"第{self.number}届{self.award}"

    @property
    def basis(self) -> str:
        return f"《{self.regulation}》（{self.document}，以下简称《办法》）"

    def by(self, duty: str) -> str:
        """《办法》第十七条第（五）项; only 《办法》 where it has no sentence for the duty."""
        return f"《办法》{article(self.cites.get(duty, ''))}"


@dataclass(frozen=True, slots=True)
class Firm:
    """An applicant as lists show it: totals as printed, "" where there are none."""

    no: str
    name: str
    uscc: str
    sector: str
    sort: str
    material: str = ""
    final: str = ""


def paper(
    frame: Frame, title: tuple[str, ...], *blocks: Block, dated: date | None = None, **more: Any
) -> Paper:
    """A paper of this edition; without a known day its properties carry the first day of the edition's
    year.
    """
    return Paper(title, tuple(blocks), frame.rehearsal, dated or date(frame.year, 1, 1), **more)


def official(
    frame: Frame, title: tuple[str, ...], *blocks: Block, dated: date | None = None, **more: Any
) -> Paper:
    """A paper of the office under its red head, signed and dated."""
    given = {"head": frame.office, "signature": frame.office, "date_text": day(dated), **more}
    return paper(frame, title, *blocks, dated=dated, **given)


def upward(
    frame: Frame, title: tuple[str, ...], *blocks: Block, to: str, contact: str = "", **more: Any
) -> Paper:
    """A 请示: one addressee, 签发人 to fill in, the person to ask."""
    given = {"number": number("", frame.year), "note": f"联系人：{known(contact)}，电话：{known('')}", **more}
    return official(frame, title, *blocks, addressee=to, signer=known(""), **given)
