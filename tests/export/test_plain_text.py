from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.plain_text import plain_text

NAMES: dict[str, str | None] = {"nato": "NATO"}


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Plain\nwords,  two lines.", "Plain words, two lines."),
        ("*One* **two** _three_ `four` ~~five~~", "One two three four five"),
        ("snake_case stays", "snake_case stays"),
        ("[[nato]] and [[nato|the alliance]]", "NATO and the alliance"),
        ("[[unknown]]", "unknown"),
        (r"\*not emphasis\*", "*not emphasis*"),
        ("[a text](https://example.org/a_(b)) ![a picture](dot.png)", "a text a picture"),
        ("# Heading\n\n- one\n* two\n> three", "Heading one two three"),
        ("| a | b |\n|---|:-:|\n| c | d |", "a b c d"),
        ("A note[^1].\n\n[^1]: The note.", "A note."),
        ("1 < 2, <b>bold</b> <!-- unseen -->", "1 < 2, bold"),
        ("```py\ncode\n```", "code"),
        ('!!! note "Title"\n    Inside.', "Inside."),
        ("[[timeline: limit=5]]", ""),
        ("A title {#anchor .class}", "A title"),
    ],
)
def test_signs_go_and_words_stay(markdown: str, text: str) -> None:
    assert plain_text(markdown, NAMES.get) == text


@given(st.text("ab *_`[]|<>!\n\\#-{}.^~:", max_size=60))
def test_no_text_is_too_strange(markdown: str) -> None:
    text = plain_text(markdown, NAMES.get)
    assert text == " ".join(text.split())
