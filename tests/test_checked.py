from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from dateline import checked
from dateline.at_once import can_fork
from dateline.checked import check_again
from dateline.model.dates import Day
from tests.records import collection, event

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.checked import Judged
    from dateline.read.content import Reading
    from dateline.read.files import Tree

TODAY = Day(2022, 6, 1)


@pytest.mark.skipif(not can_fork(), reason="there is one processor, or no copy of a process")
def test_many_records_are_checked_apart_and_the_same_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[int] = []
    judge = checked.judge

    def noted(content: Path | Tree, reading: Reading, today: Day) -> Judged:
        judged.append(os.getpid())
        return judge(content, reading, today)

    monkeypatch.setattr(checked, "judge", noted)
    wrong = collection(event("talks", actors=["nobody"]))
    here = check_again(tmp_path, wrong, TODAY)
    assert judged == [os.getpid()]
    monkeypatch.setattr(checked, "FEW", 0)
    assert check_again(tmp_path, wrong, TODAY) == here
    assert judged == [os.getpid()], "the copy notes it elsewhere"
    assert here.has_errors
