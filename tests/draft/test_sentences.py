from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.draft.article import Paragraph, plain
from dateline.draft.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They left.", ["They met.", "They left."]),
        ("Mr. Smith met Gen. Brown. He left.", ["Mr. Smith met Gen. Brown.", "He left."]),
        ("Joseph R. Biden, Jr. spoke today.", ["Joseph R. Biden, Jr. spoke today."]),
        ("It is in the U.S. The rest is not.", ["It is in the U.S.", "The rest is not."]),
        ("The U.S. Congress met.", ["The U.S. Congress met."]),
        ("At 5 p.m. Tuesday they met.", ["At 5 p.m. Tuesday they met."]),
        (
            "He said: “We met. We left.” Then he went.",
            ["He said: “We met. We left.”", "Then he went."],
        ),
        ("“We met. We left,” he said.", ["“We met. We left,” he said."]),
        ("Did they? Yes! So it is…", ["Did they?", "Yes!", "So it is…"]),
        ("It rose 3.5 percent. No. 5 fell.", ["It rose 3.5 percent.", "No. 5 fell."]),
        ("“Opened and never closed. It goes on.", ["“Opened and never closed.", "It goes on."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [one.text for one in sentences_of(Paragraph(1, text))] == expected


@given(st.text(st.sampled_from('aA1 .!?"“”’()U.S\n'), max_size=80))
def test_nothing_but_spaces_is_lost(text: str) -> None:
    line = plain(text)
    found = list(sentences_of(Paragraph(1, line)))
    assert "".join(one.text for one in found).replace(" ", "") == line.replace(" ", "")
    assert all(line[one.start : one.start + len(one.text)] == one.text for one in found)
