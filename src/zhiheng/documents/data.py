"""What a document says. Texts are ready to print; only `dated`, the date in the PDF's properties, is a date.

Every document carries `rehearsal`: when true the word 演练 lies across each page.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CertificateData:
    """A certificate. `edition` is 第五届, `awarded` and `valid_through` dates in Chinese numerals or digits.

    `signed` is what its code carries after the address, to be checked without the house.
    """

    award: str
    organisation: str
    edition: str
    number: str
    basis: str
    awarded: str
    valid_through: str
    government: str
    verify_url: str
    rehearsal: bool
    dated: date
    signed: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """A file that arrived: name, size with unit, SHA-256 as 64 hexadecimal digits."""

    name: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceiptData:
    """A receipt. `arrived` goes to the millisecond; `ledger_head` is SEQ:HASH of the entry of submission."""

    award: str
    edition: str
    number: str
    organisation: str
    uscc: str
    arrived: str
    files: tuple[ReceiptFile, ...]
    ledger_head: str
    office: str
    date_text: str
    rehearsal: bool
    dated: date
