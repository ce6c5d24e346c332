"""Acts that issue papers."""

from zhiheng.access.acts import Act

CERTIFY = Act("issue_certificate", "制发证书", ("office",), "honour", "certificate", states=("standing",))
