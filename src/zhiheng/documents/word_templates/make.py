"""Make official.docx, the Word template of all papers. Run by hand, never by the product: python make.py

A4 with 22 lines of 28 characters (GB/T 9704), faces named but not embedded. An office can change it in Word:
the words in
braces are what the product fills in, a paragraph with {%p …%} or a cell with {%tc …%} or {%tr …%} disappears.
"""

import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION_START
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

HERE = Path(__file__).parent
SONG, HEI, KAI, TITLE, LATIN = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "Times New Roman"
PITCH = 28.9
STYLES: dict[str, dict[str, Any]] = {
    "公文正文": {"indent": 2},
    "公文顶格": {},
    "公文居中": {"align": ALIGN.CENTER},
    "公文标题": {"face": TITLE, "size": 22, "align": ALIGN.CENTER, "pitch": 33},
    "公文分页标题": {
        "face": TITLE,
        "size": 22,
        "align": ALIGN.CENTER,
        "pitch": 33,
        "page": True,
        "after": 16,
    },
    "公文标志": {
        "face": TITLE,
        "size": 32,
        "align": ALIGN.CENTER,
        "red": True,
        "pitch": 46,
        "before": 40,
        "after": 20,
    },
    "公文文号": {"align": ALIGN.CENTER, "rule": True, "after": 24},
    "公文文号右": {"align": ALIGN.RIGHT},
    "公文签发": {"rule": True, "after": 24, "tab": True},
    "公文一级": {"face": HEI, "indent": 2, "keep": True},
    "公文二级": {"face": KAI, "indent": 2, "keep": True},
    "公文三级": {"indent": 2},
    "公文表格": {"size": 12, "align": ALIGN.LEFT, "pitch": 18},
    "公文表头": {"face": HEI, "size": 12, "align": ALIGN.CENTER, "pitch": 18},
    "公文署名": {"align": ALIGN.RIGHT, "right": 2, "keep": True},
    "公文日期": {"align": ALIGN.RIGHT, "right": 4},
    "公文版记": {"size": 14, "pitch": 22},
    "公文锚": {"size": 1, "pitch": 1},
    "公文演练": {"size": 12, "align": ALIGN.CENTER, "red": True, "pitch": 18},
}


def face(style: Any, name: str, latin: str = LATIN) -> None:
    style.font.name = latin
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for which, value in (("eastAsia", name), ("hAnsi", latin), ("ascii", latin)):
        fonts.set(qn(f"w:{which}"), value)


def styles(document: Any) -> None:
    """One paragraph style for each part of a paper."""
    normal = document.styles["Normal"]
    face(normal, SONG)
    normal.font.size = Pt(16)
    for name, how in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.quick_style = True
        style.font.size = Pt(how.get("size", 16))
        face(style, how.get("face", SONG))
        if how.get("red"):
            style.font.color.rgb = RGBColor(0xC0, 0, 0)
        shape(style.paragraph_format, how)
        if how.get("size", 16) == 16:
            close_up(style.element.get_or_add_rPr())
        if how.get("size") == 12:
            off_grid(style.element.get_or_add_pPr())
        if how.get("rule"):
            bottom_line(style.element.get_or_add_pPr())
    paragraph = normal.paragraph_format
    paragraph.space_after = Pt(0)


def shape(form: Any, how: dict[str, Any]) -> None:
    size = how.get("size", 16)
    form.alignment = how.get("align", ALIGN.JUSTIFY)
    form.first_line_indent = Pt(size * how.get("indent", 0))
    form.right_indent = Pt(size * how.get("right", 0))
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(how.get("pitch", PITCH))
    form.space_before, form.space_after = Pt(how.get("before", 0)), Pt(how.get("after", 0))
    form.keep_with_next = how.get("keep", False)
    form.page_break_before = how.get("page", False)
    if how.get("tab"):
        form.tab_stops.add_tab_stop(Mm(104))


def off_grid(properties: Any) -> None:
    """Lines of a table stand at their own height, not at that of the page's 22 lines."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    properties.insert_element_before(
        snap, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl"
    )


def close_up(properties: Any) -> None:
    """A quarter point less after each 三号 character: 28 of them on a line of 156 mm, with or without a
    grid of characters.
    """
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), "-5")
    properties.insert_element_before(
        closer, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u"
    )


def bottom_line(properties: Any) -> None:
    """The red line under the document number."""
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "12"), ("space", "11"), ("color", "C00000")):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def sheet(document: Any) -> None:
    """A4, margins, the grid of 22 lines, page numbers outside."""
    section = document.sections[0]
    section.start_type = WD_SECTION_START.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(26)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for key, value in (("type", "lines"), ("linePitch", "579")):
        grid.set(qn(f"w:{key}"), value)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        page_number(footer.paragraphs[0], align)


def page_number(paragraph: Any, align: Any) -> None:
    """— 1 — in 四号, one character from the edge."""
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Pt(14)
    for kind, text in (("", "— "), ("begin", ""), ("instr", "PAGE"), ("end", ""), ("", " —")):
        run = paragraph.add_run(text if not kind else "")
        run.font.size = Pt(14)
        if kind == "instr":
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def lines(document: Any, *rows: tuple[str, str]) -> None:
    for text, style in rows:
        document.add_paragraph(text, style=style)


def grid(document: Any) -> None:
    """A table whose columns and rows follow from the block."""
    made = document.add_table(4, 3, style="Table Grid")
    texts = (
        ("{%tc for c in b.columns %}", "{{ c }}", "{%tc endfor %}"),
        ("{%tr for r in b.rows %}", "", ""),
        ("{%tc for c in r %}", "{{ c }}", "{%tc endfor %}"),
        ("{%tr endfor %}", "", ""),
    )
    for n, row in enumerate(texts):
        for cell, text in zip(made.rows[n].cells, row, strict=True):
            cell.paragraphs[0].text = text
            cell.paragraphs[0].style = "公文表头" if n == 0 else "公文表格"
    repeat = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeat)
    whole_width(made)


def whole_width(made: Any) -> None:
    made.autofit = True
    properties = made._tbl.tblPr
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    width = OxmlElement("w:tblW")
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")
    properties.insert_element_before(width, "w:jc", "w:tblBorders", "w:tblLayout", "w:tblLook")


def imprint(document: Any) -> None:
    """版记: thick lines above and below, at the foot of the last page; a paragraph must follow, or it has
    nowhere to hang.
    """
    made = document.add_table(2, 2)
    made.rows[0].cells[0].merge(made.rows[0].cells[1])
    made.rows[0].cells[0].paragraphs[0].text = "{{ copies }}"
    made.rows[1].cells[0].paragraphs[0].text = "{{ imprint }}"
    made.rows[1].cells[1].paragraphs[0].text = "{{ imprint_date }}"
    for row in made.rows:
        for cell in row.cells:
            cell.paragraphs[0].style = "公文版记"
    made.rows[1].cells[1].paragraphs[0].alignment = ALIGN.RIGHT
    whole_width(made)
    borders = OxmlElement("w:tblBorders")
    for side, weight in (("top", "8"), ("bottom", "8"), ("insideH", "6")):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", weight), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    made._tbl.tblPr.insert_element_before(borders, "w:tblLayout", "w:tblCellMar", "w:tblLook")
    place = OxmlElement("w:tblpPr")
    for key, value in (
        ("vertAnchor", "margin"),
        ("horzAnchor", "margin"),
        ("tblpXSpec", "center"),
        ("tblpYSpec", "bottom"),
    ):
        place.set(qn(f"w:{key}"), value)
    made._tbl.tblPr.insert_element_before(
        place, "w:tblOverlap", "w:tblW", "w:jc", "w:tblBorders", "w:tblLayout", "w:tblLook"
    )


def top(document: Any) -> None:
    """版头 and title."""
    lines(
        document,
        ("{%p if drill %}", "公文演练"),
        ("{{ drill }}", "公文演练"),
        ("{%p endif %}", "公文演练"),
        ("{%p if head %}", "公文顶格"),
        ("{{ head }}", "公文标志"),
        ("{%p if signer %}", "公文顶格"),
        ("　{{ number }}\t签发人：{{ signer }}", "公文签发"),
        ("{%p else %}", "公文顶格"),
        ("{{ number }}", "公文文号"),
        ("{%p endif %}", "公文顶格"),
        ("{%p else %}", "公文顶格"),
        ("{%p if number %}", "公文顶格"),
        ("{{ number }}", "公文文号右"),
        ("{%p endif %}", "公文顶格"),
        ("{%p endif %}", "公文顶格"),
        ("{%p for t in title %}", "公文顶格"),
        ("{{ t }}", "公文标题"),
        ("{%p endfor %}", "公文顶格"),
        ("", "公文顶格"),
        ("{%p if addressee %}", "公文顶格"),
        ("{{ addressee }}", "公文顶格"),
        ("{%p endif %}", "公文顶格"),
    )


def middle(document: Any, name: str) -> None:
    """Blocks in their order."""
    lines(document, (f"{{%p for b in {name} %}}", "公文顶格"), ("{%p if b.kind == 'table' %}", "公文顶格"))
    grid(document)
    kinds = {
        "h1": "公文一级",
        "h2": "公文二级",
        "h3": "公文三级",
        "flat": "公文顶格",
        "center": "公文居中",
        "page": "公文分页标题",
    }
    for kind, style in kinds.items():
        lines(document, (f"{{%p elif b.kind == '{kind}' %}}", "公文顶格"), ("{{ b.text }}", style))
    lines(
        document,
        ("{%p else %}", "公文顶格"),
        ("{{ b.text }}", "公文正文"),
        ("{%p endif %}", "公文顶格"),
        ("{%p endfor %}", "公文顶格"),
    )


def bottom(document: Any) -> None:
    """附件说明, 署名, 成文日期, 附注, 版记."""
    lines(
        document,
        ("{%p if attachments %}", "公文顶格"),
        ("", "公文顶格"),
        ("{%p for a in attachments %}", "公文顶格"),
        ("{{ a }}", "公文正文"),
        ("{%p endfor %}", "公文顶格"),
        ("{%p endif %}", "公文顶格"),
        ("{%p if signature %}", "公文顶格"),
        ("", "公文署名"),
        ("", "公文署名"),
        ("{{ signature }}", "公文署名"),
        ("{%p endif %}", "公文顶格"),
        ("{%p if date_text %}", "公文顶格"),
        ("{{ date_text }}", "公文日期"),
        ("{%p endif %}", "公文顶格"),
        ("{%p if note %}", "公文顶格"),
        ("{{ note }}", "公文正文"),
        ("{%p endif %}", "公文顶格"),
        ("{%p if imprint %}", "公文顶格"),
    )
    imprint(document)
    lines(document, ("", "公文锚"), ("{%p endif %}", "公文顶格"))


def make() -> Any:
    document = Document()
    for element in list(document.element.body):
        if not element.tag.endswith("sectPr"):
            document.element.body.remove(element)
    styles(document)
    sheet(document)
    top(document)
    middle(document, "blocks")
    bottom(document)
    middle(document, "annex")
    document.core_properties.author = "质衡"
    document.core_properties.comments = ""
    return document


if __name__ == "__main__":
    make().save(sys.argv[1] if len(sys.argv) > 1 else HERE / "official.docx")
