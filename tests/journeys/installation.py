"""A rehearsal installation as an outsider has it: its folder, its commands and its server, and nothing of
its code.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path
from typing import Any

from tests import cache

COMMAND = Path(sys.executable).with_name("zhiheng")
READY_WITHIN = 30  # seconds
PLAYED_WITHIN = 120  # seconds, with editions to play first
COMMAND_WITHIN = 120  # seconds


class Failed(AssertionError):
    """A command or the server did not do what it was asked; the message carries its last words."""


def command(*arguments: str | Path, codes: tuple[int, ...] = (0,)) -> str:
    """Run `zhiheng` with these arguments and return its stdout; Failed where it ends with another code."""
    words = [str(COMMAND), *map(str, arguments)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=COMMAND_WITHIN, check=False)
    if done.returncode not in codes:
        raise Failed(f"{' '.join(words[1:])}: exit {done.returncode}\n{(done.stderr or done.stdout)[-2000:]}")
    return done.stdout


def free_port() -> int:
    """Return a port of the loopback that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Installation:
    """One DATA folder and the server over it; `start` before, `stop` after."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = data.with_name(data.name + ".log")
        self._process: subprocess.Popen[bytes] | None = None

    def command(self, *arguments: str | Path, codes: tuple[int, ...] = (0,)) -> str:
        """Run a command on this installation."""
        return command(*arguments, "--data", self.data, codes=codes)

    def ask(self, *arguments: str | Path) -> dict[str, Any]:
        """Run a command on this installation and return what it says in JSON."""
        answer: dict[str, Any] = json.loads(self.command(*arguments, "--json"))
        return answer

    def entrance(self, user: str) -> str:
        """Return the address that signs `user` in once, within ten minutes."""
        return self.url + str(self.ask("sign-in", user)["path"])

    def start(self, *words: str) -> None:
        """Start the server in a process group of its own and wait until it is ready; ``words`` in place of
        ``serve``.
        """
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [str(COMMAND), *(words or ("serve",)), "--data", str(self.data), "--port", str(self.port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + (PLAYED_WITHIN if words else READY_WITHIN)
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise Failed(
                    f"the server did not become ready\n{self._log.read_text(errors='replace')[-2000:]}"
                )
            time.sleep(0.1)

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError as refusal:
            refusal.close()
            return False
        except OSError:
            return False

    def stop(self) -> None:
        """End the server and all it started: politely, then surely."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None


class Rehearsals:
    """Rehearsed installations.

    Each set of options is rehearsed once for each state of the code; who asks for one gets a copy of their
    own, whose clock stands where the rehearsal left it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies = 0

    def copy(self, *options: str) -> Installation:
        """Return a new installation rehearsed with these options of `zhiheng rehearse`; none is the golden
        edition.
        """
        self._copies += 1
        target = self._folder / f"copy-{self._copies}"
        kind = "-".join(["rehearsal", *(word.strip("-") for word in options)])
        with cache.held(kind, options, partial(_rehearse, options)) as kept:
            shutil.copytree(kept / "data", target)
            cache.put_clocks_back(target / "db.sqlite3", cache.age(kept))
        return Installation(target)


def _rehearse(options: tuple[str, ...], folder: Path) -> None:
    command("rehearse", *options, "--data", folder / "data")
