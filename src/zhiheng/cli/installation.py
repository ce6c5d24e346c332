"""The installation itself: making a real one, its state, its people, its digests."""

from __future__ import annotations

import argparse
import hashlib
import json
from datetime import timedelta
from typing import Any

from zhiheng import __version__
from zhiheng.editions.kinds import CASE

from . import setup
from .main import Exit


def show(value: Any, as_json: bool) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=None if as_json else 1, default=str))
    return 0


def init(options: argparse.Namespace) -> int:
    """A real, empty house: no people who can sign in, one invitation for the first head of the office."""
    if setup.exists():
        raise Exit(3, f"{setup.folder()} already holds an installation")
    setup.make()
    from zhiheng.access import clock, tokens
    from zhiheng.access.acting import Actor
    from zhiheng.access.models import Award, User
    from zhiheng.editions import pinned
    from zhiheng.editions.services import founding
    from zhiheng.law import loader

    founding.found_installation("real", clock.real())
    instrument, now = options.instrument or loader.default().id, clock.real()
    award = founding.found_award("award", "", instrument, now, now, default=True)
    Award.objects.filter(pk=award.pk).update(name=pinned.rules(award.instrument).award)
    founding.found(
        award.ref,
        login=options.invite,
        name="评委会办公室负责人",
        by=Actor("system", via="cli"),
        at=clock.real(),
    )
    token = tokens.issue(User.objects.get(login=options.invite), "invitation", timedelta(days=7))
    path = f"/invitation/{token}/"
    if options.json:
        return show({"invitation_path": path}, True)
    print(
        f"Real installation made. The first head of the office opens this once, within seven days:\n  {path}"
    )
    return 0


def status(options: argparse.Namespace) -> int:
    setup.opened()
    from zhiheng.editions.models import Edition

    rows = [
        {"id": e.pk, "award": e.award.slug, "title": e.title, "state": e.state, "stage": e.stage}
        for e in Edition.objects.select_related("award").order_by("award__slug", "number")
    ]
    return show({"rehearsal": setup.rehearsal(), "version": __version__, "editions": rows}, options.json)


def people(options: argparse.Namespace) -> int:
    """Everybody: login, name, alias, offices, own case, drafts readable now, whether they can sign in."""
    setup.opened()
    from zhiheng.access import viewer
    from zhiheng.access.models import User
    from zhiheng.applications import selectors as applications

    rows = []
    rehearsal = setup.rehearsal()
    for user in User.objects.order_by("login"):
        by = viewer.of(user.pk)
        own = applications.own_case(by) if "applicant" in by.offices() else None
        rows.append(
            {
                "user": user.login,
                "name": user.name,
                "alias": user.alias or None,
                "offices": sorted(by.offices()),
                "case": own.ref if own else None,
                "cases": [CASE.ref(c) for c in applications.drafts_readable(by)],
                "can_sign_in": user.is_active and (rehearsal or user.has_usable_password()),
            }
        )
    rows.sort(key=lambda r: _order(str(r["alias"] or r["user"])))
    return show({"people": rows}, options.json)


def _order(name: str) -> tuple[str, int, str]:
    """A2 before A10."""
    letters = name.rstrip("0123456789")
    number = name[len(letters) :]
    return letters, int(number or 0), name


LEFT_OUT = ("Session", "EntryToken", "Attempt", "RefusalLog", "Reading", "ContentType", "Permission", "Group")


def domain_digest() -> str:
    """Digest over every row of the domain: all but sessions, doors, read log and refusal log."""
    from django.apps import apps

    found = hashlib.sha256()
    for model in sorted(apps.get_models(), key=lambda m: m._meta.db_table):
        if model.__name__ in LEFT_OUT:
            continue
        found.update(model._meta.db_table.encode())
        names = [f.attname for f in model._meta.concrete_fields]
        for row in model._default_manager.order_by("pk").values_list(*names).iterator():
            found.update(json.dumps(row, ensure_ascii=False, default=str, sort_keys=True).encode())
    return found.hexdigest()


def digest(options: argparse.Namespace) -> int:
    setup.opened()
    from zhiheng.ledger import selectors as ledger
    from zhiheng.ledger import services

    heads = hashlib.sha256("".join(f"{c}={services.head(c)}\n" for c in ledger.chains()).encode()).hexdigest()
    return show(
        {"domain": domain_digest(), "ledger_head": heads, "reads": ledger.reading_count()}, options.json
    )
