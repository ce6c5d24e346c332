"""The checks of a dossier: each derives its answer again from the facts and names the first thing that is
wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from zhiheng.law import ballot, facts, judge, notice, points, prize, procedure, quota, scoring, validity
from zhiheng.law.finding import Value
from zhiheng.proof import canonical, chain, manifest

from . import aftercare, conduct
from .reading import Dossier, Wrong


def total(points_: Mapping[str, int], percent: Mapping[str, int]) -> Fraction:
    return sum((Fraction(percent[i] * p, 100) for i, p in points_.items()), Fraction(0))


def bytes_(d: Dossier) -> None:
    """The zip is the one its names and contents give."""
    if manifest.pack(d.files) != d.raw:
        raise Wrong("zip", "the bytes do not follow from names and contents")


def digests(d: Dossier) -> None:
    root, raw = d.files.get("root.txt", b""), d.files.get("manifest.json", b"")
    if root != canonical.digest(raw).encode() + b"\n":
        raise Wrong("root.txt", "is not the digest of manifest.json")
    listed = {f["path"]: f for f in d.json("manifest.json")["files"]}
    for name in sorted(set(d.files) - {"root.txt", "manifest.json"} | set(listed)):
        content, said = d.files.get(name), listed.get(name)
        if (
            content is None
            or said is None
            or said["sha256"] != canonical.digest(content)
            or said["bytes"] != len(content)
        ):
            raise Wrong(name, "does not match the manifest")
    for name in d.files:
        if "/files/" in name and canonical.digest(d.files[name]) != name.rsplit("/", 1)[1]:
            raise Wrong(name, "content does not match its name")


def chain_(d: Dossier) -> None:
    rows = d.lines("ledger.jsonl")
    found = chain.verify((r["body"]["seq"], canonical.encode(r["body"]), r["hash"]) for r in rows)
    if isinstance(found, chain.Broken):
        raise Wrong(f"ledger.jsonl:{found.seq}", found.why)
    names = {r["body"]["chain"] for r in rows}
    if len(names) > 1:
        raise Wrong("ledger.jsonl", "entries of more than one chain")


def anchor(d: Dossier) -> None:
    """Heads printed elsewhere (receipts, minutes, the caller's own) stand at their place in the chain."""
    hashes = {r["body"]["seq"]: r["hash"] for r in d.lines("ledger.jsonl")}
    for a in d.json("anchors.json")["anchors"]:
        if hashes.get(a["seq"]) != a["hash"]:
            raise Wrong("anchors.json", f"{a['where']}: entry {a['seq']} is not the one printed")
    _sealed(d)
    if d.anchor:
        seq, _, wanted = d.anchor.partition(":")
        if not seq.isdigit() or hashes.get(int(seq)) != wanted:
            raise Wrong("--anchor", f"entry {seq} is not the one given")


def _sealed(d: Dossier) -> None:
    """The read log is the one whose count and digest the chain sealed with every list."""
    rows = [x + b"\n" for x in d.files.get("reads.jsonl", b"").split(b"\n") if x]
    for p in d.lines("payloads.jsonl"):
        said = p["payload"]
        if isinstance(said, dict) and "reads_digest" in said:
            if canonical.digest(b"".join(rows[: said["reads"]])) != said["reads_digest"]:
                raise Wrong("reads.jsonl", f"is not the log that entry {p['seq']} sealed")


def payloads(d: Dossier) -> None:
    kept = {p["seq"]: p for p in d.lines("payloads.jsonl")}
    for row in d.lines("ledger.jsonl"):
        p = kept.pop(row["body"]["seq"], None)
        if p and chain.commitment(bytes.fromhex(p["salt"]), p["payload"]) != row["body"]["payload"]:
            raise Wrong(f"payloads.jsonl:{p['seq']}", "does not match its commitment")
    if kept:
        raise Wrong("payloads.jsonl", f"payloads without an entry: {sorted(kept)[:3]}")


def findings(d: Dossier) -> None:
    for folder in sorted(d.cases.values()):
        read = facts.from_json(d.json(f"{folder}facts.json"))
        fresh = [f.as_json() for f in judge.judge(d.rules, read)]
        said = d.json(f"{folder}findings.json")["findings"]
        for mine, theirs in zip(fresh, said, strict=False):
            if mine != theirs:
                raise Wrong(f"{folder}findings.json", f"{mine['rule']} is {mine['value']} from the facts")
        if len(fresh) != len(said):
            raise Wrong(f"{folder}findings.json", "another number of findings than the law gives")
    _qualified(d)


def _qualified(d: Dossier) -> None:
    for name, listed in d.lists:
        if name.startswith("lists/2-"):
            for no in listed["cases"]:
                values = {f["value"] for f in d.json(f"{d.cases[no]}findings.json")["findings"]}
                if values != {"MET"}:
                    raise Wrong(name, f"{no} is listed with findings {sorted(values)}")


def lists(d: Dossier) -> None:
    """Each list is part of the one before; its differences are the printed ones, each with reason and
    article.
    """
    before: list[str] | None = None
    for name, listed in d.lists:
        if before is not None:
            change = procedure.difference(before, listed["cases"])
            if change.added:
                raise Wrong(name, f"{change.added[0]} joins midway")
            if sorted(change.removed) != sorted(r["case"] for r in listed["removed"]):
                raise Wrong(name, "removed does not match the difference")
            if not all(r["reason"].strip() and r["article"] for r in listed["removed"]):
                raise Wrong(name, "a removal without reason or article")
        if len(set(listed["cases"])) != len(listed["cases"]) or set(listed["cases"]) - set(d.cases):
            raise Wrong(name, "a case twice, or one that is not here")
        before = listed["cases"]
    _ledgered(d)


def _ledgered(d: Dossier) -> None:
    """The lists are those the ledger recorded."""
    kept = [
        p["payload"]
        for p in d.lines("payloads.jsonl")
        if isinstance(p["payload"], dict) and "list" in p["payload"]
    ]
    said = {p["list"]: p["cases"] for p in kept}
    for name, listed in d.lists:
        key = name.partition("-")[2][:-5]
        if key in said and said[key] != listed["cases"]:
            raise Wrong(name, "is not the list that the ledger recorded")


def totals(d: Dossier) -> None:
    for no, folder in sorted(d.cases.items()):
        if f"{folder}scores.json" not in d.files:
            continue
        scores, weights = d.json(f"{folder}scores.json"), d.criteria(no)
        for stage, percent in scores["consensus"].items():
            grid = set(percent) == set(weights) and all(
                v % 5 == 0 and 0 <= v <= 100 for v in percent.values()
            )
            if not grid or points.text(total(weights, percent)) != scores["totals"].get(stage):
                raise Wrong(f"{folder}scores.json", f"the total of {stage} does not follow from its items")
        final = scores["totals"].get(d.rules.final_stage)
        if scores["totals"].get("final") != final:
            raise Wrong(f"{folder}scores.json", "final is not the total that the plan names")
        for book in scores["individual"]:
            if set(book["percent"]) != set(weights) or any(
                v % 5 or not 0 <= v <= 100 for v in book["percent"].values()
            ):
                raise Wrong(f"{folder}scores.json", "a book off the grid or incomplete")


def _final(d: Dossier, no: str, stage: str = "final") -> Fraction:
    try:
        return points.parse(d.json(f"{d.cases[no]}scores.json")["totals"][stage])
    except (KeyError, ValueError, TypeError) as bad:
        raise Wrong(f"{d.cases[no]}scores.json", f"no total for {stage}") from bad


def floor(d: Dossier) -> None:
    """Nobody below the floor of its tier is proposed, or anything later."""
    reviews = [procedure.index(d.rules, s.id) for s in d.rules.reviews]
    for name, listed in d.lists:
        if int(name[6:].partition("-")[0]) > max(reviews):
            for no in listed["cases"]:
                tier = d.rules.tier(d.case(no)["tier"])
                if scoring.floor(_final(d, no), tier.floor, tier.art).value is not Value.MET:
                    raise Wrong(name, f"{no} is below the floor")


def gate(d: Dossier) -> None:
    least = Fraction(d.edition["plan"]["gate"])
    for stage in d.rules.reviews:
        listed = d.list_named(stage.gives)
        if listed and stage.id != d.rules.final_stage:
            for no in listed["cases"]:
                if _final(d, no, stage.id) < least:
                    raise Wrong(f"lists/{stage.gives}", f"{no} is below the gate")


def panel(d: Dossier) -> None:
    rule, members = d.rules.panel, d.json("panel.json")["members"]
    sitting = [m for m in members if m["role"] != "reserve" and not m["replaced"]]
    leaders = [m for m in sitting if m["role"] == "leader"]
    if members and (
        not rule.min <= len(sitting) <= rule.max
        or len(leaders) != 1
        or any(m["pool"] not in rule.pools for m in members)
    ):
        raise Wrong("panel.json", "number, leader or pools are not as the regulation asks")
    for folder in sorted(d.cases.values()):
        scores = (
            d.json(f"{folder}scores.json")
            if f"{folder}scores.json" in d.files
            else {"individual": [], "totals": {}}
        )
        for stage in (s.id for s in d.rules.reviews if s.id in scores["totals"]):
            n = len({b["expert"] for b in scores["individual"] if b["stage"] == stage})
            if n < rule.min:
                raise Wrong(f"{folder}scores.json", f"{n} books for {stage}")


def recusal(d: Dossier) -> None:
    """Nobody recused read, scored or was present for the application; recused members replaced stay out."""
    shut = {(r["who"], r["case"]) for r in d.json("recusals.json")["recusals"]}
    for n, read in enumerate(d.lines("reads.jsonl"), 1):
        if (read["by"], read["case"]) in shut:
            raise Wrong(f"reads.jsonl:{n}", "a recused person opened the application")
    for no, folder in sorted(d.cases.items()):
        for book in d.json(f"{folder}scores.json")["individual"] if f"{folder}scores.json" in d.files else []:
            if (book["expert"], no) in shut:
                raise Wrong(f"{folder}scores.json", "a recused expert scored")


def _meeting(d: Dossier) -> Any | None:
    return d.json("meetings/1.json") if "meetings/1.json" in d.files else None


def quorum(d: Dossier) -> None:
    m = _meeting(d)
    if m is None:
        return
    found = ballot.quorum(d.rules, m["appointed"], len(set(m["present"])))
    if found.value is not Value.MET or m["quorum"] != found.facts["needed"]:
        raise Wrong("meetings/1.json", "no quorum, or another one than the regulation gives")


def count(d: Dossier) -> None:
    """Slips recounted: names, at most as many as allowed, votes; who passed is on the next list."""
    m = _meeting(d)
    if m is None:
        return
    for q in m["questions"]:
        if q.get("medium") == "paper":
            _sheet(d, m, q)
            continue
        again = ballot.count(q["slips"], sorted(q["count"]))
        if again != q["count"]:
            raise Wrong("meetings/1.json", f"{q['kind']}: the slips give another count")
        if not len(q["slips"]) == q["returned"] == q["valid"] <= q["issued"]:
            raise Wrong("meetings/1.json", f"{q['kind']}: issued, returned and valid do not agree")
        if any(len(s) > q["most"] or len(set(s)) != len(s) for s in q["slips"]):
            raise Wrong("meetings/1.json", f"{q['kind']}: a slip with too many names")
        codes = q.get("codes", [])
        if codes and not len(set(codes)) == len(codes) == q["returned"]:
            raise Wrong("meetings/1.json", f"{q['kind']}: codes and slips do not agree")
    _elected(d, m)


def _sheet(d: Dossier, m: Any, q: Any) -> None:
    """A count on paper: it agrees with itself, and two persons entered it."""
    shut = {(r["who"], r["case"]) for r in d.json("recusals.json")["recusals"]}
    entitled = {no: sum((p, no) not in shut for p in m["present"]) for no in q["count"]}
    found = ballot.sheet(q["issued"], q["returned"], q["valid"], q["count"], entitled, q["most"], "")
    if any(f.value is not Value.MET for f in found):
        raise Wrong("meetings/1.json", f"{q['kind']}: the count on paper does not agree with itself")
    bodies = [
        r["body"] for r in d.lines("ledger.jsonl") if r["body"]["act"] in ("enter_count", "verify_count")
    ]
    makers = {b["by"] for b in bodies if b["act"] == "enter_count"}
    checkers = {b["by"] for b in bodies if b["act"] == "verify_count"}
    if not makers or not checkers or (len(makers | checkers) < 2):
        raise Wrong(
            "ledger.jsonl", f"{q['kind']}: the count on paper was not entered by one and verified by another"
        )


def _elected(d: Dossier, m: Any) -> None:
    shut = {(r["who"], r["case"]) for r in d.json("recusals.json")["recusals"]}
    nominated = d.list_named(d.rules.of_kind("meeting").gives)
    for q in m["questions"]:
        for no, votes in q["count"].items():
            recused = sum((p, no) in shut for p in m["present"])
            need = ballot.needed(d.rules, m["appointed"], len(m["present"]), recused)
            if nominated and no in nominated["cases"] and votes < need and q["kind"] != "run_off":
                raise Wrong("meetings/1.json", f"{no} is listed with {votes} of {need} votes")


def _candidate(d: Dossier, no: str) -> quota.Candidate:
    c = d.case(no)
    return quota.Candidate(no, c["tier"], frozenset(c["tags"]))


def cap(d: Dossier) -> None:
    start = procedure.index(d.rules, d.rules.of_kind("meeting").id) + 1
    for name, listed in d.lists:
        if int(name[6:].partition("-")[0]) >= start:
            for found in quota.check(d.rules, [_candidate(d, no) for no in listed["cases"]]):
                if found.value is not Value.MET:
                    raise Wrong(name, f"{found.facts['n']} where {found.facts['max']} are allowed")


def _notice(d: Dossier) -> Any | None:
    return d.json("notices/1.json") if "notices/1.json" in d.files else None


def notice_(d: Dossier) -> None:
    n = _notice(d)
    if n is None:
        return
    stage = d.rules.of_kind("notice")
    counted = notice.clock(stage, date.fromisoformat(n["published"]), d.calendar, n["lost"])
    end = counted.end.isoformat() if counted.end else None
    if n["last_day"] != end:
        raise Wrong("notices/1.json", f"the last day is {end}")
    closed = [r["body"]["at"][:10] for r in d.lines("ledger.jsonl") if r["body"]["act"] == "close_notice"]
    if closed and (end is None or closed[-1] <= end):
        raise Wrong("notices/1.json", "closed before it was over")


def objections(d: Dossier) -> None:
    given = d.list_named(d.rules.of_kind("notice").gives)
    for o in d.json("objections.json")["objections"]:
        if given and o["state"] in ("received", "pursued"):
            raise Wrong("objections.json", f"{o['number']} is open")
        if given and o["state"] == "upheld" and o["case"] in given["cases"]:
            raise Wrong("objections.json", f"{o['number']} is upheld and {o['case']} still listed")


def decision(d: Dossier) -> None:
    """No honour without a document, dated after the list it rests on, by the government."""
    listed = d.list_named(d.rules.of_kind("decision").gives)
    if listed is None:
        return
    said = d.edition.get("decision") or {}
    acts = [r["body"] for r in d.lines("ledger.jsonl") if r["body"]["act"] in ("decide", "verify_decision")]
    if not said.get("document") or not acts:
        raise Wrong("edition.json", "no decision with a document")
    body = acts[-1]
    if body["office"] != "government" and not body["on_behalf"]:
        raise Wrong("ledger.jsonl", "the decision is not the government's")
    before = [x for _, x in d.lists if x["name"] == d.rules.of_kind("decision").takes]
    if before and said["on"] < before[0]["at"][:10]:
        raise Wrong("edition.json", "decided before the list was given")


def validity_(d: Dossier) -> None:
    awarded_on = (d.edition.get("decision") or {}).get("on")
    for e in d.json("register.json")["entries"]:
        through = validity.of(d.rules, date.fromisoformat(e["awarded"])).through
        if e["valid_through"] != (through.isoformat() if through else None):
            raise Wrong("register.json", f"{e['number']}: valid through {through}")
        if e["case"] and e["awarded"] != awarded_on:
            raise Wrong("register.json", f"{e['number']}: not the day of the decision")
    winners = d.list_named(d.rules.stages[-1].gives)
    entered = sorted(e["case"] for e in d.json("register.json")["entries"] if e["case"])
    if winners is not None and entered != sorted(winners["cases"]):
        raise Wrong("register.json", "the honours are not those of the last list")


def prize_(d: Dossier) -> None:
    seen: set[str] = set()
    winners = {e["case"] for e in d.json("register.json")["entries"] if e["case"]}
    for p in d.json("payments.json")["payments"]:
        due = prize.due(d.rules, _candidate(d, p["case"]))
        if p["case"] not in winners or p["case"] in seen or p["fen"] != due or p["maker"] == p["checker"]:
            raise Wrong("payments.json", f"{p['case']}: not the prize due, whole and once, by two persons")
        seen.add(p["case"])


def budget(d: Dossier) -> None:
    lines = d.json("budget.json")["lines"]
    paid = d.json("payments.json")
    limit = sum(x["fen"] for x in lines if x["sort"] == "prize")
    if paid["budget_fen"] != limit or sum(p["fen"] for p in paid["payments"]) > limit:
        raise Wrong("payments.json", "more paid than the line holds, or another line")
    spent = sum(x["spent_fen"] for x in lines if x["sort"] == "prize")
    if spent != sum(p["fen"] for p in paid["payments"]):
        raise Wrong("budget.json", "the line moved by another sum than was paid")
    _costs(lines, paid.get("costs", []))


def _costs(lines: list[Any], costs: list[Any]) -> None:
    """Review money: paid by two persons, one payment a document, never above its line, and its line moved
    by just that.
    """
    documents = [c["document"] for c in costs]
    if len(set(documents)) != len(documents) or any(
        c["state"] == "paid" and c["maker"] == c["checker"] for c in costs
    ):
        raise Wrong("payments.json", "a document paid twice, or by one person alone")
    for name in {x["name"] for x in lines if x["sort"] == "review"}:
        mine, own = (
            [c for c in costs if c["line"] == name],
            [x for x in lines if x["sort"] == "review" and x["name"] == name],
        )
        if sum(c["fen"] for c in mine) > sum(x["fen"] for x in own):
            raise Wrong("payments.json", f"{name}: more committed than the line holds")
        if sum(c["fen"] for c in mine if c["state"] == "paid") != sum(x["spent_fen"] for x in own):
            raise Wrong("budget.json", f"{name}: the line moved by another sum than was paid")


CHECKS: dict[str, tuple[str, Callable[[Dossier], None]]] = {
    "bytes": ("", bytes_),
    "digests": ("", digests),
    "chain": ("", chain_),
    "anchor": ("", anchor),
    "payloads": ("", payloads),
    "findings": ("qualification", findings),
    "lists": ("screening", lists),
    "totals": ("criteria", totals),
    "floor": ("criteria", floor),
    "gate": ("material", gate),
    "panel": ("panel", panel),
    "recusal": ("recusal", recusal),
    "quorum": ("meeting", quorum),
    "count": ("meeting", count),
    "cap": ("quota", cap),
    "notice": ("notice", notice_),
    "objections": ("notice", objections),
    "decision": ("decision", decision),
    "validity": ("reaward", validity_),
    "prize": ("prize", prize_),
    "budget": ("budget", budget),
    "award": ("", aftercare.award),
    "balances": ("prize_use", aftercare.balances),
    "recovery": ("revocation", aftercare.recovery),
    "bars": ("revocation", aftercare.bars),
    "duties": ("annual", aftercare.duties),
    "misconduct": ("accountability", conduct.misconduct),
}
