"""Is a Word template safe and complete? It may name only what a paper has; anything else is found with its
place.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from jinja2 import Environment, TemplateSyntaxError, nodes
from lxml import etree

Shape: TypeAlias = "str | list[Any] | Mapping[str, Any]"

TEXT = ""
TEXTS = (
    "drill",
    "head",
    "number",
    "signer",
    "addressee",
    "signature",
    "date_text",
    "note",
    "copies",
    "imprint",
    "imprint_date",
)
BLOCKS = [{"kind": TEXT, "text": TEXT, "columns": [TEXT], "rows": [[TEXT]]}]
SCHEMA: Mapping[str, Shape] = {
    **dict.fromkeys(TEXTS, TEXT),
    "title": [TEXT],
    "attachments": [TEXT],
    "blocks": BLOCKS,
    "annex": BLOCKS,
}
NEEDED = ("title", "blocks")
MOST = 20_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"\{[{%].*?[%}]\}|\{[{%]|[%}]\}")
PLAIN = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
    nodes.Name,
    nodes.Getattr,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a template: a `rule` for programs, the `place` and the text there for people."""

    rule: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with tags, and where it stands."""

    place: str
    text: str


def check_template(raw: bytes) -> tuple[Fault, ...]:
    """Every fault of a template; none: it can be taken. Opens nothing that the archive points to."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(i.file_size for i in archive.infolist()) > MOST:
                return (Fault("too_large", "文件", f"展开后超过{MOST // 1_000_000} MB"),)
            if archive.testzip() is not None or "word/document.xml" not in archive.namelist():
                return (Fault("broken", "文件", "不是完整的 Word 文档（docx）"),)
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
    ):  # RuntimeError: locked, or packed as nobody reads
        return (Fault("broken", "文件", "不是完整的 Word 文档（docx）"),)
    try:
        return (*_macros(parts), *_links(parts), *_tags(parts))
    except etree.XMLSyntaxError as wrong:
        return (Fault("broken", "文件", str(wrong)),)


def _xml(raw: bytes) -> Any:
    return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _macros(parts: Mapping[str, bytes]) -> Iterator[Fault]:
    for name in parts:
        if "vbaproject" in name.lower() or "/activex/" in name.lower() or "/embeddings/" in name.lower():
            yield Fault("macro", name, "含有宏或嵌入对象")
    if b"macroenabled" in parts.get("[Content_Types].xml", b"").lower():
        yield Fault("macro", "[Content_Types].xml", "文件类型为启用宏的文档")


def _links(parts: Mapping[str, bytes]) -> Iterator[Fault]:
    """Links to other files and addresses: the paper would fetch them when it is opened."""
    for name, raw in parts.items():
        if name.endswith(".rels"):
            for link in _xml(raw):
                if link.get("TargetMode", "").lower() == "external":
                    yield Fault("external_link", name, link.get("Target", ""))


def _tags(parts: Mapping[str, bytes]) -> Iterator[Fault]:
    seen: set[str] = set()
    for name in sorted(parts):
        if not name.endswith(".xml") or not (
            b"{{" in parts[name] or b"{%" in parts[name] or name == "word/document.xml"
        ):
            continue
        if not name.startswith("word/"):
            yield Fault("misplaced", name, "占位符只能写在正文、页眉和页脚中")
            continue
        yield from _judged(list(lines(_xml(parts[name]), name)), seen)
    yield from (Fault("missing", "正文", f"没有用到 {need}") for need in NEEDED if need not in seen)


def lines(root: Any, name: str) -> Iterator[Line]:
    """Paragraphs in order, each with its place: 正文第3段, 第1个表格第2行第1格."""
    part = "正文" if name == "word/document.xml" else name.removeprefix("word/").removesuffix(".xml")
    tables = {t: n for n, t in enumerate(root.iter(f"{W}tbl"), 1)}
    for count, paragraph in enumerate(root.iter(f"{W}p"), 1):
        text = "".join(
            t.text or "" for t in paragraph.iter(f"{W}t") if next(t.iterancestors(f"{W}p")) is paragraph
        )
        yield Line(_place(paragraph, part, count, tables), text)


def _place(paragraph: Any, part: str, count: int, tables: Mapping[Any, int]) -> str:
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is None:
        return f"{part}第{count}段"
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(row.iterancestors(f"{W}tbl"))
    where = [
        list(table.iterchildren(f"{W}tr")).index(row) + 1,
        list(row.iterchildren(f"{W}tc")).index(cell) + 1,
    ]
    return f"{part}第{tables[table]}个表格第{where[0]}行第{where[1]}格"


def _judged(found: list[Line], seen: set[str]) -> Iterator[Fault]:
    """Read all paragraphs as one template, a line each, so that a fault's line number is its paragraph."""
    torn = [line for line in found if any(len(tag) == 2 for tag in TAG.findall(line.text))]
    if torn:
        yield from (Fault("syntax", line.place, f"{line.text}：括号没有成对写在同一段中") for line in torn)
        return
    source = "\n".join(re.sub(r"(\{[{%])(?:tc|tr|p|r)\s", r"\1 ", _only_tags(line.text)) for line in found)
    try:
        tree = Environment(autoescape=True).parse(source)
    except TemplateSyntaxError as wrong:
        line = found[min(wrong.lineno, len(found)) - 1]
        yield Fault("syntax", line.place, f"{line.text}：{wrong.message}")
        return
    for at, text in _Judge(seen).faults(tree, dict(SCHEMA)):
        line = found[min(at, len(found)) - 1]
        yield Fault("unknown", line.place, f"{text}（{line.text}）")


def _only_tags(text: str) -> str:
    return "".join(TAG.findall(text))


class _Judge:
    """Walks a template's tree and knows what each name in it stands for."""

    def __init__(self, seen: set[str]) -> None:
        self.seen = seen

    def faults(self, node: nodes.Node, known: dict[str, Shape]) -> Iterator[tuple[int, str]]:
        if not isinstance(node, PLAIN):
            yield node.lineno, f"不允许的写法：{type(node).__name__}"
            return
        if isinstance(node, nodes.For):
            yield from self._loop(node, known)
            return
        if isinstance(node, (nodes.Name, nodes.Getattr)):
            if self._shape(node, known) is None:
                yield node.lineno, f"没有这个占位符：{_written(node)}"
            return
        for child in node.iter_child_nodes():
            if isinstance(node, nodes.Output) and isinstance(child, (nodes.Name, nodes.Getattr)):
                if isinstance(self._shape(child, known), (list, Mapping)):
                    yield child.lineno, f"是列表，须用循环：{_written(child)}"
                    continue
            yield from self.faults(child, known)

    def _loop(self, node: nodes.For, known: dict[str, Shape]) -> Iterator[tuple[int, str]]:
        shape = self._shape(node.iter, known)
        if (
            not isinstance(shape, list)
            or not isinstance(node.target, nodes.Name)
            or node.else_
            or node.test
            or node.recursive
        ):
            yield node.lineno, f"不能循环：{_written(node.iter)}"
            return
        for child in node.body:
            yield from self.faults(child, {**known, node.target.name: shape[0]})

    def _shape(self, node: nodes.Node, known: Mapping[str, Shape]) -> Shape | None:
        if isinstance(node, nodes.Name):
            self.seen.add(node.name)
            return known.get(node.name)
        if isinstance(node, nodes.Getattr):
            inner = self._shape(node.node, known)
            return inner.get(node.attr) if isinstance(inner, Mapping) else None
        return None


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else type(node).__name__
