"""Acts that say who is who."""

from zhiheng.access.acts import Act

FOUND_BODY = Act("found_body", "设立机构", ("office", "leading"), "award", "leading", group="机构与任职", todo=False)
APPOINT = Act("appoint", "任命", ("office", "leading"), "award", "committee", group="机构与任职", todo=False)
END_APPOINTMENT = Act(
    "end_appointment", "免去任职", ("office", "leading"), "appointment", "committee", states=("running",), to="ended", todo=False
)
ADMIT_EXPERT = Act("admit_expert", "入库评审员", ("office",), "award", "pool", group="评审员库", todo=False)
REGISTER = Act("register_organisation", "登记申报单位", ("public",), "award", "apply", todo=False)
