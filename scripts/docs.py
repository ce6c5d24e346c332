"""Write the documents that follow from the code: acts, states, articles, how-to guides, the picture of the
architecture, and the made parts of documents written by hand.

    python scripts/docs.py            writes them
    python scripts/docs.py --check    writes nothing; exit 1 where one of them is stale

A document made from the acts table cannot say what the house does not do; written by hand it soon would. In a
document written by hand a made part stands between ``<!-- made: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import picture

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


SORTS = {  # how a duty is met, as the table of duties names it
    "computed": ("computed from facts", "由事实计算"),
    "recorded": ("recorded", "留下记录"),
    "attested": ("attested by a department", "由部门证明"),
    "judged": ("judged by a body with its reason", "由机构认定并写明理由"),
}


def works_en(duty_rows: list[Row], act_rows: list[Row]) -> str:
    """README.md: what works, what does not yet, and what can be done."""
    done, open_ = working(duty_rows)
    sorts = ", ".join(f"{n} {SORTS[sort][0]}" for sort, n in counted(done, "kind"))
    out = f"{len(done)} of {len(duty_rows)} duties in {len(articles_of(duty_rows))} articles work: {sorts}."
    out += f" {len(act_rows)} acts on {len({r['object'] for r in act_rows})} kinds of objects"
    out += f": {', '.join(f'{office} {n}' for office, n in offices_of(act_rows))}.\n"
    if not open_:
        return out + "\nNo duty is left that does not work.\n"
    return out + "\nNot yet, by article:\n\n" + "".join(f"- {d['no']}: {d['text']}\n" for d in open_)


def works_zh(duty_rows: list[Row], act_rows: list[Row]) -> str:
    """The same in README.zh-CN.md."""
    done, open_ = working(duty_rows)
    sorts = "、".join(f"{SORTS[sort][1]} {n} 项" for sort, n in counted(done, "kind"))
    out = f"办法 {len(articles_of(duty_rows))} 条，共 {len(duty_rows)} 项，已实现 {len(done)} 项：{sorts}。"
    out += f"{len(act_rows)} 个事项，涉及 {len({r['object'] for r in act_rows})} 种对象："
    out += "、".join(f"{OFFICES[office]} {n}" for office, n in offices_of(act_rows)) + "。\n"
    if not open_:
        return out + "\n没有尚未实现的事项。\n"
    return out + "\n尚未实现：\n\n" + "".join(f"- 第{d['no']}条：{d['text']}\n" for d in open_)


def working(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Duties that work, and those that do not yet."""
    return [d for d in rows if d["status"] == "working"], [d for d in rows if d["status"] != "working"]


def counted(rows: list[Row], key: str) -> list[tuple[str, int]]:
    return Counter(r[key] for r in rows).most_common()


def articles_of(rows: list[Row]) -> set[int]:
    return {int(d["no"]) for d in rows}


def offices_of(rows: list[Row]) -> list[tuple[str, int]]:
    """How many acts each office can do, in the order in which the offices are told."""
    count = Counter(office for r in rows for office in r["office"])
    return [(office, count[office]) for office in OFFICES if count[office]]


def filled(name: str, parts: dict[str, str]) -> str:
    """A document written by hand with its made parts anew."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for part, body in parts.items():
        start, end = f"<!-- made: {part} -->\n", "<!-- end -->"
        place = re.compile(re.escape(start) + ".*?" + re.escape(end), re.DOTALL)
        if len(place.findall(text)) != 1:
            raise SystemExit(f"{name}: one place for the part {part} is wanted")
        text = place.sub(lambda _, made=start + body + end: made, text)
    return text


def architecture() -> dict[str, str]:
    return {"rooms": picture.rooms_told(picture.house()), "walks": picture.walks_told()}


def pages() -> dict[str, Callable[[], str]]:
    rows = acts()
    return {
        "docs/pictures/architecture.svg": lambda: picture.svg(picture.house()),
        "docs/explanation/architecture.md": lambda: filled(
            "docs/explanation/architecture.md", architecture()
        ),
        "README.md": lambda: filled("README.md", {"works": works_en(duties(), rows)}),
        "README.zh-CN.md": lambda: filled("README.zh-CN.md", {"works": works_zh(duties(), rows)}),
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
