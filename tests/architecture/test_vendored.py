"""Browser libraries that come with the product are the files their authors published, and each has its
licence.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "src" / "zhiheng" / "web" / "static" / "vendor"


def test_every_vendored_file_is_listed_with_its_digest() -> None:
    listed = tomllib.loads((VENDOR / "vendored.toml").read_text(encoding="utf-8"))
    named = {
        f"{name}/{file}": digest for name, entry in listed.items() for file, digest in entry["files"].items()
    }
    there = {
        p.relative_to(VENDOR).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in VENDOR.rglob("*")
        if p.is_file() and p.name != "vendored.toml"
    }
    assert there == named
    for name, entry in listed.items():
        assert "LICENSE" in entry["files"], name
        assert all(entry[k] for k in ("version", "licence", "reason"))
