"""Write the documents that follow from the code: the acts, the states of each kind of object, the articles.

    python scripts/docs.py            writes docs/reference/acts.md, docs/reference/states.md,
    docs/articles.md and docs/how-to
    python scripts/docs.py --check    writes nothing; exit 1 where one of them is stale

A document made from the acts table cannot say what the house does not do; written by hand it soon would.
"""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "src" / "zhiheng" / "web" / "help" / "texts"
INSTRUMENT = "jinshui_2023"
PICTURES = ROOT / "docs" / "pictures"
MADE = "<!-- Made by scripts/docs.py (make docs); changes by hand are lost. -->\n\n"
OFFICES = {
    "applicant": "申报单位",
    "recommender": "推荐单位",
    "department": "核查部门",
    "expert": "评审员",
    "committee": "评委会委员",
    "office": "评委会办公室",
    "leading": "领导小组",
    "government": "区政府",
    "supervision": "监督",
    "public": "公众",
    "system": "系统",
}

Row = dict[str, Any]


def acts() -> list[Row]:
    """Every act as `zhiheng acts --json` tells it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhiheng.config.settings")
    from zhiheng.cli import describe, setup

    setup.start()
    return describe.act_rows()


def duties() -> list[Row]:
    """Every duty of the default instrument, in the order of its articles."""
    from zhiheng.law.loader import DATA

    text = (DATA / "duties" / f"{INSTRUMENT}.toml").read_text(encoding="utf-8")
    return sorted(tomllib.loads(text)["duty"], key=lambda d: int(d["no"]))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(str(c).replace("|", "\\|") for c in line) + " |\n" for line in lines)


def code(words: Iterable[str]) -> str:
    return " ".join(f"`{w}`" for w in words)


def acts_page(rows: list[Row]) -> str:
    """One line an act, by name."""
    out = MADE + "# Acts\n\n"
    out += (
        f"{len(rows)} acts. Each is one service call, one transaction and, unless marked "
        "*not recorded*, one entry in the ledger. "
        f"Articles are those of `{INSTRUMENT}`; another instrument cites its own.\n"
        "*Stages*: kinds of stage during which the act can be done; none means at any "
        "time. *States*: those of the object; "
        "`–` means any, or that the service sets the next one. *Grave*: asks for the "
        "password again where the last proof is older than ten minutes.\n"
        "The arguments of each act stand in `zhiheng acts --json` and in `/api/v1/openapi.json`.\n\n"
    )
    head = ("Act", "Title", "Office", "Object", "Stages", "States", "Article", "Notes")
    return (
        out
        + table(head, (acts_line(r) for r in rows))
        + "\nOffices: "
        + ", ".join(f"`{k}` {v}" for k, v in OFFICES.items())
        + ".\n"
    )


def acts_line(r: Row) -> tuple[str, ...]:
    states = f"{code(r['from']) or '–'} → {code([r['to']]) if r['to'] else '–'}"
    notes = ", ".join(
        word for word, yes in (("grave", r["grave"]), ("not recorded", not r["recorded"])) if yes
    )
    return (
        f"`{r['act']}`",
        r["title"],
        code(r["office"]),
        f"`{r['object']}`",
        code(r["during"]) or "–",
        states,
        r["article"],
        notes,
    )


def states_page(rows: list[Row]) -> str:
    """One diagram for each kind of object: every arrow that an act declares, and the act that makes it."""
    from zhiheng.access.kinds import REGISTRY

    out = MADE + "# States\n\n"
    out += (
        "One diagram for each kind of object, made from what acts declare. An arrow from the dot is an act "
        "that makes an object of this kind. An arrow from *any* is an act on another object that moves this "
        "one along. An arrow back to the same state is an act that leaves it. The column of each model is "
        "kept to its kind's states by a constraint of the database.\n"
    )
    for name, kind in sorted(REGISTRY.items()):
        words = ", ".join(f"`{s.key}` {s.word}" for s in kind.states)
        out += f"\n## `{name}` {kind.word}\n\n{words}\n\n```mermaid\nstateDiagram-v2\n"
        for (a, b), names in arrows(rows, name).items():
            out += f"    {a} --> {b}: {', '.join(names)}\n"
        out += "```\n"
    return out


def arrows(rows: list[Row], kind: str) -> dict[tuple[str, str], list[str]]:
    """Every arrow of a kind with the acts that draw it; from "[*]" where it is made, "any" where moved
    along.
    """
    found: dict[tuple[str, str], list[str]] = {}

    def draw(before: str, after: str, act: str) -> None:
        acts = found.setdefault((before, after), [])
        if act not in acts:
            acts.append(act)

    for r in rows:
        if r["object"] == kind:
            for before in r["from"]:
                for after in r["outcomes"] or [r["to"] or before]:
                    draw(before, after, r["act"])
        for row in r["makes"]:
            if row["object"] == kind:
                draw("[*]", row["to"], r["act"])
        for row in r["also"]:
            if row["object"] == kind:
                draw("any", row["to"], r["act"])
    return dict(sorted(found.items()))


def articles_page(rows: list[Row]) -> str:
    """What of each article works, by what, and which test shows it."""
    numbers = sorted({int(d["no"]) for d in rows})
    open_ = [d for d in rows if d["status"] != "working"]
    out = MADE + "# Articles\n\n"
    out += (
        f"{len(numbers)} articles of `{INSTRUMENT}` in {len(rows)} duties: {len(rows) - len(open_)} "
        f"work, {len(open_)} do not yet. "
        "The source is `src/zhiheng/law/data/duties/`; `zhiheng articles` fails where "
        "a row names a rule, an act, a page or a test that does not exist.\n\n"
    )
    out += table(("Article", "Working", "Not yet"), (summary(n, rows) for n in numbers))
    for n in numbers:
        out += f"\n## Article {n}\n\n"
        out += table(
            ("Duty", "Kind", "Status", "By", "Tests"), (duty_line(d) for d in rows if int(d["no"]) == n)
        )
    return out


def summary(n: int, rows: list[Row]) -> tuple[str, str, str]:
    mine = [d for d in rows if int(d["no"]) == n]
    works = sum(d["status"] == "working" for d in mine)
    return f"[{n}](#article-{n})", str(works), str(len(mine) - works) if len(mine) > works else ""


def duty_line(d: Row) -> tuple[str, ...]:
    by = "; ".join(f"{kind} {code(d[kind])}" for kind in ("rules", "acts", "routes") if d[kind])
    status = "works" if d["status"] == "working" else "**not yet**"
    return f"{d['text']} (`{d['id']}`)", d["kind"], status, by, code(d["tests"])


def pages() -> dict[str, Callable[[], str]]:
    rows = acts()
    return {
        "docs/reference/acts.md": lambda: acts_page(rows),
        "docs/reference/states.md": lambda: states_page(rows),
        "docs/articles.md": lambda: articles_page(duties()),
        **{f"docs/how-to/{name}.md": partial(how_to_page, name) for name in how_tos()},
    }


def how_tos() -> list[str]:
    """Topics of the help, which are the how-to guides of people who use the system."""
    return sorted(p.stem for p in HELP.glob("*.md"))


def how_to_page(name: str) -> str:
    text = (HELP / f"{name}.md").read_text(encoding="utf-8")
    if not (PICTURES / f"{name}.png").exists():
        return MADE + text
    title, rest = text.split("\n", 1)
    return f"{MADE}{title}\n\n![{title.removeprefix('# ')}](../pictures/{name}.png)\n{rest}"


def main() -> int:
    """0 written or current · 1 stale."""
    parser = argparse.ArgumentParser(description="Write the documents that follow from the code.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where a document is stale"
    )
    check = parser.parse_args().check
    stale = []
    for name, make in pages().items():
        path, text = ROOT / name, make()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"{name}: {'stale; run make docs' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
