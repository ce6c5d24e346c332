"""Files that an act refers to: its actor uploaded them."""

from __future__ import annotations

from zhiheng.access.acting import Actor
from zhiheng.files import selectors as blobs
from zhiheng.law.finding import Finding, holds


def held(by: Actor, sha: str, article: str, argument: str) -> Finding:
    """Did the actor upload the file that an argument names?"""
    return holds(blobs.uploaded(by.user, sha), "file_known", article, sha256=sha, argument=argument)
