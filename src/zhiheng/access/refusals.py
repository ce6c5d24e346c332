"""The ways an act is not done: each with its findings, so that the article, the reason and the cure can be
said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from zhiheng.law.finding import Finding


class Refusal(Exception):
    """Base of all refusals; ``status`` is the HTTP status of its class."""

    status: ClassVar[int] = 409

    def __init__(self, findings: Sequence[Finding] = (), **facts: object) -> None:
        super().__init__(", ".join(f.rule for f in findings) or type(self).__name__)
        self.findings = tuple(findings)
        self.facts = facts


class Unknown(Refusal):
    """The actor may not know of the object, or there is none: told alike."""

    status = 404


class Forbidden(Refusal):
    """The actor knows of it and may not do this."""

    status = 403


class Invalid(Refusal):
    """What was typed cannot be taken."""

    status = 422


class Refused(Refusal):
    """The law or the state of things does not allow it now."""

    status = 409


class Stale(Refusal):
    """Somebody changed it in between; both texts are told."""

    status = 409


class NotProven(Refusal):
    """A grave act asks for the password again."""

    status = 403
