"""Offices: what somebody may hold in an award, and who acts without holding any."""

from __future__ import annotations

HELD = {
    "applicant": "申报单位",
    "recommender": "推荐单位",
    "department": "核查部门",
    "office": "评委会办公室",
    "expert": "评审员",
    "committee": "评委会",
    "leading": "领导小组",
    "government": "政府",
    "supervision": "监督",
}
"""Offices by name, with the word for who holds one, in the order in which an edition meets them."""

OFFICES = {**HELD, "public": "社会公众", "system": "系统"}
"""Everybody who can act."""

EVERYBODY = tuple(HELD)
BY_RANK = (
    "office",
    "leading",
    "committee",
    "government",
    "supervision",
    "department",
    "recommender",
    "expert",
)
"""In the order of a list of people."""
BY_DOOR = ("office", *(o for o in HELD if o != "office"))
"""In the order in which somebody looks for a part to play: who runs it first."""
STAFF = ("office", "supervision", "leading")
"""Those who run and watch an award."""
WATCHERS = ("office", "supervision")
"""Those who see through everything of it, names of persons with it."""
OVERSEERS = ("supervision", "leading")
"""Those who watch and do not run it."""
DECIDERS = ("committee", "government")
"""Those who decide on what the office and the panel bring before them."""
SITTING = ("committee", *STAFF)
"""Those in the room when the committee meets."""
INSIDE = (*STAFF, *DECIDERS)
"""Those who know of an edition under way."""
ENGAGED = (*INSIDE, "expert")
"""Those inside, and the experts engaged for it."""
SCORES = ("expert", *WATCHERS)
"""Those who read an application's scores item by item."""
FUNDED = ("applicant", *STAFF)
"""Those who see how a prize is used: the winner, and who watches it."""
PAYERS = (*WATCHERS, "government")
"""Those who see an edition's money."""
SCOPED = ("department", "recommender")
"""Offices that are held for a body."""
