"""The runner of the layers must not be deceived: what did not run or did not pass is counted and fails the
run.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.plugins.loopback import OutsideRefused, is_here
from tests.plugins.report import OUTCOMES
from tests.run import LAYERS, ROOT, Layer, conclude, holds, merge, parse, split

EVERY_OUTCOME = """
import pytest, warnings
def test_passes(): pass
def test_fails(): assert False
def test_warns(): warnings.warn("old")
@pytest.mark.skip
def test_skips(): pass
@pytest.mark.xfail
def test_expected(): assert False
@pytest.mark.xfail
def test_unexpected(): pass
@pytest.fixture
def broken(): raise ValueError
def test_broken(broken): pass
def test_left_out(): pass
"""


def test_every_outcome_is_counted(tmp_path: Path) -> None:
    (tmp_path / "test_outcomes.py").write_text(EVERY_OUTCOME, encoding="utf-8")
    (tmp_path / "test_unreadable.py").write_text("def test(:", encoding="utf-8")
    report = tmp_path / "counts.json"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        str(ROOT / "pyproject.toml"),
        "-p",
        "no:django",
        "-p",
        "no:cacheprovider",
    ]
    command += [
        "-k",
        "not left_out",
        "--continue-on-collection-errors",
        "--layer-report",
        str(report),
        str(tmp_path),
    ]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    counts = json.loads(report.read_text(encoding="utf-8"))
    expected = {"passed": 1, "failed": 3, "errors": 2, "skipped": 1, "deselected": 1, "xfailed": 1}
    assert {outcome: counts[outcome] for outcome in OUTCOMES} == expected


@pytest.mark.parametrize("outcome", ["failed", "errors", "skipped", "deselected", "xfailed"])
def test_one_blemish_fails_the_run(outcome: str, capsys: pytest.CaptureFixture[str]) -> None:
    clean = {"layer": "law", "database": None, **dict.fromkeys(OUTCOMES, 0), "passed": 9}
    assert holds(clean)
    assert conclude([clean]) == 0
    assert conclude([clean, {**clean, outcome: 1}]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("18 passed, ")


def test_a_run_of_nothing_fails() -> None:
    assert not holds({"layer": "law", **dict.fromkeys(OUTCOMES, 0)})
    assert conclude([]) == 1


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.title)
def test_every_file_stands_in_one_part(layer: Layer) -> None:
    times = {name: float(n) for n, name in enumerate(layer.tests()[1:])}
    files = [name for part in split(layer, times) for name in part.files]
    assert sorted(files) == sorted(layer.tests())
    assert all((ROOT / "tests" / name).is_file() for name in files)


def test_parts_are_about_as_long() -> None:
    layer = Layer("x", None, files=("a", "b", "c", "d"), parts=2)
    assert [p.seconds for p in split(layer, {"a": 9.0, "b": 4.0, "c": 3.0, "d": 2.0})] == [9.0, 9.0]


def test_a_blemish_of_one_part_is_one_of_the_layer() -> None:
    part = {**dict.fromkeys(OUTCOMES, 0), "layer": "x", "seconds": 1.0, "version": None, "files": {}}
    assert not holds(merge([{**part, "passed": 5}, {**part, "skipped": 1}]))
    assert holds(merge([{**part, "passed": 5}, {**part, "passed": 1}]))


def test_an_unknown_layer_is_a_mistake() -> None:
    with pytest.raises(SystemExit):
        parse(["--only", "laws"])


def test_the_version_stands_in_one_place() -> None:
    from zhiheng import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    said = subprocess.run(
        [sys.executable, "-c", "from zhiheng.cli.main import main; main(['--version'])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == f"zhiheng {__version__}\n"
    assert project["project"]["dynamic"] == ["version"] and "version" not in project["project"]
    newest = re.search(r"^## (\S+?)[（\n]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest and newest[1] == __version__


def test_tests_stay_on_this_machine() -> None:
    assert is_here(("127.0.0.1", 80)) and is_here(("::1", 80, 0, 0)) and is_here("/run/socket")
    assert not is_here(("192.0.2.1", 80)) and not is_here(("example.invalid", 80))
    with socket.socket() as outside, pytest.raises(OutsideRefused):
        outside.connect(("192.0.2.1", 80))
