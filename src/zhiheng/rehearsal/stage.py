"""The stage a rehearsal plays on: its people, its clock, and acts done through the same services as on
screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from zhiheng.access import acts, clock
from zhiheng.access.acting import Actor, Done, rules_of
from zhiheng.access.models import Award, User
from zhiheng.editions.kinds import EDITION
from zhiheng.editions.models import Case, Edition
from zhiheng.files import services as files

from .scenario import Scenario


@dataclass
class Stage:
    """A rehearsal under way. Its clock only goes forward, one second with every act."""

    award: Award
    scenario: Scenario
    suffix: str = ""
    at: datetime = field(default_factory=clock.real)
    edition: Edition | None = None
    people: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    acts_done: int = 0

    def go(self, day: date, hour: int = 9, minute: int = 0, second: int = 0) -> None:
        """Move on to a time of day; never back."""
        wanted = datetime.combine(day, time(hour, minute, second), clock.SHANGHAI)
        self.at = max(self.at, wanted)

    def do(self, who: str, act: str, ref: str, **args: Any) -> Done:
        """One act by one person at the present instant, through its service."""
        performed = acts.table()[act]
        done: Done = performed.service(ref, by=Actor(self.user(who), via="cli"), at=self.at, **args)
        self.at += timedelta(seconds=1)
        self.acts_done += 1
        return done

    def user(self, who: str) -> str:
        """Id of a member of the cast by role name; "public" and "system" are themselves."""
        return self.people.get(who, who)

    def login(self, name: str) -> str:
        return f"{name}{self.suffix}"

    def know(self, who: str, login: str) -> None:
        self.people[who] = User.objects.get(login=self.login(login)).pk

    @property
    def here(self) -> Edition:
        assert self.edition is not None
        return Edition.objects.get(pk=self.edition.pk)

    @property
    def ref(self) -> str:
        return EDITION.ref(self.here.pk)

    @property
    def government(self) -> str:
        """What the award's instrument calls its government for short."""
        return rules_of(self.award).government

    def case(self, alias: str) -> Case:
        return Case.objects.select_related("edition", "organisation").get(pk=self.cases[alias])

    def paper(self, who: str, title: str) -> str:
        """A small scanned paper that somebody uploads; its digest."""
        return files.receive(self.user(who), [sheet(title)], self.at).sha256


def sheet(title: str) -> bytes:
    """A one-page PDF that says what it stands for, as bytes that follow from the title."""
    text = title.encode("utf-16-be").hex().upper()
    content = f"BT /F1 16 Tf 60 760 Td <{text}> Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
        b"<< /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        b"/DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 0 1000 1000] /ItalicAngle 0 "
        b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for n, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, part)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start)
    return bytes(out)
