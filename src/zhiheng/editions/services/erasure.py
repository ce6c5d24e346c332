"""Erasing the payload of one entry; the chain goes on verifying (Art 25)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from zhiheng.access.acting import Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Reason
from zhiheng.editions import acts, kinds
from zhiheng.law.finding import holds
from zhiheng.ledger import services as ledger


@performs(acts.ERASE)
def erase_payload(
    edition: str,
    *,
    seq: Annotated[int, Arg("记录序号")],
    reason: Reason,
    by: Actor,
    at: datetime,
) -> Done:
    """Erase the personal data of one entry; the chain still verifies."""
    with acting(acts.ERASE, edition, by=by, at=at) as act:
        done = ledger.erase(kinds.EDITION.ref(act.obj.pk), seq)
        act.require(holds(done, "payload_there", act.cite("secrecy"), seq=seq, argument="seq"))
        act.say(erased=seq, reason=reason)
    return act.done
