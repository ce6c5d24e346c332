"""What is done about a prize, gathered: its use, draws, inspections."""

from __future__ import annotations

from . import drawing as drawing
from . import inspecting as inspecting
from . import spending as spending
