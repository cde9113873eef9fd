from __future__ import annotations

import io

import pytest

from dateline import progress as module
from dateline.progress import Progress, Spent, table


def test_each_stage_is_counted() -> None:
    progress = Progress()
    with progress.stage("read"), progress.stage("within"):
        pass
    assert [one.stage for one in progress.spent] == ["within", "read"]
    assert all(one.wall >= 0 and one.cpu >= 0 for one in progress.spent)


def test_a_stage_that_fails_is_counted_too() -> None:
    progress = Progress()
    with pytest.raises(ValueError, match="broken"), progress.stage("read"):
        raise ValueError("broken")
    assert [one.stage for one in progress.spent] == ["read"]


def test_a_terminal_shows_a_bar_and_nothing_of_it_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SHOWN_AGAIN", 0)
    terminal = io.StringIO()
    progress = Progress(terminal=terminal)
    with progress.stage("pages"):
        progress.reach(0, 4)
        progress.reach(2, 4)
    first, second, after = terminal.getvalue().split("\r")[1:]
    assert first.endswith("  0 %")
    assert second == "pages ███████████████░░░░░░░░░░░░░░░  50 %"
    assert after == "\x1b[K"


def test_another_process_draws_nothing() -> None:
    terminal = io.StringIO()
    progress = Progress(terminal=terminal, _process=-1)
    with progress.stage("pages"):
        progress.reach(1, 2)
    assert terminal.getvalue() == ""


def test_a_log_is_told_of_what_took_long(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    with Progress(said.append).stage("read"):
        pass
    assert said == []
    monkeypatch.setattr(module, "WORTH_A_LINE", -1)
    with Progress(said.append).stage("pages"):
        pass
    assert said == ["pages: 0.0 s"]


def test_the_table_of_a_build() -> None:
    said = table([Spent("read", 1.5, 1.25, 100.4), Spent("pages", 2, 3.5, None)])
    assert said.splitlines() == [
        "stage        wall      CPU   memory",
        "read        1.50 s    1.25 s    100 MB",
        "pages       2.00 s    3.50 s         –",
        "together    3.50 s    4.75 s    100 MB",
    ]
