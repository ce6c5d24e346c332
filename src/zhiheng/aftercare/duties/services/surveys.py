"""The performance survey: drafted, opened to every winner whose honour stands, answered, closed (Art 28)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import Q

from zhiheng.access import instants
from zhiheng.access.acting import Actor, Done, acting, cite
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg
from zhiheng.access.inputs import Lines
from zhiheng.aftercare.duties import acts, kinds
from zhiheng.aftercare.duties.inputs import Indicators
from zhiheng.aftercare.duties.models import Survey, SurveyAnswer
from zhiheng.editions.models import Case
from zhiheng.law import survey as law
from zhiheng.law.finding import Finding, holds, not_met
from zhiheng.registry.holders import people
from zhiheng.registry.kinds import STANDING
from zhiheng.registry.models import Honour

LINES = "每行一个指标：名称｜单位｜必填或选填｜最小值｜最大值，后两项可以不写"


@performs(acts.DRAFT_SURVEY)
def draft_survey(
    award: str,
    *,
    year: Annotated[int, Arg("年度")],
    name: Annotated[str, Arg("调查名称", "如 获奖单位绩效调查")],
    due: Annotated[date, Arg("填报截止日")],
    indicators: Annotated[list[str], Arg("指标", LINES, Lines())],
    by: Actor,
    at: datetime,
) -> Done:
    """Write the questions down; nobody is asked yet."""
    made: list[law.Indicator] = []

    def given(award: Any) -> list[Finding]:
        try:
            made.extend(law.parse(indicators))
        except law.SurveyError as wrong:
            return [
                not_met(
                    "indicator_line",
                    cite(award, "annual"),
                    line=wrong.line,
                    says=wrong.says,
                    argument="indicators",
                )
            ]
        return []

    with acting(acts.DRAFT_SURVEY, award, by=by, at=at, given=given) as act:
        today = instants.day(at)
        act.check(
            holds(
                abs(year - today.year) <= 1,
                "survey_year",
                act.article,
                year=year,
                first=today.year - 1,
                last=today.year + 1,
                argument="year",
            )
        )
        act.check(holds(due >= today, "due_ahead", act.article, due=due, argument="due"))
        taken = Survey.objects.filter(award=act.award, year=year, name=name).exists()
        act.require(holds(not taken, "survey_once", act.article, name=name, argument="name"))
        act.made = act.make(
            Survey,
            kinds.SURVEY_DRAFTED,
            award=act.award,
            year=year,
            name=name,
            due=due,
            indicators=law.as_json(made),
        )
        act.say(year=year, name=name, due=due.isoformat(), indicators=law.as_json(made))
    return act.done


@performs(acts.OPEN_SURVEY)
def open_survey(survey: str, *, by: Actor, at: datetime) -> Done:
    """Ask every winner whose honour stands on the day by which answers are due."""
    with acting(acts.OPEN_SURVEY, survey, by=by, at=at) as act:
        honours = list(standing(act.award.pk, act.obj.due))
        act.require(holds(bool(honours), "winners_standing", act.article, on=act.obj.due))
        sectors = dict(
            Case.objects.filter(pk__in=[h.case for h in honours if h.case]).values_list("pk", "sector")
        )
        act.make_all(
            SurveyAnswer,
            kinds.ASKED,
            [{"survey": act.obj, "honour": h, "sector": sectors.get(h.case, "")} for h in honours],
        )
        act.change(opened_at=at)
        for h in honours:
            act.notify(
                people(h),
                "survey_opened",
                f"请填报{act.obj.named}",
                f"请在{instants.words(act.obj.due)}前登录系统填报。",
            )
        act.say(honours=[h.number for h in honours], due=act.obj.due.isoformat())
    return act.done


def standing(award: str, on: date) -> Any:
    """Honours that stand on a day, in the order of their numbers."""
    return (
        Honour.objects.filter(award=award, state=STANDING)
        .filter(Q(valid_through=None) | Q(valid_through__gte=on))
        .order_by("number")
    )


def questions(answer: SurveyAnswer) -> list[tuple[str, str]]:
    """What is asked, for the form: name, unit, range."""
    return [(i.id, _asked(i)) for i in law.from_json(answer.survey.indicators)]


def _asked(i: law.Indicator) -> str:
    span = f"，{i.low or '不限'}至{i.high or '不限'}" if i.low or i.high else ""
    return f"{i.label}（{i.unit or '无单位'}{span}）"


@performs(acts.ANSWER)
def answer_survey(
    answer: str,
    *,
    values: Annotated[dict[str, str], Arg("填报", input=Indicators(), options=questions)],
    by: Actor,
    at: datetime,
) -> Done:
    """The winner's figures; they can be corrected until the survey is closed."""
    with acting(
        acts.ANSWER,
        answer,
        by=by,
        at=at,
        given=lambda a: law.check(law.from_json(a.survey.indicators), values, cite(a, "annual")),
    ) as act:
        act.require(holds(act.obj.survey.state == kinds.OPEN, "survey_open", act.article))
        kept = {k: v.strip() for k, v in values.items() if v.strip()}
        act.change(values=kept, filed_at=act.obj.filed_at or at)
        act.say(
            honour=act.obj.honour.number,
            survey=act.obj.survey.name,
            year=act.obj.survey.year,
            due=act.obj.survey.due.isoformat(),
            on=instants.day(at).isoformat(),
            values=kept,
        )
    return act.done


@performs(acts.CLOSE_SURVEY)
def close_survey(survey: str, *, by: Actor, at: datetime) -> Done:
    """End the survey; who did not answer stays listed."""
    with acting(acts.CLOSE_SURVEY, survey, by=by, at=at) as act:
        rows = SurveyAnswer.objects.filter(survey=act.obj).select_related("honour").order_by("honour__number")
        act.change(closed_at=at)
        act.say(
            answered=[a.honour.number for a in rows if a.filed_at],
            missing=[a.honour.number for a in rows if not a.filed_at],
        )
    return act.done
