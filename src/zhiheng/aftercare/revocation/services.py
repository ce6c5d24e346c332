"""Revocation, gathered: lead and hearing, decision and what follows from it, ties."""

from __future__ import annotations

from . import deciding as deciding
from . import leading as leading
from . import recovering as recovering
from . import ties as ties
