"""The pinned bytes of an edition: instrument, criteria, calendar. Parsed once per digest."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache

from zhiheng.access.acting import RULES, STAGE
from zhiheng.access.models import Award, Subject
from zhiheng.files import services as files
from zhiheng.law import instrument, loader, questions, scoring, workdays
from zhiheng.proof import canonical

from . import kinds
from .models import CalendarFile, Edition


def bundle(name: str, at: datetime) -> str:
    """Store an instrument's files as one blob; its digest is what awards and editions pin."""
    folder = loader.find(name)
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.toml"))}
    loader.parse(texts)
    return _put(canonical.encode(texts), at)


def _put(raw: bytes, at: datetime) -> str:
    return files.put_text(raw, at).sha256


@lru_cache(maxsize=64)
def rules(sha: str) -> instrument.Instrument:
    return loader.parse(json.loads(files.read(sha)))


@lru_cache(maxsize=64)
def criteria(sha: str) -> scoring.Criteria:
    return scoring.parse(files.read(sha).decode())


@lru_cache(maxsize=64)
def _calendar(sha: str) -> workdays.Calendar:
    return workdays.parse(files.read(sha).decode())


def calendar(award: Award) -> workdays.Calendar:
    """What an award counts with: the published notices, a rehearsal's invented years, and what the office
    loaded.
    """
    known = questions.rehearsal_calendar() if award.rehearsal else questions.official_calendar()
    for sha in CalendarFile.objects.filter(award=award).order_by("year").values_list("sha256", flat=True):
        known = known.merged(_calendar(sha))
    return known


def criteria_text(name: str) -> bytes:
    return scoring.path(name).read_bytes()


def criteria_of(edition: Edition, sector: str = "") -> scoring.Criteria:
    """The edition's criteria, with the sector's overlay where the plan has one (Art 16)."""
    plain = criteria(edition.criteria)
    overlay = edition.plan.get("overlays", {}).get(sector)
    return scoring.overlay(plain, overlay) if overlay else plain


@RULES.answered_by
def rules_of(obj: Subject) -> instrument.Instrument:
    """The regulation an object is under: its edition's pinned one, else its award's."""
    if isinstance(obj, Edition):
        return rules(obj.instrument)
    return rules(
        _instrument_of_edition(obj.edition_of) if obj.edition_of else _instrument_of_award(obj.award_of)
    )


@lru_cache(maxsize=4096)
def _instrument_of_edition(pk: str) -> str:
    return Edition.objects.values_list("instrument", flat=True).get(pk=pk)


@lru_cache(maxsize=4096)
def _instrument_of_award(pk: str) -> str:
    return Award.objects.values_list("instrument", flat=True).get(pk=pk)


@STAGE.answered_by
def stage_kind_of(obj: Subject) -> str:
    """Kind of the stage an object's edition stands in; before and after the stages, the edition's own
    state.
    """
    row: object = obj
    for step in obj.edition_path.removesuffix("_id").split("__"):
        row = obj if step == "pk" else getattr(row, step)
    if not isinstance(row, Edition):
        raise TypeError(f"{obj.ref} has no edition")
    return stage_kind(row)


def stage_kind(edition: Edition) -> str:
    if edition.state != kinds.RUNNING:
        return edition.state
    return rules(edition.instrument).stage(edition.stage).kind
