"""Whom to inspect and who inspects: drawn from sealed lists by public numbers, or named with a reason (Art
23).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any

from zhiheng.access import instants, viewer
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Reason
from zhiheng.access.inputs import Checks
from zhiheng.access.models import Recusal, User
from zhiheng.aftercare.funds import acts, kinds
from zhiheng.aftercare.funds.models import Draw, Inspection
from zhiheng.law import inspection as law
from zhiheng.law.finding import holds
from zhiheng.proof import canonical, draw
from zhiheng.registry.kinds import STANDING
from zhiheng.registry.models import Honour

WINNERS, INSPECTORS = "winners", "inspectors"


def winners(award: Any) -> list[tuple[str, str]]:
    """Honours that stand, by number."""
    rows = Honour.objects.filter(award=award.award_of, state=STANDING).order_by("number")
    return [(h.pk, f"{h.number} {h.name}") for h in rows]


def officers(obj: Any) -> list[tuple[str, str]]:
    """Who can inspect: those in the office, by their login."""
    return list(dict.fromkeys((u.pk, u.name) for u in viewer.holders(obj.award_of, "office")))


def pairs(
    order: Sequence[str], drawn: Sequence[str], apart: Mapping[str, Sequence[str]]
) -> list[tuple[str, list[str]]]:
    """Two inspectors for each winner drawn: the first two in order without an interest, who then go to the
    end.
    """
    left, made = list(order), []
    for winner in drawn:
        two = [i for i in left if i not in apart.get(winner, ())][: law.INSPECTORS]
        left = [i for i in left if i not in two] + two
        made.append((winner, two))
    return made


def _apart(honours: Sequence[str], inspectors: Sequence[str]) -> dict[str, list[str]]:
    """Inspectors who declared an interest, by honour: Article 18 goes on."""
    cases = dict(Honour.objects.filter(pk__in=honours).exclude(case="").values_list("case", "pk"))
    found: dict[str, list[str]] = {}
    for case, user in (
        Recusal.objects.filter(case__in=list(cases), user__in=inspectors)
        .order_by("case", "user")
        .values_list("case", "user")
    ):
        found.setdefault(cases[case], []).append(user)
    return found


@performs(acts.SEAL)
def seal_draw(
    award: str,
    *,
    n: Annotated[int, Arg("抽取几家")],
    honours: Annotated[
        list[str] | None, Arg("检查对象名录", "不勾选的，列入全部有效的获奖单位", Checks(), winners)
    ] = None,
    inspectors: Annotated[
        list[str] | None, Arg("检查人员名录", "不勾选的，列入办公室全部人员", Checks(), officers)
    ] = None,
    by: Actor,
    at: datetime,
) -> Done:
    """Seal both lists in a fixed order.

    The digest stands in the ledger before anybody can know the numbers.
    """
    with acting(acts.SEAL, award, by=by, at=at) as act:
        first = _chosen(act, winners(act.obj), honours, "honours")
        second = _chosen(act, officers(act.obj), inspectors, "inspectors")
        apart = _apart([pk for pk, _ in first], [pk for pk, _ in second])
        fewest = len(second) - max((len(x) for x in apart.values()), default=0)
        act.check(*law.may_seal(act.article, len(first), fewest, n))
        lists = {"honours": first, "inspectors": second, "apart": apart, "n": n}
        digest = canonical.digest(canonical.encode(lists))
        act.made = act.make(
            Draw, kinds.SEALED, award=act.award, digest=digest, sealed_on=instants.day(at), **lists
        )
        act.say(digest=digest, **lists)
    return act.done


def _chosen(
    act: Acting[Any], known: list[tuple[str, str]], wanted: list[str] | None, argument: str
) -> list[list[str]]:
    """Those that were ticked, or all, in the order of the whole list."""
    strangers = set(wanted or ()) - {pk for pk, _ in known}
    act.check(holds(not strangers, "draw_known", act.article, argument=argument))
    return [[pk, name] for pk, name in known if not wanted or pk in wanted]


@performs(acts.DRAW)
def draw_inspection(
    sealed: str,
    *,
    numbers: Annotated[str, Arg("公开号码", "封存之后公布的号码，如彩票开奖号，用空格隔开，至少3个")],
    source: Annotated[str, Arg("号码出处", "如：中国福利彩票双色球第2026088期")],
    published_on: Annotated[date, Arg("号码公布日期")],
    by: Actor,
    at: datetime,
) -> Done:
    """The numbers decide: lists and numbers together give the result, which anybody can compute again."""
    with acting(acts.DRAW, sealed, by=by, at=at) as act:
        row, today = act.obj, instants.day(at)
        act.check(*law.may_draw(act.article, _numbers(numbers), row.sealed_on, published_on, today))
        said = _numbers(numbers)
        drawn = draw.drawn(WINNERS, [said], [pk for pk, _ in row.honours], row.n)
        order = draw.drawn(INSPECTORS, [said], [pk for pk, _ in row.inspectors], len(row.inspectors))
        found = pairs(order, drawn, row.apart)
        for winner, two in found:
            made = act.make(
                Inspection, kinds.ASSIGNED, honour_id=winner, draw=row, inspectors=two, ordered_on=today
            )
            _tell(act, made)
        act.change(numbers=said, source=source, published_on=published_on, drawn=found)
        act.say(
            digest=row.digest,
            numbers=said,
            source=source,
            published_on=published_on.isoformat(),
            labels=[WINNERS, INSPECTORS],
            drawn=found,
        )
    return act.done


def _numbers(written: str) -> list[int]:
    """Whole numbers as typed; nothing where anything else stands among them."""
    parts = unicodedata.normalize("NFKC", written).replace("、", " ").replace(",", " ").split()
    return [int(p) for p in parts] if all(p.isascii() and p.isdigit() and len(p) < 12 for p in parts) else []


def _tell(act: Acting[Any], made: Inspection) -> None:
    users = User.objects.filter(pk__in=made.inspectors).order_by("login")
    act.notify(
        users,
        "inspection_ordered",
        "请实施监督检查",
        f"您被确定为检查人员，请检查{made.honour.name}的奖金使用和荣誉使用情况。检查前不通知该单位。",
    )


@performs(acts.NAME)
def name_inspection(
    honour: str,
    *,
    inspectors: Annotated[list[str], Arg("检查人员", "至少两人", Checks(), officers)],
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """Inspect a winner without a draw: somebody reported it, or it was never inspected."""
    with acting(acts.NAME, honour, by=by, at=at) as act:
        known = {pk for pk, _ in officers(act.obj)}
        act.check(
            *law.may_name(act.article, inspectors, reason),
            holds(set(inspectors) <= known, "draw_known", act.article, argument="inspectors"),
        )
        apart = _apart([act.obj.pk], inspectors).get(act.obj.pk, [])
        act.check(holds(not apart, "inspector_apart", act.cite("recusal"), argument="inspectors"))
        two = sorted(set(inspectors))
        act.made = made = act.make(
            Inspection,
            kinds.ASSIGNED,
            honour=act.obj,
            reason=reason,
            inspectors=two,
            ordered_on=instants.day(at),
        )
        _tell(act, made)
        act.say(inspectors=two, reason=reason)
    return act.done
