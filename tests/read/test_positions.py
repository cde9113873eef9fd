"""Places in files. In the texts here, ¦ stands before the character that is to be found."""

from __future__ import annotations

import pytest

from dateline.model.problem import Keys, Place, Position
from dateline.read.document import load
from dateline.read.positions import Layout

RECORD = """\
title: Talks
sources:
  - first
  - {id: second, locator: page 3}
  - title: A report
    url: https://example.org
aliases: [one, two,
  three]
relations: {follows: [a, b]}
"""


def found(marked: str, place: Place, path: str = "a.yml") -> tuple[Position, Position]:
    """Where a place is said to be, and where the mark is."""
    text, mark, rest = marked.partition("¦")
    assert mark
    line = text.count("\n")
    column = len(text) - text.rfind("\n") - 1
    return Layout.of(text + rest, path).locate(place), Position(line + 1, column + 1)


@pytest.mark.parametrize(
    ("marked", "keys"),
    [
        ("title: ¦Talks", ("title",)),
        ("sources:\n  ¦- first", ("sources",)),
        ("- ¦first", ("sources", 0)),
        ("- ¦{id", ("sources", 1)),
        ("id: ¦second", ("sources", 1, "id")),
        ("locator: ¦page 3", ("sources", 1, "locator")),
        ("- ¦title: A", ("sources", 2)),
        ("url: ¦https", ("sources", 2, "url")),
        ("aliases: ¦[one", ("aliases",)),
        ("[¦one", ("aliases", 0)),
        (", ¦two", ("aliases", 1)),
        ("  ¦three", ("aliases", 2)),
        ("[a, ¦b]", ("relations", "follows", 1)),
    ],
)
def test_place_of_a_value(marked: str, keys: Keys) -> None:
    assert RECORD.count(marked.replace("¦", "")) == 1
    text = RECORD.replace(marked.replace("¦", ""), marked)
    where, expected = found(text, Place(keys))
    assert where == expected


@pytest.mark.parametrize(
    ("marked", "keys"),
    [
        ("¦title: Talks", ("title",)),
        ("{¦id: second", ("sources", 1, "id")),
        ("    ¦url:", ("sources", 2, "url")),
        ("{¦follows", ("relations", "follows")),
    ],
)
def test_place_of_a_key(marked: str, keys: Keys) -> None:
    text = RECORD.replace(marked.replace("¦", ""), marked)
    where, expected = found(text, Place(keys, at_key=True))
    assert where == expected


@pytest.mark.parametrize(
    ("marked", "keys"),
    [
        ("¦title: Talks", ("date",)),
        ("- ¦title: A", ("sources", 2, "locator")),
        ("relations: ¦{", ("relations", "causes", 0)),
        ("aliases: ¦[one", ("aliases", 7)),
    ],
)
def test_place_of_what_is_missing_is_what_it_is_missing_in(marked: str, keys: Keys) -> None:
    text = RECORD.replace(marked.replace("¦", ""), marked)
    where, expected = found(text, Place(keys))
    assert where == expected


@pytest.mark.parametrize(
    ("marked", "keys"),
    [
        ("actors: ¦nato\n", ("actors", 0)),
        ("sources: {id: ¦report}\n", ("sources", 0, "id")),
        ("sources: ¦report\n", ("sources", 0, "id")),
        ("sources:\n  id: report\n  ¦locatr: x\n", ("sources", 0, "locatr")),
    ],
)
def test_single_value_stands_for_a_list_of_one(marked: str, keys: Keys) -> None:
    where, expected = found(marked, Place(keys, at_key="locatr" in keys))
    assert where == expected


@pytest.mark.parametrize(
    "marked",
    [
        "summary: About ¦[[a]] today\n",
        "summary: 'About ¦[[a]] today'\n",
        'summary: "About ¦[[a]] today"\n',
        "{summary: 'About ¦[[a]]'}\n",
        "summary: |\n  About ¦[[a]]\n",
        "summary: |\n  About\n\n    ¦[[a]] today\n  and on\n",
        "summary: |2-\n    About\n  ¦[[a]]",
        "summary: |\n\n\n  About\n  ¦[[a]]\n",
        "a: b\nsummary: |+\n      Über Київ\n      und ¦[[a]]\n\n",
    ],
)
def test_place_inside_a_text_is_exact(marked: str) -> None:
    value = load(marked.replace("¦", ""), "a.yml").value
    assert isinstance(value, dict)
    offset = str(value["summary"]).strip().index("[[a]]")
    where, expected = found(marked, Place(("summary",), offset=offset))
    assert where == expected


@pytest.mark.parametrize(
    "marked",
    [
        "summary: ¦>-\n  About\n  [[a]]\n",
        "summary: ¦About\n  [[a]]\n",
        'summary: ¦"About\n  [[a]]"\n',
    ],
)
def test_place_inside_a_folded_text_is_its_beginning(marked: str) -> None:
    where, expected = found(marked, Place(("summary",), offset=6))
    assert where == expected


@pytest.mark.parametrize(
    ("marked", "place"),
    [
        ("---\nname: ¦Talks\n---\nText\n", Place(("name",))),
        ("---\n¦nme: Talks\n---\nText\n", Place(("nme",), at_key=True)),
        ("---\nname: Talks\n---\n¦Text\n", Place(("body",))),
        ("---\nname: Talks\n---\n\n\n  Text\n  ¦[[a]]\n", Place(("body",), offset=7)),
        ("---\n¦name: Talks\n---\nText\n", Place(("kind",))),
    ],
)
def test_place_in_a_markdown_record(marked: str, place: Place) -> None:
    where, expected = found(marked, place, "a.md")
    assert where == expected


def test_of_two_equal_keys_the_last_is_meant() -> None:
    where, expected = found("name: a\nname: ¦b\n", Place(("name",)))
    assert where == expected


@pytest.mark.parametrize("text", ["", "# nothing\n", "a: [", "---\n---\n"])
def test_text_without_values_has_its_beginning(text: str) -> None:
    assert Layout.of(text, "a.yml").locate(Place(("name",))) == Position(1, 1)
