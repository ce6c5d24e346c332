"""The yearly duties, gathered: the self-assessment and the survey."""

from __future__ import annotations

from . import reporting as reporting
from . import surveying as surveying
