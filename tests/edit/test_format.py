from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dateline.edit.format import formatted
from dateline.model.kind import Kind
from dateline.read.draft import read_draft
from dateline.read.files import Folder, find_files
from dateline.read.silences import silences
from tests.conftest import ROOT
from tests.edit.records_at_random import record_at_random

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

SITES = [ROOT / "content", *sorted((ROOT / "tests" / "sites").glob("*/content"))]
LONG = "word " * 30 + "end"
FOLDED = f"  {'word ' * 19}\n  {'word ' * 11}end\n".replace(" \n", "\n")


def of(text: str, kind: Kind = Kind.EVENT, path: str = "events/a.yml") -> str:
    """A text in the layout, which is that of its own layout too."""
    result = formatted(text, path, kind)
    assert result.findings == ()
    assert formatted(result.text, path, kind).text == result.text
    return result.text


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("date: 2022\ntitle: a\n", "title: a\ndate: 2022\n"),
        ("title:   a", "title: a\n"),
        ("{title: a, date: 2022}\n", "title: a\ndate: 2022\n"),
        ("sources:\n- a\n- b\n", "sources:\n  - a\n  - b\n"),
        ("sources: [ a,b ]\n", "sources: [a, b]\n"),
        ("sources: [a,\n  b]\n", "sources: [a, b]\n"),
        ("sources:\n    - locator: x\n      id: b\n", "sources:\n  - id: b\n    locator: x\n"),
        ("sources:\n  -\n    id: b\n", "sources:\n  - id: b\n"),
        ("sources: [{locator: x, id: b}]\n", "sources: [{id: b, locator: x}]\n"),
        ("evidence: {title: [b], date: [a]}\n", "evidence: {title: [b], date: [a]}\n"),
        ("lane: x\nimportance: 3\nbody: y\n", "importance: 3\nlane: x\nbody: y\n"),
        ("lane: x\nberth: y\ntitle: z\n", "title: z\nlane: x\nberth: y\n"),
        ('actors: ["a:\\u200b\n  b"]\n', 'actors: ["a:\\u200B b"]\n'),
        ('actors: ["a:\\t\n  b\\U000E0001"]\n', 'actors: ["a:\\t b\\U000E0001"]\n'),
        ("? title\n: a\n", "title: a\n"),
        ("actors:\n", "actors:\n"),
        ("actors: []\nmedia: {}\n", "actors: []\nmedia: {}\n"),
        ("---\ntitle: a\n...\n", "---\ntitle: a\n"),
    ],
)
def test_order_and_indent(given_text: str, expected: str) -> None:
    assert of(given_text) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"NATO"', "NATO"),
        ("'NATO'", "NATO"),
        ('"NATO: talks"', '"NATO: talks"'),
        ("'NATO: talks'", "'NATO: talks'"),
        ('"a #b"', '"a #b"'),
        ('"a#b"', "a#b"),
        ('"- a"', '"- a"'),
        ('"it\\"s"', 'it"s'),
        ('""', '""'),
        ("''", "''"),
        ('" a "', '" a "'),
        ('"no"', '"no"'),
        ("no", "no"),
        ('"y"', '"y"'),
        ('"2022-01-12"', '"2022-01-12"'),
        ("2022-01-12", "2022-01-12"),
        ('"0570"', '"0570"'),
        ("'12:30'", "'12:30'"),
        ('"1e3"', '"1e3"'),
        ('"null"', '"null"'),
        ('"2022~"', "2022~"),
        ('"[2021, 2022]"', '"[2021, 2022]"'),
        ('"12\xa0%"', "12\xa0%"),
        (f'"a\\xA0{LONG}"', f'"a\\xA0{LONG}"'),
        ("12\xa0%", "12\xa0%"),
        ('"12\\xA0%"', '"12\\xA0%"'),
        ('"Київ"', "Київ"),
        ("|-\n  a", "|-\n  a"),
        ("|\n  a\n   b", "|\n  a\n   b"),
        ("|\n    a\n     b", "|\n  a\n   b"),
        ("|2\n   a", "|2\n   a"),
        (">-\n  a\n  b", "a b"),
        (">\n  a\n  b", ">\n  a b"),
        (">-\n  no", ">-\n  no"),
        (">-\n  a: b", ">-\n  a: b"),
        (">-\n  a\n\n  b", ">-\n  a\n\n  b"),
        (">-\n  a\n\n\n  b", ">-\n  a\n\n\n  b"),
        (">-\n  a\n   b\n  c", "|-\n  a\n   b\n  c"),
        ("a\n  b", "a b"),
        ("a\n\n  b", ">-\n  a\n\n  b"),
        ('"a\\nb"', ">-\n  a\n\n  b"),
        ('"a\\n b"', "|-\n  a\n   b"),
        ('"\\n"', '"\\n"'),
        ("x" * 120, "x" * 120),
        (LONG, f">-\n{FOLDED}".rstrip()),
        (f'"{LONG}"', f">-\n{FOLDED}".rstrip()),
        (f"'{LONG}: x'", f">-\n{FOLDED}".replace("end", "end: x").rstrip()),
        (f"|\n  {LONG}", f"|\n  {LONG}"),
    ],
)
def test_texts(written: str, expected: str) -> None:
    assert of(f"title: {written}\n") == f"title: {expected}\n"


@pytest.mark.parametrize(
    "text",
    [
        "body: |+\n  a\n\n\n",
        "body: |+\n  a\n\n\nsources: [a]\n",
        "body: |\n  a\n\nsources: [a]\n",
        "body: |\n  # a heading\n\n  text\n",
    ],
)
def test_empty_lines_behind_a_text(text: str) -> None:
    assert of(text) == text


def test_empty_lines_between_keys_are_kept_and_made_one() -> None:
    assert (
        of("\n\ntitle: a\n\n\n\ndate: 2022\ntype: b\n\n\n") == "title: a\n\ndate: 2022\ntype: b\n"
    )


def test_a_list_in_brackets_that_is_too_long_stands_in_lines() -> None:
    ids = [f"an-id-that-is-rather-long-{number}" for number in range(6)]
    lines = "".join(f"  - {one}\n" for one in ids)
    assert of(f"actors: [{', '.join(ids)}]\n") == f"actors:\n{lines}"


COMMENTED = """\
# What happened in Brussels
# and after

status: reported   # why
# about the title
title: a # ignore[near-duplicate]: two of them


sources: # all of them
- a   # first
# about b
- {supports: [date], id: b}
  # - c
- # about d
  locator: p
  id: d
# lane
lane: x
actors: [nato, # the alliance
  russia]
date: 2022 #x
type: b  #y
# the end
"""
IN_ORDER = """\
# What happened in Brussels
# and after

# about the title
title: a # ignore[near-duplicate]: two of them
date: 2022 #x
type: b  #y
status: reported # why
actors:
  - nato # the alliance
  - russia
# lane
lane: x

sources: # all of them
  - a # first
  # about b
  - {id: b, supports: [date]}
  # - c
  # about d
  - id: d
    locator: p
# the end
"""


def test_comments_stay_with_their_keys() -> None:
    assert of(COMMENTED) == IN_ORDER


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        (f"title: {LONG} # c\n", f"title: >- # c\n{FOLDED}"),
        (f"title: {LONG[:60]}\n  {LONG[60:]} # c\n", f"title: >- # c\n{FOLDED}"),
        ("title: # c\n  a\n", "title: a # c\n"),
        ("title: # c\n  a # d\n", "title: a # c # d\n"),
        ("sources: [a] # c\n", "sources: [a] # c\n"),
        ("sources: [ # c\n  a]\n", "sources: [a] # c\n"),
        ("sources: [a, b\n  # c\n  ]\n", "sources:\n  - a\n  - b\n  # c\n"),
        ("sources:\n  # c\n  - a\n", "sources:\n  # c\n  - a\n"),
        ("sources:\n# c\n- a\n", "sources:\n  # c\n  - a\n"),
        ("sources:\n  - a\n  # c\ntitle: a\n", "title: a\nsources:\n  - a\n  # c\n"),
        ("sources:\n  - a\n# c\nadded: 2022\n", "sources:\n  - a\n# c\nadded: 2022\n"),
        ("body: | # c\n  a\n", "body: | # c\n  a\n"),
        ("title: a\n\n# c\n\ndate: 2022\n", "title: a\n\n# c\n\ndate: 2022\n"),
        ("# c\n---\n# d\ntitle: a\n", "# c\n---\n# d\ntitle: a\n"),
        ("--- # c\ntitle: a\n", "---\n# c\ntitle: a\n"),
    ],
)
def test_where_a_comment_stands(given_text: str, expected: str) -> None:
    assert of(given_text) == expected


@pytest.mark.parametrize(
    "line",
    [
        f"actors: [{', '.join(['an-actor'] * 15)}] # ignore[too-many]: all were there",
        f"title: {LONG} # ignore[near-duplicate]: the second",
        "type: a # ignore[x]: y\ntitle: b",
        "sources:\n  - locator: y # ignore[x]: y\n    id: a",
        "title: # ignore[x]: y\n  a",
    ],
)
def test_what_is_silenced_stays_so(line: str) -> None:
    text = f"{line}\n"
    assert silences(text, "a.yml")
    assert silences(text, "a.yml") <= silences(of(text), "a.yml")


def test_a_file_is_left_alone_where_a_silencing_comment_would_have_to_move() -> None:
    text = "{date: 2022, title: a} # ignore[near-duplicate]: two\n"
    result = formatted(text, "a.yml", Kind.EVENT)
    assert result.text == text
    assert [found.severity.value for found in result.findings] == ["error"]
    assert "silences" in result.findings[0].message


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("title: [a\n", "syntax"),
        ("title: a\ntitle: b\n", "duplicate-key"),
        ("", "syntax"),
        ("just text\n", "syntax"),
        ("title: &a b\n", "syntax"),
    ],
)
def test_a_file_with_mistakes_is_left_alone(text: str, rule: str) -> None:
    result = formatted(text, "a.yml", Kind.EVENT)
    assert (result.text, [found.rule for found in result.findings]) == (text, [rule])


def test_the_text_below_a_front_matter_is_left_alone() -> None:
    below = "---\n\n# Heading\n\n* [[nato]]   \ntext\n\n\n\nend"
    text = f"---\ndate: 2022\ntitle: 'a'\n{below}"
    expected = f"---\ntitle: a\ndate: 2022\n{below}\n"
    assert of(text, path="events/a.md") == expected


@pytest.mark.parametrize("content", SITES, ids=lambda path: path.parent.name)
def test_every_record_of_every_site(content: Path) -> None:
    for path, kind in find_files(Folder(content)).records:
        text = (content / path).read_text(encoding="utf-8")
        result = formatted(text, path, kind)
        if not result.findings:
            assert formatted(result.text, path, kind).text == result.text
            assert read_draft(result.text, path, kind)[0] == read_draft(text, path, kind)[0]


@given(st.randoms(use_true_random=False))
def test_whatever_is_written(random: Random) -> None:
    text = record_at_random(random)
    draft, findings = read_draft(text, "a.yml", Kind.EVENT)
    assume(not findings)
    result = of(text)
    assert read_draft(result, "a.yml", Kind.EVENT)[0] == draft
    assert _comments(result) == _comments(text)


def _comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"# (?:above|beside|the end)(?: \d+)?", text))


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=40)))
@example(["\xa0"])
@example(["wide at the end\u3000"])
def test_whatever_a_text_holds(words: list[str]) -> None:
    text = " ".join(words)
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    source = f"title: {quoted}\nsources: [{quoted}]\nactors:\n  - {quoted}\n"
    draft, findings = read_draft(source, "a.yml", Kind.EVENT)
    assume(not findings)
    assert read_draft(of(source), "a.yml", Kind.EVENT)[0] == draft
