"""Issuing papers that the register refers to by their digest."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings

from zhiheng.access import instants
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Reason
from zhiheng.access.models import Award
from zhiheng.editions import pinned
from zhiheng.editions.models import Case
from zhiheng.files import services as files
from zhiheng.proof import certificate
from zhiheng.registry import selectors, signing
from zhiheng.registry import services as registry
from zhiheng.registry.models import Honour

from . import acts, adverse, papers, register
from .data import CertificateData, ReceiptData, ReceiptFile


@performs(acts.CERTIFY)
def issue_certificate(honour: str, *, by: Actor, at: datetime) -> Done:
    """Print the certificate with its QR to the permanent page; the register keeps its digest (Art 17(7),
    29).
    """
    with acting(acts.CERTIFY, honour, by=by, at=at) as act:
        _print(act)
    return act.done


@performs(acts.REISSUE)
def reissue_certificate(honour: str, *, reason: Reason, by: Actor, at: datetime) -> Done:
    """Print a certificate again, with the reason (lost, renamed); the permanent page stays the same."""
    with acting(acts.REISSUE, honour, by=by, at=at) as act:
        _print(act)
        act.say(reason=reason)
    return act.done


def _print(act: Acting[Honour]) -> None:
    raw = papers.certificate_pdf(
        certificate_data(act.obj, act.award, signed(act.obj, act.award, instants.day(act.at)))
    )
    sha = files.put(raw, act.at).sha256
    registry.set_certificate(act.obj.pk, sha)
    act.say(number=act.obj.number, sha256=sha)


def signed(honour: Honour, award: Award, today: date) -> str:
    """The register's line, signed: what the certificate's code carries after the address."""
    tiers = {t.id: t.name for t in pinned.rules_of(honour).tiers}
    return certificate.sign(
        selectors.facts(honour, award.slug, award.name, tiers.get(honour.tier, honour.tier)),
        signing.private(today),
    )


def certificate_data(honour: Honour, award: Award, signed: str = "") -> CertificateData:
    rules = pinned.rules_of(honour)
    return CertificateData(
        award=award.name,
        organisation=honour.name,
        edition=honour.edition_label,
        number=honour.number,
        basis=f"{rules.title}（{honour.regulation}）",
        awarded=instants.words(honour.awarded),
        valid_through=instants.words(honour.valid_through) if honour.valid_through else "长期",
        government=rules.issuer,
        verify_url=verify_url(honour.pk),
        rehearsal=award.rehearsal,
        dated=honour.awarded,
        signed=signed,
    )


def verify_url(honour: str) -> str:
    """The permanent address of a certificate."""
    return f"{settings.ORIGIN or 'http://127.0.0.1:8000'}/verify/{honour}/"


def receipt_data(case: Case, award: Award) -> ReceiptData:
    """A receipt's facts, as they were at the submission."""
    r = case.receipt
    assert case.arrived_at is not None
    return ReceiptData(
        award=award.name,
        edition=case.edition.title,
        number=r["no"],
        organisation=r["organisation"],
        uscc=r["uscc"],
        arrived=r["arrived_at"],
        files=tuple(ReceiptFile(f["name"], f"{f['bytes']} 字节", f["sha256"]) for f in r["files"]),
        ledger_head=r["head"],
        office=f"{award.name}评定委员会办公室",
        date_text=instants.words(instants.day(case.arrived_at)),
        rehearsal=award.rehearsal,
        dated=instants.day(case.arrived_at),
    )


adverse_of = adverse.of_edition
make_paper = register.make_paper
template_of = register.template_of
receipt_pdf = papers.receipt_pdf
receipt_text = papers.receipt_text
