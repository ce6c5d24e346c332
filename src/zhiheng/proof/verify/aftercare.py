"""What followed the honours, derived again from entries: balances, recovery, bars, yearly duties. No
stored sum is trusted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from zhiheng.law import duties as law
from zhiheng.law import revocation, spans
from zhiheng.proof import canonical, chain

from .reading import Dossier, Wrong

FILE, LEDGER, PAYLOADS = "aftercare.json", "award/ledger.jsonl", "award/payloads.jsonl"


def told(d: Dossier) -> bool:
    """Does the dossier say what followed? One from before that was told does not."""
    return FILE in d.files


def award(d: Dossier) -> None:
    """The award's own chain holds, and its payloads are those that the entries committed to."""
    if not told(d):
        return
    rows = d.lines(LEDGER)
    found = chain.verify((r["body"]["seq"], canonical.encode(r["body"]), r["hash"]) for r in rows)
    if isinstance(found, chain.Broken):
        raise Wrong(f"{LEDGER}:{found.seq}", found.why)
    bodies = {r["body"]["seq"]: r["body"] for r in rows}
    for p in d.lines(PAYLOADS):
        body = bodies.get(p["seq"])
        if body is None or chain.commitment(bytes.fromhex(p["salt"]), p["payload"]) != body["payload"]:
            raise Wrong(f"{PAYLOADS}:{p['seq']}", "does not match its commitment")


def acts(d: Dossier, ledger: str, payloads: str, *names: str) -> Iterator[tuple[Any, Any]]:
    """Entries of some acts with what they said, in their order."""
    said = {p["seq"]: p["payload"] for p in d.lines(payloads)}
    for r in d.lines(ledger):
        if r["body"]["act"] in names:
            yield r["body"], said.get(r["body"]["seq"]) or {}


def after(d: Dossier, *names: str) -> Iterator[tuple[Any, Any]]:
    return acts(d, LEDGER, PAYLOADS, *names)


def paid(d: Dossier) -> dict[str, int]:
    """Fen of the prize by the honour's number, from the entries of the payments."""
    numbers = {e["case"]: e["number"] for e in d.json("register.json")["entries"] if e["case"]}
    made: dict[str, int] = {}
    for _, said in acts(d, "ledger.jsonl", "payloads.jsonl", "release_prize"):
        number = numbers.get(said.get("case"), "")
        made[number] = made.get(number, 0) + said["fen"]
    return made


def balances(d: Dossier) -> None:
    """Payments and the winners' accounts are what the entries add up to, to the fen."""
    entered = paid(d)
    numbers = {e["case"]: e["number"] for e in d.json("register.json")["entries"] if e["case"]}
    listed = {numbers.get(p["case"], ""): p["fen"] for p in d.json("payments.json")["payments"]}
    if listed != entered:
        raise Wrong("payments.json", f"the entries pay {entered}")
    if not told(d):
        return
    struck = {body["object"] for body, _ in after(d, "strike_use")}
    spent: dict[str, dict[str, int]] = {}
    for body, said in after(d, "enter_use"):
        if body["object"] not in struck:
            spent.setdefault(said["honour"], {})[body["object"]] = said["fen"]
    for a in d.json(FILE)["use"]:
        mine = spent.pop(a["honour"], {})
        if {u["id"]: u["fen"] for u in a["entries"]} != mine or a["paid_fen"] != entered.get(a["honour"], 0):
            raise Wrong(FILE, f"{a['honour']}: other entries than those of the ledger")
        if a["balance_fen"] != a["paid_fen"] - sum(mine.values()):
            raise Wrong(FILE, f"{a['honour']}: the balance is {a['paid_fen'] - sum(mine.values())}")


def recovery(d: Dossier) -> None:
    """What a revocation takes back is what was paid; what is owed is that less the receipts."""
    if not told(d):
        return
    entered = paid(d)
    decided = {body["object"]: said for body, said in after(d, "revoke")}
    parts: dict[str, list[tuple[str, int]]] = {}
    for body, said in after(d, "receive_recovery"):
        parts.setdefault(body["object"], []).append((body["document"], said["fen"]))
    for r in d.json(FILE)["revocations"]:
        said, mine = decided.get(r["id"]), sorted(parts.get(r["id"], []))
        due = entered.get(r["honour"], 0) if said and d.rules.revocation.recovers else 0
        if (
            (r["decided"] or None) != (said["on"] if said else None)
            or r["recovered_fen"] != due
            or (said and said["recovered_fen"] != due)
        ):
            raise Wrong(FILE, f"{r['honour']}: {due} is to be recovered")
        if sorted((x["document"], x["fen"]) for x in r["receipts"]) != mine:
            raise Wrong(FILE, f"{r['honour']}: other receipts than those of the ledger")
        if r["owing_fen"] != due - sum(fen for _, fen in mine):
            raise Wrong(FILE, f"{r['honour']}: {due - sum(fen for _, fen in mine)} is owed")


def bars(d: Dossier) -> None:
    """Every bar runs as long as the regulation says from its decision, and there is one for each decision."""
    if not told(d):
        return
    wanted = sorted(_decided(d))
    listed = sorted(
        (b["uscc"], b["since"], b["through"]) for b in d.json(FILE)["bars"] if b["ground"] == "revocation"
    )
    if listed != wanted:
        raise Wrong(FILE, f"the decisions bar {wanted}")
    for b in d.json(FILE)["bars"]:
        if b["ground"] == "fraud" and b["through"] != _iso(
            revocation.fraud_bar(d.rules, date.fromisoformat(b["since"]))
        ):
            raise Wrong(FILE, f"{b['uscc']}: a bar of another length")


def _decided(d: Dossier) -> Iterable[tuple[str, str, str | None]]:
    for _, said in after(d, "revoke"):
        yield said["uscc"], said["on"], _through(d, said["on"])
    for _, said in after(d, "judge_tie"):
        if said["touched"] == "touched":
            yield said["uscc"], said["since"], _through(d, said["since"])


def _through(d: Dossier, since: str) -> str | None:
    return _iso(spans.through(date.fromisoformat(since), d.rules.revocation.bar))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def duties(d: Dossier) -> None:
    """The yearly reports owed are those of the register's dates, and each was filed when its entry says."""
    if not told(d):
        return
    said = d.json(FILE)
    filed: dict[tuple[str, int], str | None] = {}
    reports: dict[str, tuple[str, int]] = {}
    for body, what in after(d, "file_annual", "return_annual"):
        if body["act"] == "file_annual":
            reports[body["object"]] = (what["honour"], what["year"])
        filed[reports[body["object"]]] = what["on"] if body["act"] == "file_annual" else None
    wanted = sorted(_owed(d, said["as_of"], filed), key=lambda r: (r["honour"], r["year"]))
    if sorted(said["annual"], key=lambda r: (r["honour"], r["year"])) != wanted:
        raise Wrong(
            FILE, f"the yearly reports owed are {[(r['honour'], r['year'], r['filed_on']) for r in wanted]}"
        )


def _owed(d: Dossier, as_of: str, filed: dict[tuple[str, int], str | None]) -> Iterable[dict[str, Any]]:
    for e in d.json("register.json")["entries"]:
        if not e["case"]:
            continue
        through, revoked = (
            date.fromisoformat(e[k]) if e[k] else None for k in ("valid_through", "revoked_on")
        )
        for due in law.annual_owed(
            d.rules, date.fromisoformat(e["awarded"]), through, revoked, date.fromisoformat(as_of)
        ):
            yield {
                "honour": e["number"],
                "year": due.year,
                "due": due.isoformat(),
                "filed_on": filed.get((e["number"], due.year)),
            }
