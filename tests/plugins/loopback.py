"""Keep the tests on this machine: a connection to anywhere but the loopback fails, whoever opens it."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any


class OutsideRefused(RuntimeError):
    """Something under test tried to reach another machine."""


def is_here(address: object) -> bool:
    """Tell whether a socket address is a path, a loopback address or the name localhost."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if event == "socket.connect" and not is_here(args[1]):
        raise OutsideRefused(f"tests stay on this machine, but something connects to {args[1]!r}")


sys.addaudithook(_watch)
