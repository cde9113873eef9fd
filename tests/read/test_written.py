from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.read.document import load
from dateline.read.written import Group, Node, Part, Scalar, written
from tests.edit.records_at_random import record_at_random

if TYPE_CHECKING:
    from random import Random

TEXT = """\
# about the whole

# about the title
title: "a: b" # why
body: |  # text
  One
  # no comment

  Two

sources: # all
- a # first

# about the second
- {id: b, at: [c]} # in braces
# - commented out
added:
# the end
"""


def parts(text: str) -> tuple[Part, ...]:
    top = written(text).top
    assert isinstance(top, Group)
    return top.parts


def value_of(node: Node) -> object:
    """The value, without its style, that the reader makes of it."""
    if isinstance(node, Scalar):
        return node.value
    if node.is_list:
        return [value_of(part.value) for part in node.parts]
    return {part.name: value_of(part.value) for part in node.parts}


def test_the_values_are_those_of_the_reader() -> None:
    assert value_of(written(TEXT).top) == load(TEXT, "a.yml").value


def test_comments_and_empty_lines_have_their_parts() -> None:
    title, body, sources, added = parts(TEXT)
    assert written(TEXT).lead == ("# about the whole", "")
    assert (title.above, title.beside) == (("# about the title",), "# why")
    assert (body.above, body.beside) == ((), "# text")
    assert (sources.above, sources.beside) == (("",), "# all")
    assert isinstance(sources.value, Group)
    first, second = sources.value.parts
    assert (first.above, first.beside) == ((), "# first")
    assert (second.above, second.beside) == (("", "# about the second"), "# in braces")
    assert sources.value.below == ()
    assert added.above == ("# - commented out",)
    top = written(TEXT).top
    assert isinstance(top, Group)
    assert top.below == ("# the end",)


@pytest.mark.parametrize(
    ("value", "style"),
    [("a", ""), ("'a'", "'"), ('"a"', '"'), ("|\n  a\n", "|"), (">-\n  a\n", ">"), ("", "")],
)
def test_how_a_text_is_written(value: str, style: str) -> None:
    text = f"title: {value}\n"
    scalar = parts(text)[0].value
    assert isinstance(scalar, Scalar)
    assert (scalar.style, scalar.source) == (style, text[scalar.start : scalar.end])
    assert scalar.source.strip() == value.strip()


@pytest.mark.parametrize(
    ("text", "flow", "one_line"),
    [("a: [b]\n", True, True), ("a: [b,\n  c]\n", True, False), ("a:\n  - b\n", False, False)],
)
def test_how_a_list_is_written(text: str, flow: bool, one_line: bool) -> None:
    group = parts(text)[0].value
    assert isinstance(group, Group)
    assert (group.is_list, group.flow, group.one_line) == (True, flow, one_line)


@pytest.mark.parametrize(
    ("text", "lead", "above"),
    [
        ("---\na: b\n", ("---",), ()),
        ("%YAML 1.1\n# c\n---\n# d\na: b\n", ("%YAML 1.1", "# c", "---"), ("# d",)),
        ("# c\na: b\n", (), ("# c",)),
        ("\n\n# c\n\n# d\n\na: b\n", ("# c", "", "# d", ""), ()),
    ],
)
def test_what_stands_before_the_record(
    text: str, lead: tuple[str, ...], above: tuple[str, ...]
) -> None:
    assert (written(text).lead, parts(text)[0].above) == (lead, above)


def test_a_text_that_is_no_mapping() -> None:
    assert isinstance(written("a").top, Scalar)
    assert written("# c\n").top == Scalar("")


def test_places_of_letters_of_several_bytes() -> None:
    scalar = parts("Київ: Львів # c\n")[0].value
    assert (scalar.start, scalar.end) == (6, 11)


@given(st.randoms(use_true_random=False))
def test_everything_is_found_where_it_stands(random: Random) -> None:
    text = record_at_random(random)
    document = load(text, "a.yml")
    assume(not document.findings)
    top = written(text).top
    assert value_of(top) == document.value
    assert all(text[one.start : one.end] == one.source for one in scalars(top))


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    keys = [part.key for part in node.parts if part.key]
    return [*keys, *(one for part in node.parts for one in scalars(part.value))]
