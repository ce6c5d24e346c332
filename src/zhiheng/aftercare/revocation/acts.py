"""Acts on an honour after it was given."""

from zhiheng.access.acts import Act
from zhiheng.people.models import Organisation

from .models import Revocation


def party(revocation: Revocation) -> frozenset[str]:
    rows = Organisation.objects.filter(award=revocation.honour.award_id, uscc=revocation.honour.uscc)
    return frozenset(o.ref for o in rows)


OPEN = Act("open_revocation", "立案核查撤销线索", ("office",), "honour", "revocation", states=("standing",), todo=False)
TELL = Act("tell_revocation", "告知拟撤销", ("office",), "revocation", "revocation", states=("lead",), to="told")
ANSWER = Act("answer_revocation", "陈述申辩", ("applicant",), "revocation", "revocation", states=("told",), who=party)
REVOKE = Act("revoke", "撤销荣誉称号", ("government",), "revocation", "revocation", states=("told",), to="revoked", grave=True)
DROP = Act("drop_revocation", "不予撤销", ("office",), "revocation", "revocation", states=("lead", "told"), to="dropped", todo=False)
