"""The form of an edition, from its pinned data."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache

from zhiheng.editions import pinned
from zhiheng.editions.models import Edition
from zhiheng.files import services as files
from zhiheng.law import form


def of(edition: Edition) -> form.Form:
    """The pinned form: the instrument's own where it has one, else the common one."""
    return _form(edition.instrument, edition.criteria, edition.deadline or date.max)


@lru_cache(maxsize=32)
def _form(instrument: str, criteria: str, deadline: date) -> form.Form:
    texts = json.loads(files.read(instrument))
    return form.parse(texts.get("form.toml", form.default_text()), deadline, pinned.criteria(criteria))
