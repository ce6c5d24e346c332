"""Storing content by its digest: hashed while received, checked against its type, written whole or not at
all.
"""

from __future__ import annotations

import hashlib
import io
import os
import secrets
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings

from .models import Blob, Upload

MAX_BYTES = 50 * 1024 * 1024
TYPES = {
    "application/pdf": b"%PDF-",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "application/zip": b"PK\x03\x04",
}
OFFICE = ("word/", "xl/", "ppt/")


class BadFile(ValueError):
    """A file that is not taken; ``rule`` names why: file_empty, file_too_large, file_type, file_locked,
    file_damaged.
    """

    def __init__(self, rule: str, **facts: object) -> None:
        super().__init__(rule)
        self.rule, self.facts = rule, facts


def store(chunks: Iterable[bytes], at: datetime, limit: int = MAX_BYTES) -> Blob:
    """Store content and return its blob. Raises BadFile; nothing is kept of a refused file.

    The limit counts bytes received, whatever a header claims.
    """
    folder = _root() / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / secrets.token_hex(16)
    try:
        size, sha = _receive(chunks, path, limit)
        media_type = sniff(path.read_bytes())
        return _keep(path, sha, size, media_type, at)
    finally:
        path.unlink(missing_ok=True)


def _receive(chunks: Iterable[bytes], path: Path, limit: int) -> tuple[int, str]:
    size, sha = 0, hashlib.sha256()
    with open(path, "wb") as out:
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise BadFile("file_too_large", limit=limit)
            sha.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if not size:
        raise BadFile("file_empty")
    return size, sha.hexdigest()


def _keep(path: Path, sha: str, size: int, media_type: str, at: datetime) -> Blob:
    target = location(sha)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        os.replace(path, target)
        target.chmod(0o400)
    blob, _ = Blob.objects.get_or_create(
        sha256=sha, defaults={"size": size, "media_type": media_type, "stored_at": at}
    )
    return blob


def sniff(raw: bytes) -> str:
    """The content's own type, never the name's.

    Raises BadFile for types we do not take, locked or damaged files.
    """
    for media_type, magic in TYPES.items():
        if raw.startswith(magic):
            if media_type == "application/zip":
                return _office(raw)
            if media_type == "application/pdf":
                _check_pdf(raw)
            return media_type
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile("file_locked")
    raise BadFile("file_type")


def _office(raw: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(raw)).namelist()
    except zipfile.BadZipFile as wrong:
        raise BadFile("file_damaged") from wrong
    for prefix in OFFICE:
        if any(n.startswith(prefix) for n in names) and "[Content_Types].xml" in names:
            kind = {"word/": "wordprocessingml.document", "xl/": "spreadsheetml.sheet"}.get(
                prefix, "presentationml.presentation"
            )
            return f"application/vnd.openxmlformats-officedocument.{kind}"
    raise BadFile("file_type")


def _check_pdf(raw: bytes) -> None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted:
            raise BadFile("file_locked")
        if not reader.pages:
            raise BadFile("file_damaged")
    except (PyPdfError, KeyError, ValueError, RecursionError) as wrong:
        if isinstance(wrong, BadFile):
            raise
        raise BadFile("file_damaged") from wrong


def _root() -> Path:
    return Path(settings.DATA) / "files"


def location(sha: str) -> Path:
    return _root() / sha[:2] / sha


def read(sha: str) -> bytes:
    """The bytes of a blob, checked against their digest.

    Raises FileNotFoundError or BadFile (file_damaged).
    """
    raw = location(sha).read_bytes()
    if hashlib.sha256(raw).hexdigest() != sha:
        raise BadFile("file_damaged", sha256=sha)
    return raw


def put(raw: bytes, at: datetime) -> Blob:
    return store([raw], at)


def put_text(raw: bytes, at: datetime) -> Blob:
    """Store text of our own making (instrument, calendar, submission), which no sniffing needs to judge."""
    sha = hashlib.sha256(raw).hexdigest()
    folder = _root() / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / secrets.token_hex(16)
    path.write_bytes(raw)
    try:
        return _keep(path, sha, len(raw), "text/plain", at)
    finally:
        path.unlink(missing_ok=True)


def receive(user: str, chunks: Iterable[bytes], at: datetime, limit: int = MAX_BYTES) -> Blob:
    """Store what somebody uploads and remember who. Raises BadFile."""
    blob = store(chunks, at, limit)
    Upload.objects.get_or_create(user=user, blob=blob, defaults={"at": at})
    return blob


def receive_text(user: str, raw: bytes, at: datetime) -> Blob:
    """The same for a text that was read before it is kept, such as a CSV."""
    blob = put_text(raw, at)
    Upload.objects.get_or_create(user=user, blob=blob, defaults={"at": at})
    return blob
