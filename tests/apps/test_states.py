"""Every state of every kind is reached by an act, every declared arrow is walked, and no other state can
be.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

Arrow = tuple[str, str, str, str]
"""Act, kind of object, state before ("[*]" where it is made, "any" where it is moved along), state after."""

FOUND = {("award", "founding")}
"""An award stands before there is anybody who could act: the founding of an installation writes it."""

LIST = (
    "close_call",
    "list_qualified",
    "pass_gate",
    "transmit",
    "propose",
    "conclude",
    "close_notice",
    "decide",
)
GUARDED = "declared, so that its refusal names what is missing; its guard lets it happen from no such state"
SAME = "the same service as from its other states, which are walked"
UNWALKED: dict[Arrow, str] = {
    ("publish_call", "edition", "planning", "running"): GUARDED,
    ("publish_call", "edition", "submitted", "running"): GUARDED,
    ("publish_practice", "practice", "drafted", "published"): GUARDED,
    ("exclude_expert", "misconduct", "opened", "founded"): GUARDED,
    ("find_misconduct", "misconduct", "opened", "founded"): GUARDED,
    **{
        (act, "misconduct", state, state): GUARDED
        for act in ("deliver_misconduct", "refer_misconduct")
        for state in ("opened", "told", "answered", "dismissed")
    },
    ("add_activity", "promotion_plan", "adopted", "adopted"): SAME,
    ("adopt_readings", "edition", "approved", "approved"): SAME,
    ("adopt_readings", "edition", "planning", "planning"): SAME,
    ("attest", "query", "answered", "answered"): SAME,
    ("cancel_activity", "activity", "planned", "cancelled"): SAME,
    ("change_sector", "case", "admitted", "admitted"): SAME,
    ("check_regulation", "edition", "approved", "approved"): SAME,
    ("check_regulation", "edition", "submitted", "submitted"): SAME,
    ("close_complaint", "complaint", "received", "dismissed"): SAME,
    ("close_misuse", "misuse", "pursued", "dismissed"): "the other outcome is walked",
    ("confirm_readings", "edition", "approved", "approved"): SAME,
    ("confirm_readings", "edition", "planning", "planning"): SAME,
    ("dismiss_misconduct", "misconduct", "answered", "dismissed"): SAME,
    ("dismiss_misconduct", "misconduct", "told", "dismissed"): SAME,
    ("drop_revocation", "revocation", "told", "dropped"): SAME,
    ("escalate_finding", "inspection_finding", "noted", "escalated"): SAME,
    ("escalate_finding", "inspection_finding", "rectified", "escalated"): SAME,
    ("exclude_expert", "complaint", "any", "upheld"): "of a case without a complaint it is walked",
    ("find_misconduct", "complaint", "any", "upheld"): "of a case without a complaint it is walked",
    ("find_misconduct", "misconduct", "told", "founded"): SAME,
    ("note_tie", "revocation", "revoked", "revoked"): SAME,
    ("note_tie", "revocation", "told", "told"): SAME,
    ("reconcile", "consensus", "reconciled", "reconciled"): SAME,
    ("record_inspection", "inspection_finding", "[*]", "noted"): "a finding with a day to mend it is walked",
    ("return_annual", "annual_report", "filed", "drafted"): SAME,
    ("save_practice", "practice", "drafted", "drafted"): SAME,
    ("tell", "case", "awarded", "awarded"): SAME,
    ("void_ballot", "question", "entered", "void"): SAME,
    ("withdraw_practice", "practice", "consented", "withdrawn"): SAME,
    ("withdraw_practice", "practice", "drafted", "withdrawn"): SAME,
}


def declared() -> set[Arrow]:
    """Every arrow that an act says it may draw."""
    from zhiheng.access import acts

    found: set[Arrow] = set()
    for p in acts.table().values():
        act = p.act
        for before in act.states:
            for after in act.outcomes or (act.to or before,):
                found.add((act.name, act.on.name, before.key, after.key))
        found |= {(act.name, kind.name, "[*]", state.key) for kind, state in act.makes}
        found |= {(act.name, kind.name, "any", state.key) for kind, state in act.also}
    return found


def subjects() -> list[Any]:
    from zhiheng.access.models import Subject

    return [m for m in apps.get_models() if issubclass(m, Subject)]


def test_acts_alone_reach_exactly_the_states_of_each_kind() -> None:
    from zhiheng.access.kinds import REGISTRY

    reached = {(kind, after) for _, kind, _, after in declared()} | FOUND
    assert reached == {(k.name, s.key) for k in REGISTRY.values() for s in k.states}


def test_a_copy_of_a_state_keeps_its_word_and_shape() -> None:
    from zhiheng.stages.notice.kinds import UPHELD

    for made in (copy.copy(UPHELD), copy.deepcopy(UPHELD)):
        assert (made, made.word, made.shape) == (UPHELD, UPHELD.word, UPHELD.shape)


def test_every_kind_has_one_model_whose_column_is_kept_to_its_states() -> None:
    from zhiheng.access.kinds import REGISTRY

    models = subjects()
    assert sorted(m.kind.name for m in models) == sorted(REGISTRY)
    for model in models:
        found = next(c for c in model._meta.constraints if c.name == f"{model.kind.name}_state")
        assert dict(found.condition.children)["state__in"] == list(model.kind.keys), model


def test_an_act_may_not_name_a_state_that_its_kind_does_not_have() -> None:
    from zhiheng.access.acts import Act, performs
    from zhiheng.stages.notice import kinds
    from zhiheng.stages.review.kinds import LOCKED

    def service(objection: str) -> None: ...

    for wrong in (
        Act("wrong", "错", ("office",), kinds.OBJECTION, "notice", states=(LOCKED,)),
        Act("wrong", "错", ("office",), kinds.OBJECTION, "notice", to=LOCKED),
        Act("wrong", "错", ("office",), kinds.OBJECTION, "notice", outcomes=(LOCKED,)),
        Act("wrong", "错", ("office",), kinds.OBJECTION, "notice", also=((kinds.NOTICE, LOCKED),)),
        Act("wrong", "错", ("office",), kinds.OBJECTION, "notice", makes=((kinds.NOTICE, LOCKED),)),
    ):
        with pytest.raises(ValueError, match="has no state locked"):
            performs(wrong)(service)


def test_the_door_refuses_what_an_act_does_not_declare(public: Any) -> None:
    from zhiheng.access.acting import Actor, Undeclared, acting
    from zhiheng.stages.notice import acts, kinds
    from zhiheng.stages.notice.models import Notice, Objection

    public.do("public", "object", public.edition.ref, case=noticed(public), facts="有可以查证的事实")
    row = Objection.objects.get(case__edition=public.edition)
    notice = Notice.objects.get(edition=public.edition)

    def attempt(go: Any) -> None:
        with acting(acts.TAKE_UP, row.ref, by=Actor(public.user("office")), at=public.now()) as act:
            go(act)

    for go in (
        lambda act: act.move(notice, kinds.CLOSED),
        lambda act: act.move(Notice.objects.all(), kinds.CLOSED),
        lambda act: act.make(Notice, kinds.RUNNING, edition=public.edition),
        lambda act: act.make_all(Notice, kinds.RUNNING, [{"edition": public.edition}]),
        lambda act: act.conclude(kinds.UPHELD),
    ):
        with pytest.raises(Undeclared):
            attempt(go)
    notice.refresh_from_db()
    row.refresh_from_db()
    assert (notice.state, row.state) == ("running", "received")


def noticed(play: Any) -> str:
    from zhiheng.editions.models import Case
    from zhiheng.stages.notice.models import Notice

    return str(Case.objects.get(pk=Notice.objects.get(edition=play.edition).cases[0]).no)


def test_no_hand_can_write_another_state(golden: Any) -> None:
    """By SQL, on either engine: where a table has a row the update is refused; elsewhere the constraint
    stands.
    """
    written = 0
    for model in subjects():
        table, row = model._meta.db_table, model._default_manager.values_list("pk", flat=True).first()
        if row is None:
            with connection.cursor() as cursor:
                assert f"{model.kind.name}_state" in connection.introspection.get_constraints(cursor, table)
            continue
        written += 1
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET state = 'nonsense' WHERE id = %s", [row])  # noqa: S608  our names
    assert written >= 30


def in_the_ledger() -> Iterator[Arrow]:
    """What the played house walked: the arrow of each entry, what it made, and what it left moved along."""
    from zhiheng.access import acts
    from zhiheng.ledger.models import Entry

    table = acts.table()
    standing = {
        (m.kind.name, s) for m in subjects() for s in set(m._default_manager.values_list("state", flat=True))
    }
    for raw in Entry.objects.values_list("body", flat=True):
        body = json.loads(raw)
        if body["act"] not in table:
            continue
        act = table[body["act"]].act
        for before in {body["from"]} & {s.key for s in act.states}:
            yield act.name, act.on.name, before, body["to"]
        yield from (
            (act.name, kind.name, "[*]", s.key) for kind, s in act.makes if (kind.name, s.key) in standing
        )
        yield from (
            (act.name, kind.name, "any", s.key) for kind, s in act.also if (kind.name, s.key) in standing
        )


def test_every_arrow_was_walked(golden: Any, walked: set[Arrow], whole_layer: bool) -> None:
    """By the played house or by some test of this folder, which runs before this one; what was not has its
    reason.
    """
    seen = walked | set(in_the_ledger())
    listed = {
        (act, kind, before, state)
        for act, kind, before, state in declared()
        if act in (*LIST, "verify_decision") and (kind, state) in LASTS
    }
    missing = declared() - seen - set(UNWALKED) - listed
    assert not (seen - declared()), "walked and never declared"
    assert set(UNWALKED) <= declared(), "nothing declares it: take it off the list"
    if whole_layer:
        assert not missing, "\n".join(map(str, sorted(missing)))
        after_all = set(UNWALKED) & seen
        assert not after_all, "walked, take them off the list:\n" + "\n".join(map(str, sorted(after_all)))


LASTS = {("honour", "standing"), ("edition", "concluded"), ("case", "awarded")}
