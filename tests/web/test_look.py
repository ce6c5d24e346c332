"""What the look promises and can be held without a browser: contrast, tokens, words, focus, one primary
button.

Rendered pages are one for each address and each kind of user who may see it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import zhiheng

SRC = Path(zhiheng.__file__).parent
WEB = SRC / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
SHEETS = sorted((WEB / "static" / "css").glob("*.css"))
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2: 1.4.3 for text, 1.4.11 for what is operated

PAIRS = (  # foreground, background, least ratio
    *(
        (text, ground, TEXT)
        for text in ("ink", "ink-2", "ink-3", "act", "act-deep", "law", "law-deep", "met", "open")
        for ground in ("sheet", "paper", "wash")
    ),
    *((text, f"{text}-wash", TEXT) for text in ("act", "law", "met", "open")),
    *(
        ("ink", ground, TEXT)
        for ground in ("act-wash", "law-wash", "met-wash", "open-wash", "h1", "h2", "h3", "h4", "h5")
    ),
    *(("sheet", ground, TEXT) for ground in ("act", "act-deep", "law", "law-deep", "ink", "met", "h6")),
    *(("edge", ground, SHAPE) for ground in ("sheet", "paper", "wash")),
    *(("focus", ground, SHAPE) for ground in ("sheet", "paper", "wash")),
)


def tokens() -> dict[str, str]:
    return dict(
        re.findall(
            r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})", (WEB / "static/css/tokens.css").read_text(encoding="utf-8")
        )
    )


def luminance(colour: str) -> float:
    """Relative luminance by WCAG."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_by_known_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_pair_of_tokens_has_its_contrast() -> None:
    found = tokens()
    assert [(a, b, round(r, 2)) for a, b, least in PAIRS if (r := contrast(found[a], found[b])) < least] == []


def test_heat_falls_evenly_in_grey() -> None:
    found = tokens()
    bands = [luminance(found[f"h{n}"]) for n in range(1, 7)]
    assert bands == sorted(bands, reverse=True) and all(a - b > 0.07 for a, b in pairwise(bands))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_no_colour_stands_outside_the_tokens(sheet: Path) -> None:
    """White and black are paper and print; everything else has a name."""
    if sheet.name == "tokens.css":
        return
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    found = re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*\})|\b(?:rgba?|hsla?|oklch|color-mix)\([^)]*\)", text)
    assert [c for c in found if c.lower() not in ("#fff", "#000")] == []


def test_pictures_carry_no_colour() -> None:
    for file in (WEB / "pictures").glob("*.py"):
        assert not re.search(
            r"#[0-9a-f]{3,6}\b|fill=\"(?!none)|stroke=\"", file.read_text(encoding="utf-8")
        ), file.name


def test_focus_is_always_seen() -> None:
    css = "".join(s.read_text(encoding="utf-8") for s in SHEETS)
    assert re.search(r"(?<![\w-]):focus-visible \{[^}]*outline: 3px solid var\(--focus\)", css)
    without = re.findall(r"([^{};]+)\{[^}]*outline: (?:0|none)", css)
    elsewhere = (
        ".zh-main:focus",
        ".zh-tasks a:focus-visible",
        ".zh-ladder input:focus-visible",
        "#island .zh-paper h2:focus",
        ".zh-item:focus",
    )  # where a jump lands; rows and labels that carry the ring
    assert [
        s.strip()
        for s in without
        if not all(one.strip() in elsewhere for one in re.sub(r"/\*.*?\*/", "", s, flags=re.S).split(","))
    ] == []


INLINE = re.compile(
    r"<script(?![^>]*\s(?:src=|type=.application/json))|<style|\sstyle=|\son[a-z]+=|javascript:", re.I
)
PRIVATE = re.compile(r"https?://(?!www\.w3\.org/)")


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda p: p.name)
def test_no_template_holds_style_script_or_foreign_address(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not (found := INLINE.search(text)), found
    assert not (found := PRIVATE.search(text)), found


FORBIDDEN = re.compile(
    r"温馨提示|亲(?![自属笔])|操作成功|操作失败|系统错误|非法|表彰|恭喜|！|权限不足|暂无数据"
)


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Chinese strings of a module that people may read: docstrings are for programmers."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    silent = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
            and re.search(r"[\u4e00-\u9fff！]", node.value)
        ):
            yield node.lineno, node.value


def test_no_template_uses_a_word_that_we_do_not_use() -> None:
    assert [
        (f.name, m[0]) for f in TEMPLATES for m in FORBIDDEN.finditer(f.read_text(encoding="utf-8"))
    ] == []


def test_no_module_says_a_word_that_we_do_not_use() -> None:
    found = [
        (str(f.relative_to(SRC)), line, m[0])
        for f in sorted(SRC.rglob("*.py"))
        for line, text in strings(f)
        for m in FORBIDDEN.finditer(text)
    ]
    assert found == []


def test_no_script_or_help_text_uses_a_word_that_we_do_not_use() -> None:
    files = [*(WEB / "static/js").glob("*.js"), *(WEB / "help").rglob("*.md")]
    assert (
        files
        and [(f.name, m[0]) for f in files for m in FORBIDDEN.finditer(f.read_text(encoding="utf-8"))] == []
    )


class Outline(HTMLParser):
    """What a page shows: headings, primary buttons of its main part, icons with the words beside them."""

    VOID = {"input", "br", "hr", "img", "meta", "link", "col", "wbr", "use", "path", "circle", "rect"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[dict[str, Any]] = []
        self.h1, self.primary, self.wordless, self.said = 0, 0, list[str](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        classes = (a.get("class") or "").split()
        self.h1 += tag == "h1"
        if (
            any(x["tag"] == "main" for x in self.stack)
            and "zh-btn" in classes
            and a.get("aria-disabled") != "true"
        ):
            self.primary += not {"zh-btn--2", "zh-btn--grave"} & set(classes)
        if tag == "svg" and "zh-i" in classes and len(self.stack) > 1:
            self.stack[-2]["icon"] = True
        if tag not in self.VOID:
            self.stack.append({"tag": tag, "text": "", "icon": False, "classes": classes})

    def handle_data(self, data: str) -> None:
        for x in self.stack:
            x["text"] += data.strip()
        if self.stack and self.stack[-1]["tag"] not in ("script", "style"):
            self.said.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self.stack and tag not in self.VOID:
            x = self.stack.pop()
            if x["icon"] and not x["text"]:
                self.wordless.append(f"{x['tag']}.{' '.join(x['classes'])}")
            if x["tag"] == tag:
                break


def outline(html: str) -> Outline:
    made = Outline()
    made.feed(html)
    return made


def test_the_outline_sees_what_it_should() -> None:
    page = (
        '<main><h1>甲</h1><p><span><svg class="zh-i"></svg></span></p><a class="zh-btn">'
        '一</a><button class="zh-btn">二</button></main>'
    )
    found = outline(page)
    assert (found.h1, found.primary, found.wordless) == (1, 2, ["p."])


@pytest.fixture
def rendered(golden: Any) -> dict[str, str]:
    """HTML of one sample of each address for each kind who gets it, by path and kind."""
    from django.test import Client

    from tests.web.test_table import client_of
    from zhiheng.web import routes, samples

    users: dict[str, Any] = {k: client_of(v) for k, v in samples.first_users().items()}
    users["anybody"] = Client(headers={"host": "127.0.0.1"})
    found = {}
    for route in routes.listed(True):
        for sample in route.get("samples", [])[: 40 if route["name"] == "act" else 2]:
            may = ["anybody"] if route["open"] else [k for k, v in sample["expect"].items() if v == 200]
            for kind in may if "GET" in route["methods"] else []:
                got = users[kind].get(sample["path"])
                if got.status_code == 200 and got.headers["Content-Type"].startswith("text/html"):
                    found[f"{kind} {sample['path']}"] = got.content.decode()
    return found


AS_TYPED = ("/application/", "/material/", "/book/")  # what an applicant typed stays as it was typed
ISO = re.compile(r"(?<![\w/-])\d{4}-\d{2}-\d{2}(?![\w-])")


@pytest.mark.django_db
def test_rendered_pages_hold_to_the_look(rendered: dict[str, str]) -> None:
    assert len(rendered) > 150
    wrong = []
    for where, html in rendered.items():
        found = outline(html)
        text = "".join(found.said)
        if found.h1 != 1:
            wrong.append((where, "h1", found.h1))
        if found.primary > 1 and "/rehearsal/" not in where:
            wrong.append((where, "primary buttons", found.primary))
        wrong += [(where, "icon without a word", w) for w in found.wordless]
        wrong += [
            (where, "inline", m[0])
            for m in INLINE.finditer(re.sub(r"<textarea.*?</textarea>|<pre.*?</pre>", "", html, flags=re.S))
        ]
        wrong += [(where, "word", m[0]) for m in FORBIDDEN.finditer(text)]
        if not re.search("|".join(AS_TYPED), where):
            wrong += [(where, "date for machines", m[0]) for m in ISO.finditer(text)]
    assert not wrong, "\n".join(map(str, sorted(set(wrong))[:60]))
