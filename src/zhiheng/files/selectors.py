"""Which blobs there are, and whether each still is what its name says."""

from __future__ import annotations

from .models import Blob, Upload
from .services import BadFile, read


def blob(sha: str) -> Blob | None:
    return Blob.objects.filter(sha256=sha).first()


def damaged() -> list[str]:
    """Digests whose bytes are gone or changed."""
    bad = []
    for sha in Blob.objects.order_by("sha256").values_list("sha256", flat=True):
        try:
            read(sha)
        except (OSError, BadFile):
            bad.append(sha)
    return bad


def uploaded(user: str, sha: str) -> bool:
    return Upload.objects.filter(user=user, blob=sha).exists()
