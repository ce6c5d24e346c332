"""Apps of the house: a room is found because it is installed, with its kinds, rules of sight and acts."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil

from django.apps import AppConfig

PARTS = ("kinds", "words", "visibility", "services")


class Room(AppConfig):
    """An app whose ``kinds``, ``words``, ``visibility`` and ``services`` are read when it is installed.

    Each part is a module or a package; a package's modules are read too. Nothing else needs to know their
    names: acts, kinds and rules of sight enter their registries as the module is read.
    """

    def ready(self) -> None:
        for part in PARTS:
            name = f"{self.name}.{part}"
            if importlib.util.find_spec(name) is not None:
                module = importlib.import_module(name)
                for inner in pkgutil.iter_modules(getattr(module, "__path__", ())):
                    importlib.import_module(f"{name}.{inner.name}")
