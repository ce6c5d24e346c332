"""The linkage attack: whoever holds the database, its order of rows and its whole journal joins no voter to a
slip.

The attacker sees every statement that writes, in order and with its values, as a write-ahead log would tell
them, and
every table afterwards. 200 votes are cast through the pages, each ballot's voters in a random order with
slips that
can be told apart. A guess is right by chance once in as many voters as a ballot has.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations
from math import sqrt
from typing import Any

import pytest
from django.db import connection

from tests.house import Play, client_of

from .test_ballots import chair, voters

pytestmark = pytest.mark.django_db
VOTES = 200
Written = tuple[str, str]
Guess = dict[frozenset[str], str]


@contextmanager
def journal() -> Iterator[list[Written]]:
    """Every write with its values, in order."""
    found: list[Written] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().split(" ", 1)[0].upper() in ("INSERT", "UPDATE", "DELETE"):
            found.append((sql, "|".join(map(_plain, params or ()))))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def _plain(value: Any) -> str:
    """A value as a log would print it, whichever way the database's driver wraps it."""
    return ";".join(map(_plain, value)) if isinstance(value, list) else str(getattr(value, "obj", value))


def ballot_of(play: Play) -> Any:
    from zhiheng.stages.meeting.models import Meeting, Question

    done = play.do(
        chair(play), "open_ballot", Meeting.objects.get(edition=play.edition).ref, sort="first_time"
    )
    return Question.objects.get(pk=done.object.partition("/")[2])


def vote(client: Any, question: Any, names: tuple[str, ...]) -> None:
    path = f"/ballot/{question.pk}/"
    key = re.search(r'name="idempotency_key" value="([0-9a-f]+)"', client.get(path).content.decode())
    assert key
    client.post(path, {"candidate": names, "idempotency_key": key[1]})
    done = client.post(path, {"candidate": names, "idempotency_key": key[1], "confirm": "1"})
    assert done.status_code == 302


def votes(
    play: Play, seed: int, most: int, spoiled: Callable[[str], Any] | None = None
) -> Iterator[tuple[Any, dict[str, frozenset[str]], list[Written]]]:
    """Ballots until so many votes are cast: the question, who truly chose what, and the journal of its
    casting.
    """
    from zhiheng.editions.models import Case

    draw = random.Random(seed)  # noqa: S311  reason: the same votes every time
    people = {w: play.user(w) for w in voters(play)}
    clients = {pk: client_of(pk) for pk in people.values()}
    for _ in range(-(-most // len(people))):
        question = ballot_of(play)
        cases = dict(Case.objects.filter(pk__in=question.cases).values_list("no", "pk"))
        slips = [c for n in range(question.most + 1) for c in combinations(sorted(cases), n)]
        order, truth = draw.sample(list(clients), len(clients)), {}
        chosen = dict(zip(order, draw.sample(slips, len(order)), strict=True))
        with journal() as log:
            for user in order:
                vote(clients[user], question, chosen[user])
                truth[user] = frozenset(cases[n] for n in chosen[user])
                if spoiled:
                    spoiled(user)
        yield question, truth, log
        play.do(chair(play), "void_ballot", question.ref, reason="下一轮")


def slips_in_order(log: list[Written], question: Any) -> list[frozenset[str]]:
    """What the journal tells of slips: the one that each rewriting added, in the order of casting."""
    seen: list[frozenset[str]] = []
    for sql, values in log:
        if 'INSERT INTO "meeting_slip"' in sql:
            found = [frozenset(re.findall(r"[0-9a-f]{32}", c)) for c in re.findall(r"\[[^\[\]]*\]", values)]
            seen.append(next(c for c in found if c <= set(question.cases) and c not in seen))
    return seen


def by_last_named(log: list[Written], question: Any, people: set[str]) -> Guess:
    """A slip belongs to whom the journal named last before it, else to whom it names next."""
    order, named, made = slips_in_order(log, question), "", {}
    sessions = _sessions()
    for sql, values in log:
        who = {u for u in people if u in values} | {sessions[k] for k in sessions if k in values}
        named = next(iter(who)) if len(who) == 1 else named
        if 'INSERT INTO "meeting_slip"' in sql and order:
            made[order.pop(0)] = named
    return made


def _sessions() -> dict[str, str]:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.sessions.models import Session

    store = import_module(settings.SESSION_ENGINE).SessionStore
    return {
        s.session_key: str(store(s.session_key).load().get("_auth_user_id", ""))
        for s in Session.objects.all()
    }


def by_order_of_rows(log: list[Written], question: Any, people: set[str]) -> Guess:
    """The n-th row of the slips belongs to the n-th right to vote, both as they lie and by their ids."""
    return {
        frozenset(json.loads(c)): u
        for c, u in zip(
            as_they_lie("slip", "choice", question), as_they_lie("issue", "user_id", question), strict=True
        )
    }


def by_codes(log: list[Written], question: Any, people: set[str]) -> Guess:
    """The n-th counterfoil as it lies belongs to the n-th slip; and to whoever's id hashes to it without
    the key.
    """
    slips, codes = as_they_lie("slip", "choice", question), as_they_lie("counterfoil", "code", question)
    ranked = dict(zip(sorted(codes), sorted(people), strict=True))
    return {frozenset(json.loads(c)): ranked[code] for c, code in zip(slips, codes, strict=True)}


def as_they_lie(table: str, column: str, question: Any) -> list[str]:
    """A column of a ballot's rows in the order in which they lie in the database's own pages."""
    place = "ctid" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT CAST({column} AS text) FROM meeting_{table} WHERE question_id = %s ORDER BY {place}",  # noqa: S608  names of our own
            [question.pk],
        )
        return [row[0] for row in cursor.fetchall()]


def hits(guess: Guess, truth: dict[str, frozenset[str]]) -> int:
    return sum(guess.get(slip) == user for user, slip in truth.items())


def test_no_dump_and_no_journal_joins_voter_and_slip(meeting: Play) -> None:
    attacks = {"journal": by_last_named, "rows": by_order_of_rows, "codes": by_codes}
    right, total, cast = dict.fromkeys(attacks, 0), 0, 0
    for question, truth, log in votes(meeting, 7, VOTES):
        cast += 1
        assert len(slips_in_order(log, question)) == len(truth), (
            "the attacker reads every slip off the journal"
        )
        assert joined_by_transaction(question) == []
        for name, attack in attacks.items():
            right[name] += hits(attack(log, question, set(truth)), truth)
        total += len(truth)
    most = by_chance(cast)
    assert total >= VOTES
    assert all(n <= most for n in right.values()), (
        f"{right} of {total} voters were found, by chance {most:.0f} at most"
    )


def by_chance(ballots: int) -> float:
    """How many a blind guess finds at most: those of a ballot are the fixed points of a random permutation,
    one on
    average with variance one whatever the number of voters; five standard deviations of their sum."""
    return ballots + 5 * sqrt(ballots)


def test_the_order_of_the_slips_tells_nothing_however_often_it_is_looked_at(meeting: Play) -> None:
    """A weak tie would drown in 200 votes: one ballot, written anew 600 times."""
    from zhiheng.stages.meeting.services.sitting import ballots

    right, times = {"rows": 0, "codes": 0}, 600
    for question, truth, log in votes(meeting, 11, 1):
        for _ in range(times):
            ballots._rewrite(question, ballots._choices(question), ballots._codes(question))
            for name, attack in (("rows", by_order_of_rows), ("codes", by_codes)):
                right[name] += hits(attack(log, question, set(truth)), truth)
    assert all(n <= by_chance(times) for n in right.values()), right


def test_the_attack_finds_everybody_where_a_row_tells_of_the_voter(meeting: Play) -> None:
    """The same attack on a design that marks who has voted: it must be strong enough to find them."""
    from zhiheng.access.models import User

    for question, truth, log in votes(
        meeting, 7, 1, lambda user: User.objects.filter(pk=user).update(is_active=True)
    ):
        people = [u for _, values in log for u in truth if u in values]
        assert hits(dict(zip(slips_in_order(log, question), people, strict=True)), truth) == len(truth)


def joined_by_transaction(question: Any) -> list[tuple[str, str]]:
    """(user, slip) where a right to vote or an answer was written in the transaction that wrote a slip."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.user_id, s.id FROM meeting_issue i JOIN meeting_slip s ON i.question_id "
            "= s.question_id AND i.xmin = s.xmin "
            "WHERE s.question_id = %s",
            [question.pk],
        )
        return list(cursor.fetchall())
