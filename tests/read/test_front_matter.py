from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.front_matter import FrontMatter, split, yaml_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: b\n---\nText\n", FrontMatter("a: b\n", "Text\n", 2, 4)),
        ("---\na: b\n---\n", FrontMatter("a: b\n", "", 2, 4)),
        ("---\na: b\n---", FrontMatter("a: b\n", "", 2, 3)),
        ("--- \na: b\nc: d\n---\t\n\nText", FrontMatter("a: b\nc: d\n", "\nText", 2, 5)),
        ("---\n---\nText", FrontMatter("", "Text", 2, 3)),
        ("---\na: |\n  ---\n---\n---\n", FrontMatter("a: |\n  ---\n", "---\n", 2, 5)),
    ],
)
def test_front_matter_is_taken_off(text: str, expected: FrontMatter) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text\n",
        "\n---\na: b\n---\n",
        " ---\na: b\n---\n",
        "---\na: b\n",
        "----\na: b\n----\n",
        "---",
    ],
)
def test_text_without_front_matter_is_all_body(text: str) -> None:
    assert split(text) == FrontMatter(None, text)


@given(st.text(alphabet=list("-\n a:")))
def test_body_begins_on_its_line(text: str) -> None:
    matter = split(text)
    assert text.endswith(matter.body)
    assert "\n".join(text.split("\n")[matter.body_line - 1 :]) == matter.body or not matter.body


def test_front_matter_may_end_as_a_yaml_document_does() -> None:
    assert split("---\ntitle: x\n...\nText\n") == FrontMatter("title: x\n", "Text\n", 2, 4)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.yml", "a: b\n", (0, "a: b\n")),
        ("a.md", "---\na: b\n---\nc\n", (4, "a: b\n")),
        ("a.md", "---  \n---\n", (6, "")),
    ],
)
def test_the_yaml_of_a_file(path: str, text: str, expected: tuple[int, str]) -> None:
    assert yaml_of(text, path) == expected
