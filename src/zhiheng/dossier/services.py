"""归档包: what the office hands to its archives when an edition is filed: the filing list first, then what
it lists.
"""

from __future__ import annotations

import csv
import io
import re

from zhiheng.documents import selectors as documents
from zhiheng.documents.gather import deciding
from zhiheng.documents.models import Letter, Paper
from zhiheng.editions.models import Edition
from zhiheng.files import services as files
from zhiheng.proof import manifest

from .export import export

COLUMNS = ("件号", "题名", "文号或日期", "保管期限")
READ_ME = """{title}归档包

归档目录.pdf、归档目录.csv：按归档次序列出各件及保管期限。
卷宗.zip：全部名单、评分、表决、公示、决定和账册，可以用独立的核验程序核对。
文书/：存档的各版文书，Word 和 PDF 各一份，按出具先后编号。
收发文/：登记的来文和送达回证扫描件。
manifest.json：每个文件的摘要（SHA-256）；root.txt 是 manifest.json 的摘要。
"""


class NotFiled(LookupError):
    """The edition is not filed yet, so there is nothing to hand over."""


def package(edition: Edition) -> bytes:
    """The archive package as bytes; the same database gives the same bytes. Raises NotFiled."""
    if edition.closed_on is None:
        raise NotFiled(edition.pk)
    listed = documents.make("archive_list", edition.ref)
    members = {
        "说明.txt": READ_ME.format(title=edition.title).encode(),
        "归档目录.pdf": listed.pdf,
        "归档目录.docx": listed.docx,
        "归档目录.csv": _table(edition),
        "卷宗.zip": export(edition),
        **_papers(edition),
        **_letters(edition),
    }
    return manifest.seal(
        f"{edition.award.slug}-{edition.year}", "rehearsal" if edition.award.rehearsal else "real", members
    )


def _table(edition: Edition) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows((n, *piece) for n, piece in enumerate(deciding.archive(edition.pk).pieces, 1))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _papers(edition: Edition) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for n, p in enumerate(Paper.objects.filter(edition=edition).order_by("made_at", "pk"), 1):
        name = f"文书/{n:03d}-{_plain(p.title)}-第{p.revision}版"
        made |= {f"{name}.{ending}": files.read(sha) for ending, sha in (("pdf", p.pdf), ("docx", p.docx))}
    return made


def _letters(edition: Edition) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for x in Letter.objects.filter(edition=edition).order_by("way", "serial"):
        name = f"收发文/{'收' if x.way == 'in' else '发'}{x.serial:03d}-{_plain(x.subject)}"
        made |= {
            f"{name}{what}{_ending(raw)}": raw
            for what, sha in (("", x.scan), ("-送达回证", x.proof))
            if sha
            for raw in [files.read(sha)]
        }
    return made


def _plain(text: str) -> str:
    """A title as part of a file's name."""
    return re.sub(r'[\\/:*?"<>|\s]+', "", text)[:60]


def _ending(raw: bytes) -> str:
    return (
        ".pdf"
        if raw.startswith(b"%PDF")
        else ".png"
        if raw.startswith(b"\x89PNG")
        else ".jpg"
        if raw.startswith(b"\xff\xd8")
        else ".bin"
    )
