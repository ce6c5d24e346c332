"""Signing in, and sending again what a lost session kept."""

from __future__ import annotations

from dataclasses import dataclass

from zhiheng.web.frame.parts import Link


@dataclass(frozen=True, slots=True)
class SignInPage:
    """signin.html. `entries` are other ways in, each with one line of explanation."""

    action: str
    login: str = ""
    error: str = ""
    next: str = ""
    entries: tuple[tuple[Link, str], ...] = ()
    note: str = ""
    help: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True)
class ResumePage:
    """resume.html: what was typed before the session ended, to be sent to `action` by a press of a button."""

    action: str
    fields: tuple[tuple[str, str], ...]
    preview: str = ""
