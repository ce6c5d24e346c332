"""What promotion does, gathered: the plan, the library, the registers, use and misuse of the title."""

from __future__ import annotations

from . import library as library
from . import planning as planning
from . import registers as registers
from . import titles as titles
