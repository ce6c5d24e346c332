"""The house that the tests of the apps act in."""

from tests.house import books, data_folder, draft, golden, house, meeting, played, public, refused, sitting

__all__ = [
    "books",
    "data_folder",
    "draft",
    "golden",
    "house",
    "meeting",
    "played",
    "public",
    "refused",
    "sitting",
]
