"""The journeys' people, browser and installations, for the one journey that takes minutes."""

from __future__ import annotations

from tests.journeys.conftest import actor, browser, leave_dossier, rehearsals, serve, server

__all__ = ["actor", "browser", "leave_dossier", "rehearsals", "serve", "server"]
