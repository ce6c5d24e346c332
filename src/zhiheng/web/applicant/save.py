"""Saving a form sent whole: each changed field by the act that autosave uses, faults and foreign texts by
field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from zhiheng.access.refusals import Refusal, Stale
from zhiheng.applications import selectors as applications
from zhiheng.law.form import Field
from zhiheng.web.acts.dispatch import perform
from zhiheng.web.frame import rendering

MEANWHILE = "您打开之后，另一位同事也改了这一项。两份都在下面，请选择后再保存"


@dataclass
class Outcome:
    """What became of the fields sent: messages by field, and texts (with versions) that others saved
    meanwhile.
    """

    errors: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def status(self) -> int:
        return 409 if self.theirs else 422 if self.errors else 200


def typed(request: HttpRequest, name: str) -> str | None:
    """What was sent for a field; browsers send line ends as CR LF, the field holds LF."""
    text = request.POST.get(name)
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n")


def number(written: str) -> int | None:
    """A version as a page sends it; None for anything else."""
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else None


def save(request: HttpRequest, case: Any, fields: Iterable[Field]) -> Outcome:
    """Save every field of an application that was sent and differs."""
    return save_to(request, case.ref, fields, applications.answers(case.pk), "save_answer")


def save_to(
    request: HttpRequest, ref: str, fields: Iterable[Field], given: Mapping[str, tuple[str, int]], act: str
) -> Outcome:
    """Save every field that was sent and differs from what is ``given``, each by the act that autosave
    uses.
    """
    outcome = Outcome()
    for f in fields:
        text, (stored, version) = typed(request, f.id), given.get(f.id, ("", 0))
        if text is None or text == stored:
            continue
        seen = number(request.POST.get(f"version-{f.id}", ""))
        args = {"field": f.id, "text": text, "version": version if seen is None else seen}
        try:
            perform(request, act, ref, args, "", "web")
        except Stale as stale:
            outcome.errors[f.id] = f"{f.label}：{MEANWHILE}"
            outcome.theirs[f.id] = (
                str(stale.facts.get("theirs") or ""),
                int(str(stale.facts.get("version") or 0)),
            )
        except Refusal as refusal:
            outcome.errors[f.id] = "".join(rendering.sentence(x) for x in refusal.findings)
    return outcome
