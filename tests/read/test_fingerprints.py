from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.fingerprint import MOST_WORDS, fingerprint_of
from dateline.model.problem import Position
from dateline.model.wording import words
from dateline.read.files import Folder
from dateline.read.fingerprints import as_json, read_fingerprint, read_fingerprints
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path

MADE = fingerprint_of(words("The talks go on today."), "paper")
TEXT = as_json(MADE)


def changed(**values: object) -> str:
    """The file with other values."""
    return json.dumps({**json.loads(TEXT), **values}, indent=1)


@given(st.lists(st.sampled_from("abc"), max_size=20), st.text(max_size=20))
def test_what_is_written_is_read_again(text: list[str], source: str) -> None:
    made = fingerprint_of(words(" ".join(text)), source)
    assert read_fingerprint(as_json(made), "") == (made, ())


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("", "it is not JSON", 1),
        (TEXT[:-5], "it is not JSON", 5),
        ("[" * 200_000, "it is not JSON of ours", 1),
        ("9" * 10_000, "it is not JSON of ours", 1),
        ("null", "it should hold version, salt, words and runs", 1),
        (changed(more=1), "it should hold version, salt, words and runs", 1),
        ("{}", "it should hold version, salt, words and runs", 1),
        (changed(version=2), "its version is not 1", 2),
        (changed(version=True), "its version is not 1", 2),
        (changed(version=[]), "its version is not 1", 2),
        (changed(salt=None), "its salt or its runs are not as they were written", 3),
        (changed(salt="xyz"), "its salt or its runs are not as they were written", 3),
        (changed(salt=""), "its salt has 0 bytes, not 16", 3),
        (changed(words=-1), f"words is not a number up to {MOST_WORDS:,}", 4),
        (changed(words=True), f"words is not a number up to {MOST_WORDS:,}", 4),
        (changed(words=MOST_WORDS + 1), f"words is not a number up to {MOST_WORDS:,}", 4),
        (changed(words=5.0), f"words is not a number up to {MOST_WORDS:,}", 4),
        (changed(words=4), "it has not the runs of 4 words", 5),
        (changed(runs=5), "its salt or its runs are not as they were written", 3),
        (changed(runs="é"), "its salt or its runs are not as they were written", 3),
        (changed(runs="AAA"), "its salt or its runs are not as they were written", 3),
        (changed(runs={}), "its salt or its runs are not as they were written", 3),
    ],
)
def test_a_damaged_one_is_refused_as_a_whole(text: str, said: str, line: int) -> None:
    found, (damage,) = read_fingerprint(text, "fingerprints/paper.json")
    assert found is None
    assert (damage.rule, damage.path) == ("bad-fingerprint", "fingerprints/paper.json")
    assert damage.message == f"this fingerprint is damaged: {said}"
    assert isinstance(damage.place, Position)
    assert damage.place.line == line


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_text_stops_the_reader(text: str) -> None:
    found, findings = read_fingerprint(text, "")
    assert found is None
    assert len(findings) == 1


def test_files_in_the_folder(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path,
        {
            "fingerprints/paper.json": TEXT,
            "fingerprints/marked.json": "\ufeff" + TEXT.replace("\n", "\r\n"),
            "fingerprints/large.json": " " * 300_000,
            "fingerprints/old/paper-1.json": TEXT,
            "fingerprints/picture.png": "x",
            "data.json": "{}",
        },
    )
    (folder / "fingerprints" / "wide.json").write_bytes(TEXT.encode("utf-16"))
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.*"))]
    found, findings = read_fingerprints(Folder(folder), [*files, "fingerprints/gone.json"])
    assert found == {"paper": MADE, "marked": MADE}
    assert [(one.path, one.rule) for one in findings] == [
        ("fingerprints/large.json", "syntax"),
        ("fingerprints/wide.json", "syntax"),
        ("fingerprints/gone.json", "bad-fingerprint"),
    ]
