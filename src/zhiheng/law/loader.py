"""Reading an instrument from its folder of TOML: no key stays unread, no sentence lacks its article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from . import rulebook, spans
from .instrument import (
    COMBINES,
    FLAGS,
    LISTS,
    REVIEW_MODES,
    RULE_KEYS,
    STAGE_KINDS,
    TABLES,
    TAGS,
    WHOLE,
    Ground,
    Instrument,
    InstrumentError,
    Panel,
    Post,
    Prize,
    Quota,
    Reading,
    Revocation,
    Rule,
    Share,
    Stage,
    Tier,
)

DATA = Path(__file__).parent / "data"


def find(name: str) -> Path:
    """The folder of a shipped instrument, or a path to one. Raises InstrumentError where there is none."""
    for path in (DATA / "instruments" / name, Path(name)):
        if (path / "instrument.toml").is_file():
            return path
    raise InstrumentError(f"no instrument {name!r}")


def default() -> Instrument:
    """The shipped instrument that its data marks as the default. Raises InstrumentError where none is."""
    for folder in sorted((DATA / "instruments").iterdir()):
        found = load(folder.name)
        if found.default:
            return found
    raise InstrumentError("no instrument is marked as the default")


def load(name: str) -> Instrument:
    """Load a shipped instrument by id, or one from a folder."""
    folder = find(name)
    files = {p.name: p.read_text(encoding="utf-8") for p in folder.glob("*.toml")}
    return parse(files)


def parse(files: Mapping[str, str]) -> Instrument:
    """An instrument from its files' texts: ``instrument.toml`` and, where it is apart, ``readings.toml``.

    Raises InstrumentError on an unknown key, a missing article or an impossible value.
    """
    try:
        raw = tomllib.loads(files["instrument.toml"])
        apart = tomllib.loads(files.get("readings.toml", ""))
        if set(apart) - {"reading"}:
            raise InstrumentError(f"readings: unknown table {sorted(set(apart) - {'reading'})}")
        return _Reader(raw, apart.get("reading", [])).instrument()
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as wrong:
        if isinstance(wrong, InstrumentError):
            raise
        raise InstrumentError(f"{type(wrong).__name__}: {wrong}") from wrong


class _Reader:
    """Reads each table once and refuses keys nobody reads."""

    def __init__(self, raw: Mapping[str, Any], readings: list[Mapping[str, Any]]) -> None:
        self.raw, self.readings = raw, readings
        self.arts: list[str] = []
        self.cited: set[int] = set()

    def table(self, name: str, need: str, may: str = "") -> dict[str, Any]:
        return self.row(self.raw[name], name, need, may)

    def rows(self, name: str, need: str, may: str = "") -> list[dict[str, Any]]:
        return [self.row(r, f"{name}[{i}]", need, may) for i, r in enumerate(self.raw.get(name, []))]

    def row(self, raw: Mapping[str, Any], where: str, need: str, may: str = "") -> dict[str, Any]:
        needed, allowed = set(need.split()), set(need.split()) | set(may.split())
        if set(raw) - allowed:
            raise InstrumentError(f"{where}: unknown key {sorted(set(raw) - allowed)}")
        if needed - set(raw):
            raise InstrumentError(f"{where}: missing {sorted(needed - set(raw))}")
        if "art" in needed and not str(raw["art"]).strip():
            raise InstrumentError(f"{where}: an article is needed")
        for key, value in raw.items():
            _typed(f"{where}.{key}", key, value)
        self.arts += [raw["art"]] if "art" in needed else []
        self.cited |= {raw["reading"]} if "reading" in raw else set()
        return dict(raw)

    def instrument(self) -> Instrument:
        tables = set(TABLES.split())
        if set(self.raw) - tables:
            raise InstrumentError(f"unknown table {sorted(set(self.raw) - tables)}")
        head = self.table(
            "instrument",
            "id title document issuer issued in_force award honour articles cycle_years criteria art",
            "praise default unverified government area place slug",
        )
        validity = self.table("validity", "span art", "reading")
        scoring = self.table("scoring", "gate final_stage combine art", "reading")
        annual = self.table("annual", "month day art", "reading")
        made = Instrument(
            id=head["id"],
            title=head["title"],
            document=head["document"],
            issuer=head["issuer"],
            government=head.get("government", "政府"),
            area=head.get("area", "行政区域"),
            place=head.get("place", ""),
            slug=head.get("slug", "award"),
            issued=date.fromisoformat(head["issued"]),
            in_force=date.fromisoformat(head["in_force"]),
            award=head["award"],
            honour=head["honour"],
            praise=head.get("praise", "通报表扬"),
            article=head["art"],
            default=bool(head.get("default", False)),
            criteria=head["criteria"],
            articles=head["articles"],
            cycle_years=head["cycle_years"],
            cites=dict(self.raw.get("cites", {})),
            tiers=tuple(self._tier(r) for r in self.rows("tier", "id name floor art", "reading")),
            quotas=tuple(self._quota(r) for r in self.rows("quota", "max tiers where art", "reading")),
            prizes=tuple(
                Prize(r["tier"], r["fen"], tuple(r["where"]), r["art"])
                for r in self.rows("prize", "tier fen where art", "reading")
            ),
            validity=spans.parse(validity["span"]),
            validity_art=validity["art"],
            conditions=tuple(self._rule(r) for r in self.rows("condition", "rule art", RULE_KEYS)),
            bars=tuple(self._rule(r) for r in self.rows("bar", "rule art", RULE_KEYS)),
            stages=tuple(
                Stage(**r)
                for r in self.rows("stage", "id kind title gives list_title art takes", "mode days unit")
            ),
            panel=self._panel(),
            quorum=self._share("quorum"),
            majority=self._share("majority"),
            gate=Fraction(scoring["gate"]),
            final_stage=scoring["final_stage"],
            combine=scoring["combine"],
            revocation=self._revocation(),
            annual_due=(annual["month"], annual["day"]),
            purposes=tuple(self.table("purposes", "list art")["list"]),
            posts=tuple(
                Post(r["post"], r["role"], r["class"], r["art"])
                for r in self.rows("post", "post role class art")
            ),
            readings=tuple(Reading(**self._reading(r, f"reading[{i}]")) for i, r in enumerate(self.readings)),
            unverified=tuple(head.get("unverified", [])),
        )
        _check(made)
        _check_references(made, [*self.arts, *made.cites.values()], self.cited)
        return made

    @staticmethod
    def _reading(raw: Mapping[str, Any], where: str) -> Mapping[str, Any]:
        """A reading's row; here ``reading`` is its text and not a number."""
        if set(raw) - {"restricts"} != {"no", "sentence", "reading", "reason"}:
            raise InstrumentError(f"{where}: keys {sorted(raw)}")
        if any(not str(value).strip() for value in raw.values()):
            raise InstrumentError(f"{where}: empty")
        return raw

    @staticmethod
    def _tier(r: Mapping[str, Any]) -> Tier:
        return Tier(r["id"], r["name"], Fraction(r["floor"]), r["art"])

    @staticmethod
    def _quota(r: Mapping[str, Any]) -> Quota:
        return Quota(r["max"], tuple(r["tiers"]), tuple(r["where"]), r["art"])

    @staticmethod
    def _rule(r: Mapping[str, Any]) -> Rule:
        return Rule(
            r["rule"],
            r["art"],
            r.get("kind", "computed"),
            r.get("title", ""),
            spans.parse(r["span"]) if "span" in r else None,
            r.get("date", ""),
            r.get("reading"),
            tuple(r.get("competent", ())),
        )

    def _panel(self) -> Panel:
        p = self.table("panel", "min max on_site_min pools art reading")
        return Panel(p["min"], p["max"], p["on_site_min"], tuple(p["pools"]), p["art"], p["reading"])

    def _share(self, name: str) -> Share:
        m = self.table("meeting", "quorum majority art")
        s = self.row(m[name], f"meeting.{name}", "value of", "strict reading")
        return Share(Fraction(s["value"]), s["of"], bool(s.get("strict", False)), m["art"], s.get("reading"))

    def _revocation(self) -> Revocation:
        r = self.table("revocation", "bar recovers art", "reading")
        grounds = self.rows(
            "ground", "id title art", "within_validity severity legal_review_after_expiry reading"
        )
        for g in grounds:
            g.pop("reading", None)
        return Revocation(
            r["art"], spans.parse(r["bar"]), tuple(Ground(**g) for g in grounds), bool(r["recovers"])
        )


def _typed(where: str, key: str, value: Any) -> None:
    """Refuse text where a list is meant, a number where text is, a truth value where a number is."""
    wanted: tuple[type, ...] = (str, dict)
    if key in LISTS:
        wanted = (list,)
    elif key in WHOLE:
        wanted = (int,)
    elif key in FLAGS:
        wanted = (bool,)
    if not isinstance(value, wanted) or (isinstance(value, bool) and key not in FLAGS):
        raise InstrumentError(f"{where}: {value!r}")
    if isinstance(value, list) and not all(isinstance(v, str) for v in value):
        raise InstrumentError(f"{where}: a list of texts is needed")


def _check_references(made: Instrument, arts: Iterable[str], cited: set[int]) -> None:
    """Articles that the regulation has, and readings that its register has."""
    for art in arts:
        found = re.fullmatch(r"([1-9][0-9]*)(\([1-9][0-9]*\))?", art)
        if not found or int(found[1]) > made.articles:
            raise InstrumentError(f"no article {art!r} among {made.articles}")
    unknown = cited - {r.no for r in made.readings}
    if unknown:
        raise InstrumentError(f"no reading {sorted(unknown)}")


def _check(made: Instrument) -> None:
    """Values that no regulation can mean."""
    problems = []
    tiers = {t.id for t in made.tiers}
    if not tiers or not made.stages:
        problems.append("at least one tier and one stage")
    problems += [f"stage {s.id}: kind {s.kind!r}" for s in made.stages if s.kind not in STAGE_KINDS]
    problems += [f"stage {s.id}: mode {s.mode!r}" for s in made.reviews if s.mode not in REVIEW_MODES]
    problems += [
        f"quota: {q}" for q in made.quotas if q.max < 0 or set(q.tiers) - tiers or set(q.where) - set(TAGS)
    ]
    problems += [
        f"prize: {p}" for p in made.prizes if p.fen < 0 or p.tier not in tiers or set(p.where) - set(TAGS)
    ]
    problems += [f"tier {t.id}: floor {t.floor}" for t in made.tiers if not 0 <= t.floor <= 1000]
    problems += [
        p for r in (*made.conditions, *made.bars) for p in rulebook.problems(r.rule, r.span, r.date, r.kind)
    ]
    problems += _impossible(made)
    given = ""
    for s in made.stages:
        if s.takes != given:
            problems.append(f"stage {s.id} takes {s.takes!r}, the one before gives {given!r}")
        given = s.gives
        if s.kind == "notice" and (s.days < 1 or s.unit not in ("working", "calendar")):
            problems.append(f"stage {s.id}: days and unit")
    if made.final_stage not in {s.id for s in made.reviews}:
        problems.append(f"scoring.final_stage {made.final_stage!r} is no review")
    if not 0 < made.panel.min <= made.panel.max:
        problems.append("panel: min and max")
    for share in (made.quorum, made.majority):
        if not 0 < share.value <= 1 or share.of not in ("appointed", "present", "present_entitled"):
            problems.append(f"meeting: {share}")
        if share.strict and share.value == 1:
            problems.append("meeting: more than all")
    if problems:
        raise InstrumentError("; ".join(problems))


def _impossible(made: Instrument) -> list[str]:
    """Numbers out of range and names given twice."""
    found = [] if 0 <= made.gate <= 1000 else [f"scoring.gate {made.gate}"]
    found += [] if made.combine in COMBINES else [f"scoring.combine {made.combine!r}"]
    found += (
        [] if made.articles > 0 and made.cycle_years > 0 else ["articles and cycle_years are at least one"]
    )
    found += [] if 0 < made.panel.on_site_min <= made.panel.max else ["panel: on_site_min"]
    month, day = made.annual_due
    try:
        date(2025, month, day)
    except ValueError:
        found.append(f"annual: no day {month}-{day} in every year")
    for span, name in ((made.validity, "validity.span"), (made.revocation.bar, "revocation.bar")):
        found += [] if getattr(span, "n", 1) > 0 else [f"{name}: nothing"]
    names: dict[str, Sequence[str | int]] = {
        "tier": [t.id for t in made.tiers],
        "stage": [s.id for s in made.stages],
        "list": [s.gives for s in made.stages],
        "rule": [r.rule for r in (*made.conditions, *made.bars)],
        "ground": [g.id for g in made.revocation.grounds],
        "reading": [r.no for r in made.readings],
    }
    return found + [f"{name} named twice" for name, ids in names.items() if len(set(ids)) < len(ids)]
