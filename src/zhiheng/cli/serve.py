"""Serving: one process with its worker threads, and the background work inside it."""

from __future__ import annotations

import argparse
import ipaddress
import os
import sys
from typing import NoReturn

from . import setup
from .main import Exit


def loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve(options: argparse.Namespace) -> int:
    """Serve until stopped. 2 on a non-loopback host without an https ORIGIN."""
    if not loopback(options.host) and not os.environ.get("ORIGIN", "").startswith("https://"):
        raise Exit(
            2, "serving beyond this machine needs an https ORIGIN (for example ORIGIN=https://award.example)"
        )
    setup.opened()
    if setup.sqlite():
        setup.migrate()
    from django.db import connections

    connections.close_all()
    return run(options.host, options.port)


def anew(*words: str) -> NoReturn:
    """Go on as another command in a process of its own making.

    The typesetter starts threads when it is first used. The server's worker is a fork, which inherits the
    belief in
    them and not the threads, and would wait for ever at its first PDF; so no process that has typeset may
    serve.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, sys.argv[0], *words])  # noqa: S606  reason: our own command, no shell


def run(host: str, port: int) -> int:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    os.environ["ZHIHENG_TICK"] = "1"
    Server(
        "zhiheng.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
    return 0
