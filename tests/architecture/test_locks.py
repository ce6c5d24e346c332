"""The lock files: every version with its hashes, the same version in each file, no addresses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("build.txt", "core.txt", "postgres.txt", "dev.txt")
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)")


def pins(name: str) -> dict[str, str]:
    """Return version by distribution of one lock file."""
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for line in lines if (found := PIN.match(line))}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if PIN.match(entry)]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.search(r"://|--index-url|--find-links|\s/\w", text) is None


def asked(requirement: str) -> tuple[str, list[tuple[str, tuple[int, ...]]]]:
    """The distribution of a requirement and the bounds it sets."""
    found = re.match(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?(.*)", requirement)
    assert found, requirement
    bounds = re.findall(r"(>=|<|==)([0-9.]+)", found[2])
    return found[1].lower(), [(sign, numbers(version)) for sign, version in bounds]


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def within(version: str, sign: str, bound: tuple[int, ...]) -> bool:
    own = numbers(version)
    return own >= bound if sign == ">=" else own < bound if sign == "<" else own == bound


def test_a_lock_is_of_what_is_declared_now() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    sets = {
        "core.txt": project["project"]["dependencies"],
        "postgres.txt": project["project"]["optional-dependencies"]["postgres"],
        "dev.txt": project["dependency-groups"]["dev"],
    }
    for name, requirements in sets.items():
        locked = {key.lower(): version for key, version in pins(name).items()}
        for requirement in requirements:
            distribution, bounds = asked(requirement)
            assert distribution in locked, f"{name} has no {distribution}: make lock"
            for sign, bound in bounds:
                assert within(locked[distribution], sign, bound), f"{name}: {requirement}: make lock"


@pytest.mark.parametrize("name", ["build.txt", "core.txt", "postgres.txt"])
def test_the_development_lock_holds_every_other(name: str) -> None:
    assert pins(name).items() <= pins("dev.txt").items()


def test_the_build_backend_is_the_one_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["build-system"]["requires"] == [f"setuptools=={pins('build.txt')['setuptools']}"]
