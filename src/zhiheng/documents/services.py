"""Issuing papers that the register refers to by their digest."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from django.conf import settings

from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg
from zhiheng.access.models import Award
from zhiheng.editions import pinned
from zhiheng.files import services as files
from zhiheng.law.finding import holds
from zhiheng.registry import services as registry
from zhiheng.registry.models import Honour

from . import acts, papers
from .data import CertificateData


@performs(acts.CERTIFY)
def issue_certificate(
    honour: str, *, again_because: Annotated[str, Arg("补发理由", "首次制发留空")] = "", by: Actor, at: datetime
) -> Done:
    """Print the certificate with its QR to the permanent page; the register keeps its digest (Art 17(7), 29)."""
    with acting(acts.CERTIFY, honour, by=by, at=at) as act:
        act.require(holds(not act.obj.certificate or bool(again_because.strip()), "certificate_once", act.article))
        raw = papers.certificate_pdf(certificate_data(act.obj, act.award))
        sha = files.put(raw, at).sha256
        registry.set_certificate(act.obj.pk, sha)
        act.say(number=act.obj.number, sha256=sha, again_because=again_because)
    return act.done


def certificate_data(honour: Honour, award: Award) -> CertificateData:
    rules = pinned.rules_of(honour)
    return CertificateData(
        award=award.name, organisation=honour.name, edition=honour.edition_label, number=honour.number,
        basis=f"{rules.title}（{honour.regulation}）", awarded=chinese_day(honour.awarded),
        valid_through=chinese_day(honour.valid_through) if honour.valid_through else "长期",
        government=rules.issuer, verify_url=verify_url(honour.pk), rehearsal=award.rehearsal, dated=honour.awarded,
    )


def verify_url(honour: str) -> str:
    """The permanent address of a certificate."""
    return f"{settings.ORIGIN or 'http://127.0.0.1:8000'}/verify/{honour}/"


def chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
