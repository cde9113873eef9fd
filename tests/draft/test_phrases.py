"""Sentences as newspapers and histories of wars write them, with what a reader would mark.

`phrases.tsv` has the day of publication, the sentence or paragraph, and its dated expressions with
their values in TIMEX3, in order. They were marked before the program read them; where it and the
reader differ for good, as of "the first week of May", the sentence is not kept.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from dateline.draft.expressions import find

TABLE = Path(__file__).with_name("phrases.tsv")


def test_phrases() -> None:
    with TABLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    expected = {row["text"]: row["marked"] for row in rows}
    found = {
        row["text"]: "; ".join(
            f"{one.text} = {one.value}"
            for one in find(row["text"], date.fromisoformat(row["published"]))
        )
        for row in rows
    }
    assert found == expected
    assert len(found) == len(rows)
