"""The journeys' people, browser and installations, for the pictures of every page."""

from __future__ import annotations

from tests.journeys.conftest import actor, browser, examine, leave_dossier, rehearsals, serve, server, shoot

__all__ = ["actor", "browser", "examine", "leave_dossier", "rehearsals", "serve", "server", "shoot"]
