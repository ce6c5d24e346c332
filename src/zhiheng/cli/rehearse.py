"""Rehearsal installations: the demonstration, editions played by script, doors and clocks."""

from __future__ import annotations

import argparse
import re
from datetime import timedelta
from functools import partial

from . import setup
from .installation import show
from .main import Exit
from .serve import anew, loopback


def _rehearsal_house(command: str) -> bool:
    """Open the rehearsal installation, making it where there is none; True where it is new.

    3 on a real one.
    """
    if setup.exists():
        setup.opened()
        setup.only_rehearsal(command)
        return False
    setup.make()
    from zhiheng.access import clock
    from zhiheng.editions.services import founding

    founding.found_installation("rehearsal", clock.real())
    return True


def rehearse(options: argparse.Namespace) -> int:
    """Play one edition through the services; the default one is the golden edition."""
    new = _rehearsal_house("rehearse")
    from zhiheng.access.models import Award
    from zhiheng.law import instrument, loader
    from zhiheng.rehearsal import generated, play, years

    if not new and Award.objects.exists():
        raise Exit(3, f"{setup.folder()} already holds a rehearsal: use an empty folder")
    plain = all(
        v is None
        for v in (options.instrument, options.applicants, options.seed, options.until, options.years)
    )
    default = loader.default()
    name = options.instrument or default.id
    if plain or options.golden:
        scenario, seed = generated.golden_scenario(), "golden"
    else:
        seed = str(options.seed or 1)
        try:
            rules = loader.load(name)
            least = generated.places(rules) + 1
            scenario = generated.scenario(rules, options.applicants or least + 4, int(seed))
        except (instrument.InstrumentError, generated.TooFew) as wrong:
            raise Exit(2, str(wrong)) from wrong
    then = partial(years.live, years=options.years, seed=seed) if options.years else None
    award = play.rehearse(
        scenario,
        name,
        seed,
        options.until or "",
        slug=default.slug if plain or options.golden else "award",
        then=then,
    )
    told = {"events": years.events(award)} if options.years else {}
    return show(
        {"award": award.slug, "until": options.until or "end", "data": str(setup.folder()), **told},
        options.json,
    )


def demo(options: argparse.Namespace) -> int:
    """Three awards with clocks of their own; with --serve, sign-ins are printed and the house is served."""
    if options.serve and not loopback(options.host):
        raise Exit(2, "a rehearsal is served on this machine alone")
    _rehearsal_house("demo")
    setup.migrate()
    _demo_awards()
    if not options.serve:
        return show({"data": str(setup.folder()), "sign_in": _entries("")}, options.json)
    _print_entries(f"http://{options.host}:{options.port}")
    from django.db import connections

    connections.close_all()
    return anew("serve", "--host", options.host, "--port", str(options.port), "--data", str(setup.folder()))


def _demo_awards() -> None:
    """Play what is missing: a start that was interrupted is taken up again at the next one."""
    from django.db import transaction

    from zhiheng.access.models import Award
    from zhiheng.law import loader
    from zhiheng.rehearsal import generated, play

    rules = loader.default()
    wanted = (
        (rules.slug, "", generated.golden_scenario(), "", "golden", f"{rules.honour}（演练：已办结的一届）"),
        (
            "review",
            "-review",
            generated.scenario(rules, 8, 7),
            "material",
            "7",
            f"{rules.honour}（演练：评审中的一届）",
        ),
        (
            "play",
            "-play",
            generated.scenario(rules, 6, 11),
            "application",
            "11",
            f"{rules.honour}（演练：由您来办的一届）",
        ),
    )
    for slug, suffix, scenario, until, seed, name in wanted:
        if not Award.objects.filter(slug=slug).exists():
            setup.say(f"preparing {name} …")
            with transaction.atomic():
                play.rehearse(scenario, rules.id, seed, until, slug, suffix, slug == rules.slug, name)


def _entries(base: str) -> list[dict[str, str]]:
    """One sign-in for each kind of actor of each award."""
    from zhiheng.access import selectors, tokens
    from zhiheng.access.offices import HELD as OFFICES

    made, seen = [], set()
    for login, name, alias, offices, award in selectors.cast():
        for office in offices:
            if (award, office) not in seen:
                seen.add((award, office))
                user = selectors.by_login(login)
                assert user is not None
                token = tokens.issue(user, "rehearsal", timedelta(minutes=10))
                made.append(
                    {
                        "award": award,
                        "office": OFFICES[office],
                        "name": name,
                        "alias": alias,
                        "url": f"{base}/rehearsal/enter/{token}",
                    }
                )
    return made


def _print_entries(base: str) -> None:
    print(f"\n质衡 Zhiheng — {base}/\n选择身份：{base}/rehearsal/\n")
    award = ""
    for e in _entries(base):
        if e["award"] != award:
            award = e["award"]
            print(f"\n{award}")
        print(f"  {e['office']}　{e['name']} {e['alias']}\n    {e['url']}")
    print("\n以上链接各可用一次，10分钟内有效。", flush=True)


def sign_in(options: argparse.Namespace) -> int:
    setup.opened()
    setup.only_rehearsal("sign-in")
    from zhiheng.access import selectors, tokens

    user = selectors.by_login(options.user)
    if user is None:
        raise Exit(4, f"nobody has the login {options.user!r}")
    token = tokens.issue(user, "rehearsal", timedelta(minutes=10))
    return show({"path": f"/rehearsal/enter/{token}"}, options.json)


SPAN = {"d": "days", "h": "hours", "m": "minutes"}


def clock_forward(options: argparse.Namespace) -> int:
    """Move an award's clock forward: a recorded act; it never goes back."""
    setup.opened()
    setup.only_rehearsal("clock")
    found = re.fullmatch(r"(\d{1,5})([dhm])", options.forward)
    if not found:
        raise Exit(2, "--forward takes 3d, 12h or 30m")
    from zhiheng.access import selectors

    award = selectors.by_slug(options.award) or _award_of_edition(options.award)
    if award is None:
        raise Exit(4, f"no award {options.award!r}")
    return show(_forward(award, timedelta(**{SPAN[found[2]]: int(found[1])})), options.json)


def _award_of_edition(ref: str) -> object | None:
    from zhiheng.access.models import Award

    return Award.objects.filter(pk=ref.removeprefix("award/")).first()


def _forward(award: object, span: timedelta) -> dict[str, str]:
    from zhiheng.access import clock
    from zhiheng.access.acting import Actor
    from zhiheng.access.models import Award
    from zhiheng.editions.services import founding

    assert isinstance(award, Award)
    founding.move_clock(
        award.ref,
        by=Actor("system", via="cli"),
        at=clock.now(award),
        milliseconds=int(span.total_seconds() * 1000),
    )
    award.refresh_from_db()
    return {"award": award.slug, "now": clock.iso(clock.now(award))}


def fill(options: argparse.Namespace) -> int:
    """Many applications with books in the edition under review: for measuring, not for playing."""
    setup.opened()
    setup.only_rehearsal("fill")
    from zhiheng.rehearsal import bulk

    return show(bulk.fill(options.applications), options.json)


def stand_in(options: argparse.Namespace) -> int:
    """Undertakings, declarations, books and signatures of everybody on the panel but those who are kept."""
    setup.opened()
    setup.only_rehearsal("stand-in")
    from zhiheng.access import refusals, selectors
    from zhiheng.rehearsal import stand_in

    award = selectors.by_slug(options.award)
    if award is None:
        raise Exit(4, f"no award {options.award!r}")
    unknown = [login for login in options.keep if selectors.by_login(login) is None]
    if unknown:
        raise Exit(4, f"nobody has the login {unknown[0]!r}")
    try:
        return show(stand_in.stand_in(award, options.keep), options.json)
    except ValueError as wrong:
        raise Exit(4, str(wrong)) from wrong
    except refusals.Refusal as refused:
        raise Exit(3, "; ".join(f.rule for f in refused.findings) or "refused here") from refused
