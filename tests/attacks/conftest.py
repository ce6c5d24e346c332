"""The folder that the tests of attacks and faults write in."""

from tests.house import data_folder

__all__ = ["data_folder"]
