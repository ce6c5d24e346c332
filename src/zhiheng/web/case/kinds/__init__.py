"""What the page of each kind of object shows: a module for each app.

An object that one may know of is given; what it shows is narrowed here.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from zhiheng.access.viewer import Viewer

from .parts import PAGES, Shown

for module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{module.name}")


def shown(by: Viewer, obj: Any) -> Shown:
    """What the page of an object shows; nothing for a kind that has a page of its own."""
    return PAGES[obj.kind](by, obj) if obj.kind in PAGES else Shown()
