"""The house whose papers are opened."""

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
