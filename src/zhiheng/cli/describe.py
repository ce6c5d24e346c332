"""What the house can do: addresses, acts, authority, articles."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from typing import Any

from . import setup
from .installation import show
from .main import Exit


def routes(options: argparse.Namespace) -> int:
    setup.opened()
    from zhiheng.web import routes as table

    return show({"routes": table.listed(options.samples)}, options.json)


def acts(options: argparse.Namespace) -> int:
    setup.start()
    return show({"acts": act_rows()}, options.json)


def act_rows() -> list[dict[str, Any]]:
    from zhiheng.access import acts as table
    from zhiheng.law import loader

    rules = loader.default()
    return [
        {
            "act": name,
            "title": p.act.title,
            "app": p.app,
            "office": list(p.act.offices),
            "object": p.act.on.name,
            "during": list(p.act.during),
            "from": [s.key for s in p.act.states],
            "to": p.act.to.key if p.act.to else None,
            "outcomes": [s.key for s in p.act.outcomes],
            "also": [{"object": kind.name, "to": state.key} for kind, state in p.act.also],
            "makes": [{"object": kind.name, "to": state.key} for kind, state in p.act.makes],
            "grave": p.act.grave,
            "recorded": p.act.recorded,
            "article": rules.cite(p.act.cite),
            "args": table.schema(name),
        }
        for name, p in table.table().items()
    ]


def authority(options: argparse.Namespace) -> int:
    """Office × act × state: the whole table."""
    setup.start()
    from zhiheng.access.offices import HELD as OFFICES

    rows = []
    by_kind: dict[str, set[str]] = {}
    for a in act_rows():
        by_kind.setdefault(a["object"], set()).update(a["from"])
    for a in act_rows():
        states = sorted(by_kind[a["object"]]) or ["any"]
        for office in (*OFFICES, "public", "system"):
            rows += [
                {
                    "office": office,
                    "act": a["act"],
                    "state": s,
                    "article": a["article"],
                    "allowed": office in a["office"] and (not a["from"] or s in a["from"]),
                }
                for s in states
            ]
    return show({"rows": rows}, options.json)


def can(options: argparse.Namespace) -> int:
    setup.opened()
    from zhiheng.access import selectors, todo, viewer
    from zhiheng.access.refusals import Unknown
    from zhiheng.web.api.views import as_json

    user = selectors.by_login(options.user)
    if user is None:
        raise Exit(4, f"nobody has the login {options.user!r}")
    try:
        found = todo.can(viewer.of(user.pk), options.object)
    except Unknown as unknown:
        raise Exit(4, f"{options.user} knows of no {options.object}") from unknown
    return show({"actions": [as_json(v) for v in found]}, options.json)


def articles(options: argparse.Namespace) -> int:
    """Every article's duties, and whether what they name exists.

    1 where it does not; --strict: also for not_yet.
    """
    setup.start()
    from zhiheng.law.loader import DATA, default

    rules = default()
    raw = tomllib.loads((DATA / "duties" / f"{rules.id}.toml").read_text(encoding="utf-8"))["duty"]
    wrong = broken(raw, rules.articles)
    by_article: dict[int, list[dict[str, Any]]] = {}
    for duty in raw:
        by_article.setdefault(duty["no"], []).append({k: v for k, v in duty.items() if k != "no"})
    listed = [{"no": no, "duties": by_article[no]} for no in sorted(by_article)]
    show({"articles": listed, "wrong": wrong}, options.json)
    open_ = [d["id"] for d in raw if d["status"] != "working"]
    return 1 if wrong or (options.strict and open_) else 0


def broken(duties: list[dict[str, Any]], articles: int) -> list[str]:
    """Articles without a row, and rules, acts, routes or tests that do not exist."""
    from zhiheng.access.words import WORDS
    from zhiheng.law.judge import RULES
    from zhiheng.web import routes as table

    known = {
        "rules": set(RULES) | set(WORDS),
        "acts": {a["act"] for a in act_rows()},
        "routes": {r["name"] for r in table.listed(False)},
    }
    wrong = [f"article {n}: no duty" for n in range(1, articles + 1) if n not in {d["no"] for d in duties}]
    for d in duties:
        wrong += [f"{d['id']}: no {kind[:-1]} {x}" for kind in known for x in d[kind] if x not in known[kind]]
        wrong += [f"{d['id']}: no test {t}" for t in d["tests"] if tests_here() and not test_exists(t)]
        if d["status"] == "working" and not (d["acts"] or d["rules"] or d["routes"]):
            wrong.append(f"{d['id']}: working by nothing")
    return wrong


ROOT = Path(__file__).resolve().parents[3]


def tests_here() -> bool:
    """A checkout has its tests; an installed package has not."""
    return (ROOT / "tests").is_dir()


def test_exists(name: str) -> bool:
    file, _, function = name.partition("::")
    path = ROOT / file
    return path.is_file() and (not function or f"def {function}(" in path.read_text(encoding="utf-8"))
