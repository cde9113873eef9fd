from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from dateline.check.dead_link import check
from dateline.model.dates import Day
from tests.records import collection, event, view

PIECES = (
    *("[a]", "(b)", "(b c)", "[1]", ":", " ", "\n", "x", "(<b>)", '(b "t")', "[a](b)", "[a][1]"),
    *("\n[1]: y", "(https://a.example/b)", "![a](b)", "(b(c))", "(\nb)", "(#x)", "    ", "*", "`"),
)
HREF = re.compile(r'href="(?!https?://\w|mailto:|#)')
SHOWN = view()


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@example("[1]`\n[1]: y`")
def test_what_markdown_would_link_to_nowhere_is_found(text: str) -> None:
    if HREF.search(SHOWN.text.body(text)) or HREF.search(SHOWN.text.line(text)):
        made = collection(event(body=text))
        assert [one.rule for one in check(made, Day(2022, 6, 1))]
