"""The dossier's container: a zip whose bytes follow from names and contents alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from . import canonical

EPOCH = (1980, 1, 1, 0, 0, 0)


class DossierError(ValueError):
    """Bytes that are no dossier at all."""


def manifest(edition: str, kind: str, files: Mapping[str, bytes]) -> bytes:
    listed = [
        {"bytes": len(raw), "path": name, "sha256": canonical.digest(raw)}
        for name, raw in sorted(files.items())
    ]
    return canonical.encode({"edition": edition, "kind": kind, "files": listed})


def seal(edition: str, kind: str, files: Mapping[str, bytes]) -> bytes:
    """Pack members with their manifest and root: the whole dossier."""
    whole = dict(files)
    whole["manifest.json"] = manifest(edition, kind, files)
    whole["root.txt"] = canonical.digest(whole["manifest.json"]).encode() + b"\n"
    return pack(whole)


def pack(files: Mapping[str, bytes]) -> bytes:
    """STORED members, names sorted, dates 1980-01-01, no extras: the same contents give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, raw in sorted(files.items()):
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = 3
            archive.writestr(info, raw)
    return out.getvalue()


def unpack(raw: bytes) -> dict[str, bytes]:
    """Members by name. Raises DossierError where the bytes are no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return {i.filename: archive.read(i) for i in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as wrong:
        raise DossierError(f"no dossier: {wrong}") from wrong
