from __future__ import annotations

import pytest
from hypothesis import given

from dateline.read.document import load
from dateline.read.scalars import as_yaml, guessed, is_plain
from tests.read.test_document import TEXTS


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Talks begin", "Talks begin"),
        ("no", "no"),
        ("2022-01-12", "2022-01-12"),
        ("NATO: talks", '"NATO: talks"'),
        ("@nato", '"@nato"'),
        ("[sic]", '"[sic]"'),
        ("Article #5", '"Article #5"'),
        (" a", '" a"'),
        ("", '""'),
        ('"a"', '"\\"a\\""'),
        ("Київ", "Київ"),
        ("=", '"="'),
        ("<<", '"<<"'),
    ],
)
def test_quotes_only_where_they_are_needed(text: str, written: str) -> None:
    assert as_yaml(text) == written


@given(TEXTS)
def test_text_is_read_as_it_was_given(text: str) -> None:
    document = load(f"key: {as_yaml(text)}", "a.yml")
    assert document.value == {"key": text}
    assert document.findings == ()


@pytest.mark.parametrize(
    ("text", "alone", "in_brackets"),
    [
        ("a", True, True),
        ("a, b", True, False),
        ("a]", True, False),
        ("a: b", False, False),
        ("a #b", False, False),
        ("[a]", False, False),
        ("", False, False),
        (" a", False, False),
        ("https://x.example/a?b=c", True, True),
    ],
)
def test_where_a_text_needs_no_quotes(text: str, alone: bool, in_brackets: bool) -> None:
    assert (is_plain(text), is_plain(text, in_brackets=True)) == (alone, in_brackets)


@pytest.mark.parametrize(
    "text",
    ["no", "Yes", "on", "y", "~", "null", "1", "1.0", "0o17", "0570", "12:30", "1e3", "2022-01-12"],
)
def test_what_others_take_for_something_else(text: str) -> None:
    assert guessed(text)


@pytest.mark.parametrize("text", ["a", "none", "2022-01", "2022~", "1.2.3", "Nope", "text"])
def test_what_nobody_takes_for_something_else(text: str) -> None:
    assert not guessed(text)
