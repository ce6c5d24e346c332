"""The command line.

Exit 0 done or holds, 1 does not hold, 2 usage, 3 refused here, 4 input that cannot be judged.
"""

from __future__ import annotations

from zhiheng.cli.main import main

__all__ = ["main"]
