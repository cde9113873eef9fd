from __future__ import annotations

import pytest

from dateline import at_once
from dateline.check.run import check
from dateline.model.dates import Day
from dateline.read.content import read
from tests.conftest import ROOT

TODAY = Day(2022, 6, 1)


@pytest.mark.skipif(
    not at_once.can_fork(), reason="there is one processor, or no copy of a process"
)
def test_processes_that_share_the_rules_say_the_same_in_the_same_order() -> None:
    reading = read(ROOT / "tests" / "sites" / "invalid" / "content")
    alone = check(reading, TODAY)
    assert len({one.rule for one in alone}) > 10
    assert check(reading, TODAY, processes=3) == alone
