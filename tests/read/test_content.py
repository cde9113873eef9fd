from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.check.run import check
from dateline.model.dates import Day
from dateline.model.fields import fields
from dateline.model.kind import Kind
from dateline.model.records import MODELS, RESERVED
from dateline.read.content import problems, read
from tests.records import write_files

if TYPE_CHECKING:
    from dateline.model.problem import Problem

WORDS = [
    "a",
    "b",
    "2022",
    "2022-01-12",
    "1984/..",
    "[",
    "[[a]]",
    "[[b|c]]",
    "[[timeline]]",
    "call",
    "nato",
    "yes",
    "1",
    "-91.5",
    "Q1",
    "uk",
    "UA",
    "A",
    "http://a.example",
    "http://[",
    "javascript:a",
    "../a.png",
    "c.png",
    "withdrawn",
    "planned",
    "confirmed",
    "NATO",
    "Sergei Ryabkov",
    "",
    " ",
    "https://u:p@a.example",
    "[[timeline: topic=a, limit=0]]",
    "é" * 250,
    "# ignore[unused-record]: b",
]
"""Values that mean something somewhere."""

KEYS = [
    *sorted({name for model in MODELS.values() for name in fields(model)}),
    "id",
    "locator",
    "supports",
    "by",
    "stance",
    "quote",
    "says",
    "about",
    "source",
    "file",
    "alt",
    "text",
    "lang",
    "role",
    "at",
    "period",
    "reason",
    "note",
    "follows",
    "part_of",
    "responds_to",
    "causes",
    "lane",
    "host",
    "<<",
    "é",
]
"""Keys of records and of what is in them."""

VALUES = st.recursive(
    st.sampled_from(WORDS) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)
RECORDS = {
    kind: st.dictionaries(
        st.sampled_from([*fields(MODELS[kind]), *sorted(RESERVED), "lane", "host", "zzz"]),
        VALUES,
        max_size=8,
    )
    for kind in Kind
}
VOCABULARY = """\
entities: open
fields:
  lane: {kind: terms, on: event, label: Lane, terms: {a: A}}
  host: {kind: reference, on: event, label: Host, to: actor}
"""


def problems_of(files: dict[str, bytes]) -> tuple[Problem, ...]:
    """All problems of a content folder of these files; their places lie in the files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, raw in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(raw)
        found = problems(folder, check(read(folder), Day(2022, 6, 1)))
    for one in found:
        text = files[one.path].decode("utf-8-sig", errors="replace")
        lines = re.split(r"\r\n|\r|\n", text)
        assert 1 <= one.line <= len(lines), one
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1, one
        assert one.message
    return found


@pytest.mark.parametrize(
    "path", ["events/a.yml", "actors/a.md", "vocabulary.yml", "index.md", "sources/a.yaml"]
)
@given(raw=st.binary() | st.text().map(str.encode))
@settings(max_examples=50)
def test_any_bytes_in_any_file_are_read(path: str, raw: bytes) -> None:
    problems_of({path: raw})


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@settings(max_examples=50)
def test_any_record_is_read_and_checked(kind: Kind, data: st.DataObject) -> None:
    files = {
        "vocabulary.yml": VOCABULARY,
        f"{kind.folder}/a.yml": json.dumps(data.draw(RECORDS[kind])),
        "events/b.md": f"---\n{json.dumps(data.draw(RECORDS[Kind.EVENT]))}\n---\n[[a]] [[b]]\n",
        "index.md": "[[a]]\n\n[[timeline: topic=a, actor=NATO]]\n",
    }
    problems_of({path: text.encode() for path, text in files.items()})


@given(st.dictionaries(st.sampled_from(["types", "fields", "entities", "a"]), VALUES))
@settings(max_examples=50)
def test_any_vocabulary_is_read(value: object) -> None:
    event = "title: A\ndate: 2022\ntype: call\nlane: a\n"
    problems_of({"vocabulary.yml": json.dumps(value).encode(), "events/a.yml": event.encode()})


def test_two_processes_read_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"topics/topic-{number}.yml": f"name: Topic {number}\n" for number in range(9)}
    files |= {"topics/topic-4.yml": "name: [", "events/talks.md": "---\ntitle: Talks\n---\nText.\n"}
    write_files(tmp_path, files)
    alone = read(tmp_path, {})
    monkeypatch.setattr("dateline.at_once.FEW", 1)
    assert read(tmp_path, {}) == alone
    assert {one.rule for one in alone.findings} >= {"syntax", "missing-field"}


def test_reading_is_the_same_twice(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "events/a.yml": "title: A\ndate: 2022\ntype: call\nsources: [{title: A}]\n",
            "events/b.md": "---\ntitle: B\ndate: soon\n---\n[[nato]]\n",
            "actors/nato.yml": "name: NATO\nkind: organization\n",
            "index.md": "# Home\n",
        },
    )
    assert read(tmp_path) == read(tmp_path)


@pytest.mark.parametrize(
    ("text", "title", "body", "line"),
    [
        ("# Home\n\nText\n", "Home", "# Home\n\nText\n", 1),
        ("---\ntitle: ' Home '\n---\n# Other\n", "Home", "# Other\n", 4),
        ("---\nhide: [toc]\n---\n\n# Home\n", "Home", "\n# Home\n", 4),
        ("---\n---\nText\n", "about", "Text\n", 3),
        ("Text\n", "about", "Text\n", 1),
    ],
)
def test_hand_written_page(text: str, title: str, body: str, line: int, tmp_path: Path) -> None:
    (page,) = read(write_files(tmp_path, {"about.md": text})).collection.pages
    assert (page.title, page.text, page.first_line) == (title, body, line)


def test_front_matter_of_a_page_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"about.md": "---\ntitle: A: B\n---\nText\n"})
    (found,) = problems(tmp_path, read(tmp_path).findings)
    assert (found.path, found.line, found.column) == ("about.md", 2, 9)


def test_markdown_record_has_its_text_as_body(tmp_path: Path) -> None:
    text = "---\ntitle: A\ndate: 2022\ntype: call\n---\n\nThey *talked*.\n"
    (event,) = read(write_files(tmp_path, {"events/a.md": text})).collection.events
    assert event.body == "They *talked*."


def test_pictures_are_listed(tmp_path: Path) -> None:
    write_files(tmp_path, {"pictures/a.png": "", "events/b.jpg": "", "index.md": ""})
    assert read(tmp_path).collection.files == {"pictures/a.png", "events/b.jpg"}


def test_problem_is_listed_once_and_sorted(tmp_path: Path) -> None:
    write_files(tmp_path, {"topics/b.yml": "nme: A\n", "topics/a.yml": "nme: A\nzzz: b\n"})
    findings = read(tmp_path).findings
    found = problems(tmp_path, [*findings, *reversed(findings)])
    assert [(one.path, one.line, one.rule) for one in found] == [
        ("topics/a.yml", 1, "missing-field"),
        ("topics/a.yml", 1, "unknown-key"),
        ("topics/a.yml", 2, "unknown-key"),
        ("topics/b.yml", 1, "missing-field"),
        ("topics/b.yml", 1, "unknown-key"),
    ]


def test_every_record_file_has_a_version(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "events/a.yml": "title: A\ndate: 2022\ntype: call\nsources: [{title: B}]\n",
            "actors/b.yml": "\x00",
            "actors/c.yml": "\x00",
            "index.md": "# Home\n",
        },
    )
    collection = read(tmp_path).collection
    assert collection.versions.keys() == {"events/a.yml", "actors/b.yml", "actors/c.yml"}
    assert collection.versions["actors/b.yml"] == collection.versions["actors/c.yml"]
    assert {one.path for one in collection.records} == collection.versions.keys()
