"""One database and one size, measured inside the process that serves: CPU from /proc, PostgreSQL's
backends included.
"""

from __future__ import annotations

import importlib
import io
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
PAPERS = 8
PAPER_FOLDER = Path(os.environ.get("DATA", ".")).parent


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


def prepare(size: int) -> list[dict[str, Any]]:
    """Play and fill the house: in a process of its own, so that the memory measured is that of one that
    serves.
    """
    start = time.perf_counter()
    play()
    rows: list[dict[str, Any]] = [
        {"what": "rehearsal to the open books, seconds", "cpu_ms": round(time.perf_counter() - start, 1)}
    ]
    from zhiheng.rehearsal import bulk

    bulk.fill(size)
    for n in range(PAPERS):
        (PAPER_FOLDER / f"{n}.pdf").write_bytes(paper(n))
    return rows


def serve() -> list[dict[str, Any]]:
    """Every page and act of a house that was prepared, in a process that has loaded what the server loads."""
    from zhiheng.cli import setup

    setup.make()
    importlib.import_module("zhiheng.config.wsgi")
    rows = pages()
    rows += acts()
    rows += proof()
    rows.append({"what": "peak memory of the process, MB", "cpu_ms": peak_mb(), "goal": "<= 150"})
    rows.append({"what": "start of the command, ms", "cpu_ms": startup(), "goal": "<= 5000"})
    return rows


def play() -> None:
    from zhiheng.cli import setup

    setup.make()
    from zhiheng.access import clock
    from zhiheng.editions.services.founding import found_installation
    from zhiheng.law import loader
    from zhiheng.rehearsal import generated, play

    found_installation("rehearsal", clock.real())
    rules = loader.load("jinshui_2023")
    play.rehearse(generated.scenario(rules, 5, 1), "jinshui_2023", "1", "material", "award")
    play.rehearse(generated.scenario(rules, 5, 2), "jinshui_2023", "2", "application", "drafts", "-d", False)


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
    return {
        "what": what,
        "cpu_ms": median_ms(lambda: who.get(path)),
        "queries": asked,
        "kb": len(answer.content) // 1024,
        "goal": goal,
    }


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
        page("export of the list, CSV", office, "/cases/?as=csv", "<= 70 at 1000"),
        page("export of the list, XLSX", office, "/cases/?as=xlsx", "<= 400 at 1000"),
    ]


def acts() -> list[dict[str, Any]]:
    from zhiheng.access.models import Appointment
    from zhiheng.applications.models import AnswerVersion
    from zhiheng.editions.models import Case
    from zhiheng.stages.review.models import Book

    book = Book.objects.filter(user__login="e1", state="open").first()
    draft = Case.objects.filter(state="draft", edition__award__slug="drafts").order_by("alias").first()
    assert book is not None
    assert draft is not None
    owner = Appointment.objects.get(
        scope=f"organisation/{draft.organisation_id}", office="applicant"
    ).user.login
    before = AnswerVersion.objects.filter(case=draft, field=FIELD).count()
    return [
        call(
            "save one review",
            "e1",
            "score",
            book.ref,
            lambda n: {"percent": dict.fromkeys(book_items(book), 5 * (n % 20))},
            "<= 5",
        ),
        call(
            "autosave of one item",
            owner,
            "save_answer",
            draft.ref,
            lambda n: {"field": FIELD, "text": f"{n}" + "方法" * 300, "version": before + n},
            "<= 5",
        ),
        upload(owner),
    ]


FIELD = "self_assessment.4.1.2"


def book_items(book: Any) -> list[str]:
    from zhiheng.stages.review import selectors

    return [i.id for i in selectors.criteria(book.case).items]


def paper(n: int) -> bytes:
    """A readable PDF of 5 MB, another one each time."""
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.add_attachment("scan.bin", n.to_bytes(4, "big") * (5 * 256 * 1024))
    writer.write(out)
    return out.getvalue()


def upload(login: str) -> dict[str, Any]:
    who, papers = client(login), iter(range(PAPERS))

    def go() -> Any:
        body = (PAPER_FOLDER / f"{next(papers)}.pdf").read_bytes()
        answer = who.post("/api/v1/files", body, content_type="application/octet-stream")
        assert answer.status_code == 200, answer.content
        return answer

    return {"what": "upload of a file of 5 MB", "cpu_ms": median_ms(go, 5, 1), "goal": "<= 60"}


def call(
    what: str, login: str, act: str, ref: str, args: Callable[[int], dict[str, Any]], goal: str
) -> dict[str, Any]:
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
    subprocess.run(
        [Path(sys.executable).with_name("zhiheng"), "status", "--json"], check=True, capture_output=True
    )
    return round((time.perf_counter() - start) * 1000)


if __name__ == "__main__":
    print(json.dumps(prepare(int(sys.argv[2])) if sys.argv[1] == "prepare" else serve()))
