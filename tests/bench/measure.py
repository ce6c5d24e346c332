"""One database and one size, measured inside the process that serves: CPU from /proc, PostgreSQL's backends included."""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TICK = os.sysconf("SC_CLK_TCK")
ROUNDS = 9


def cpu() -> float:
    """CPU seconds of this process and of every PostgreSQL process of ours."""
    total = time.process_time()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        if "(postgres)" in text:
            fields = text.rpartition(")")[2].split()
            total += (int(fields[11]) + int(fields[12])) / TICK
    return total


def median_ms(go: Callable[[], Any], rounds: int = ROUNDS, batch: int = 10) -> float:
    """Median CPU of one call in ms: batches even out the clock's tick."""
    go()
    found = []
    for _ in range(rounds):
        start = cpu()
        for _ in range(batch):
            go()
        found.append((cpu() - start) * 1000 / batch)
    return round(statistics.median(found), 1)


def main(size: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    start = time.perf_counter()
    play()
    rows.append({"what": "rehearsal to the open books, seconds", "cpu_ms": round(time.perf_counter() - start, 1)})
    from zhiheng.rehearsal import filling

    filling.fill(size)
    rows += pages()
    rows += acts()
    rows += proof()
    rows.append({"what": "peak memory of the process, MB", "cpu_ms": peak_mb(), "goal": "<= 150"})
    rows.append({"what": "start of the command, ms", "cpu_ms": startup(), "goal": "<= 5000"})
    return rows


def play() -> None:
    from zhiheng.cli import setup

    setup.make()
    from zhiheng.access import clock
    from zhiheng.editions.founding import found_installation
    from zhiheng.law import instrument
    from zhiheng.rehearsal import generated, play

    found_installation("rehearsal", clock.real())
    play.rehearse(generated.scenario(instrument.load("jinshui_2023"), 5, 1), "jinshui_2023", "1", "material", "award")


def client(login: str) -> Any:
    from django.test import Client

    from zhiheng.access import clock
    from zhiheng.access.models import User

    made = Client(headers={"host": "127.0.0.1"})
    made.force_login(User.objects.get(login=login), backend="zhiheng.access.sessions.Backend")
    session, now = made.session, clock.real().timestamp()
    session["proven_at"] = session["born_at"] = session["seen_at"] = now
    session.save()
    return made


def page(what: str, who: Any, path: str, goal: str) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        answer = who.get(path)
    asked = len(caught)
    assert answer.status_code == 200, (path, answer.status_code)
    return {"what": what, "cpu_ms": median_ms(lambda: who.get(path)), "queries": asked,
            "kb": len(answer.content) // 1024, "goal": goal}


def pages() -> list[dict[str, Any]]:
    from django.test import Client

    from zhiheng.editions.models import Case
    from zhiheng.stages.review.models import Book

    office, expert = client("office"), client("e1")
    case = Case.objects.order_by("-no").first()
    book = Book.objects.filter(user__login="e1", state="open").first()
    assert case is not None and book is not None
    anybody = Client(headers={"host": "127.0.0.1"})
    return [
        page("sign-in page", anybody, "/sign-in/", "<= 2"),
        page("list of all applications with scores", office, "/cases/", "<= 70 at 1000"),
        page("one application with its reviews", office, f"/case/{case.pk}/", "<= 8"),
        page("review form, 23 items", expert, f"/book/{book.pk}/", "<= 10"),
        page("first screen of the office", office, "/desk/", ""),
        page("home", anybody, "/", ""),
    ]


def acts() -> list[dict[str, Any]]:
    from zhiheng.applications.models import Answer
    from zhiheng.stages.review.models import Book

    book = Book.objects.filter(user__login="e1", state="open").first()
    answer = Answer.objects.filter(case__alias="A1", case__state="draft").first()
    assert book is not None
    return [
        call("save one review", "e1", "score", book.ref, lambda n: {"percent": {"4.1.2": 5 * (n % 20)}}, "<= 5"),
        *([] if answer is None else [call("autosave of one item", "a1", "save_answer", f"case/{answer.case_id}", lambda n: {}, "<= 5")]),
    ]


def call(what: str, login: str, act: str, ref: str, args: Callable[[int], dict[str, Any]], goal: str) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    who, n = client(login), iter(range(10_000))

    def go() -> Any:
        body = json.dumps({"object": ref, "args": args(next(n))})
        answer = who.post(f"/api/v1/acts/{act}", body, content_type="application/json")
        assert answer.status_code == 200, answer.content
        return answer

    with CaptureQueriesContext(connection) as caught:
        go()
    asked = len(caught)
    return {"what": what, "cpu_ms": median_ms(go), "queries": asked, "goal": goal}


def proof() -> list[dict[str, Any]]:
    from zhiheng.ledger import selectors
    from zhiheng.proof import canonical, chain

    body = canonical.encode({"act": "score", "by": "x" * 32, "seq": 1, "payload": "y" * 64})
    start = cpu()
    previous = chain.GENESIS
    for _ in range(200_000):
        previous = chain.link(previous, body)
    linked = (cpu() - start) * 1000
    name = selectors.chains()[-1]
    return [
        {"what": "verify 200,000 entries (hashes)", "cpu_ms": round(linked), "goal": "<= 2000"},
        {"what": "verify the edition's chain", "cpu_ms": median_ms(lambda: selectors.verify(name), 3, 1)},
    ]


def peak_mb() -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) // 1024 if found else 0


def startup() -> int:
    start = time.perf_counter()
    subprocess.run([Path(sys.executable).with_name("zhiheng"), "status", "--json"], check=True, capture_output=True)
    return round((time.perf_counter() - start) * 1000)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
