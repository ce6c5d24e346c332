"""Build the verifier as one file: law and proof, nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

from . import manifest

PACKAGES = ("law", "proof")
MAIN = b"import sys\nfrom zhiheng.proof.verify import main\nsys.exit(main())\n"


def build(target: Path) -> Path:
    """Write ``target`` (a .pyz); the same source gives the same bytes."""
    root = Path(__file__).resolve().parent.parent
    files = {"__main__.py": MAIN, "zhiheng/__init__.py": b""}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.suffix in (".py", ".toml"):
                files[f"zhiheng/{path.relative_to(root).as_posix()}"] = path.read_bytes()
    target.write_bytes(b"#!/usr/bin/env python3\n" + manifest.pack(files))
    with zipfile.ZipFile(target) as archive:
        archive.testzip()
    return target
