"""Reads the files of the reader's browser back, as docs/reader.md describes them."""

from __future__ import annotations

import json
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from dateline.build import wording
from dateline.export.reader.dates import Dated, Days, Mark
from dateline.export.reader.files import FOLDER, INDEX, reader_files
from tests.records import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.timeline import Timeline


def made(timeline: Timeline) -> dict[str, str]:
    """The files by path."""
    view = view_of(timeline)
    return dict(reader_files(timeline, wording(view)))


def file(files: Mapping[str, str], key: str) -> Any:  # noqa: ANN401 - what JSON can hold
    """The value of the file that the index names under a key."""
    return json.loads(files[f"{FOLDER}/{json.loads(files[INDEX])[key]}"])


def numbers(text: str) -> list[int]:
    """The numbers of a text with a character to each."""
    return [ord(character) - ord("0") for character in text]


def rows(column: Mapping[str, Any]) -> list[list[str]]:
    """The ids in each row of a column."""
    values = iter(column["values"])
    return [
        [column["ids"][next(values)] for _ in range(count)] for count in numbers(column["counts"])
    ]


def dates(columns: Mapping[str, Any]) -> Iterator[Dated]:
    """The dates in the columns of a core file."""
    parts: dict[int, tuple[Days, ...]] = {
        at: tuple(tuple(days) for days in listed) for at, listed in columns["parts"]
    }
    firsts = accumulate(columns["first"])
    several = zip(
        firsts,
        columns["length"],
        numbers(columns["precision"]),
        numbers(columns["marks"]),
        strict=True,
    )
    for at, (begins, length, precision, marks) in enumerate(several):
        first = None if marks & Mark.NO_FIRST else begins
        last = None if marks & Mark.NO_LAST else (first or 0) + length
        yield Dated(first, last, precision, Mark(marks), parts.get(at, ()))
