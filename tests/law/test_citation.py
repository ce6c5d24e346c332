"""Citations as they are printed, on screens and on official papers."""

from __future__ import annotations

import pytest

from zhiheng.law import citation


@pytest.mark.parametrize(
    ("written", "screen", "paper"),
    [
        ("14(3)", "第十四条（三）", "第十四条第（三）项"),
        ("8", "第八条", "第八条"),
        ("10(10)", "第十条（十）", "第十条第（十）项"),
        ("25(21)", "第二十五条（二十一）", "第二十五条第（二十一）项"),
        ("14(x)", "第十四条", "第十四条"),
        ("14(", "第十四条", "第十四条"),
        ("", "", ""),
        ("附则", "附则", "附则"),
    ],
)
def test_a_citation_is_printed_as_its_reader_knows_it(written: str, screen: str, paper: str) -> None:
    assert (citation.article(written), citation.official(written)) == (screen, paper)


@pytest.mark.parametrize(
    ("n", "said"), [(0, "零"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")]
)
def test_a_number_is_said_in_chinese(n: int, said: str) -> None:
    assert citation.numeral(n) == said
