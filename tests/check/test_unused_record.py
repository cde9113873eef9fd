from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.check.run import check
from dateline.model.dates import Day
from dateline.model.problem import Severity
from dateline.read.content import read
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path

TALKS = "title: Talks\ndate: 2022-01-12\ntype: meeting\nactors: [nato]\nsources: [report]\n"
FILES = {
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "sources/report.yml": "title: A report\n",
}


@pytest.mark.parametrize(
    ("files", "rules"),
    [
        ({}, ["unused-record", "unused-record"]),
        ({"events/talks.yml": TALKS}, []),
        ({"events/talks.yml": f"<<<<<<< HEAD\n{TALKS}"}, ["syntax"]),
        ({"about.md": "---\ntitle: [\n---\n"}, ["syntax"]),
        # What else is wrong with a file hides no name in it.
        (
            {"events/talks.yml": TALKS.replace("[nato]", "[]").replace("-12", "-32")},
            ["invalid-date", "unused-record"],
        ),
    ],
)
def test_nothing_is_said_while_a_file_that_may_name_the_record_cannot_be_read(
    tmp_path: Path, files: dict[str, str], rules: list[str]
) -> None:
    reading = read(write_files(tmp_path, {**FILES, **files}))
    found = check(reading, Day(2022, 6, 1))
    assert sorted(one.rule for one in found if one.severity is not Severity.NOTICE) == rules
