"""The house that the tests of the apps act in."""

from tests.house import books, data_folder, draft, golden, house, played, public, refused

__all__ = ["books", "data_folder", "draft", "golden", "house", "played", "public", "refused"]
