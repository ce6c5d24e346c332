"""A few SVG elements as text. Classes carry the colours; every text is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

NARROW = 800
HATCH = Markup(
    '<defs><pattern id="hz" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="hz" d="M0 0V6"/></pattern></defs>'
)


def element(tag: str, inner: str = "", **attributes: str | float) -> Markup:
    """``cls`` stands for class, ``text_anchor`` for text-anchor; numbers lose what a screen cannot show."""
    written = "".join(f' {_name(k)}="{escape(_value(v))}"' for k, v in attributes.items() if v != "")
    return (
        Markup("<{0}{1}>{2}</{0}>").format(tag, Markup(written), inner)
        if inner
        else Markup("<{0}{1}/>").format(tag, Markup(written))
    )


def _name(key: str) -> str:
    return "class" if key == "cls" else key.replace("_", "-")


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def drawing(width: float, height: float, says: str, parts: Iterable[str], kind: str = "") -> Markup:
    """The whole picture; its sentence is what a screen reader hears. ``kind`` names a width of its own."""
    inner = Markup("").join([HATCH, *parts])
    kind = kind or ("" if width > NARROW else "narrow")
    cls = f"zh-chart zh-chart--{kind}" if kind else "zh-chart"
    return Markup('<svg class="{}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        cls, _value(width), _value(height), says, inner
    )
