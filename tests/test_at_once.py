from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from dateline import at_once
from dateline.at_once import Taken, aside, both, processes_for, processors, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@pytest.mark.skipif(
    not at_once.can_fork(), reason="there is one processor, or no copy of a process"
)
def test_two_values_are_made_in_two_processes() -> None:
    (first, there), (second, here) = both(square, 3, 4)
    assert (first, second) == (9, 16)
    assert here == os.getpid() != there


def test_where_there_are_no_copies_both_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once, "can_fork", lambda: False)
    assert both(square, 3, 4) == ((9, os.getpid()), (16, os.getpid()))


def test_what_fails_in_the_copy_fails_here_where_it_is_told(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def made(number: int) -> int:
        if number == 0:
            raise ValueError("there is none of 0")
        return 1 // number

    with pytest.raises(ValueError, match="there is none of 0"):
        both(made, 0, 1)
    assert capfd.readouterr().err == ""


def test_what_cannot_be_sent_is_made_here() -> None:
    def never_sent(number: int) -> Callable[[], int]:
        return lambda: number

    first, second = both(never_sent, 3, 4)
    assert (first(), second()) == (3, 4)


def test_what_is_not_waited_for_is_ended() -> None:
    with pytest.raises(ValueError, match="this one"), aside(lambda: time.sleep(600)):
        raise ValueError("this one fails")


def doubled(pieces: Iterator[Taken]) -> tuple[int, list[int]]:
    return os.getpid(), [2 * piece.number for piece in pieces]


@pytest.mark.parametrize(
    ("records", "processes"),
    [(0, 1), (500, 1), (501, 8), (10_000, 8), (20_000, 6), (65_000, 2), (70_000, 1), (10**6, 1)],
)
def test_of_many_records_fewer_processes_hold_a_copy(
    records: int, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_once, "processors", lambda: 8)
    assert processes_for(records) == processes


@pytest.mark.parametrize("processes", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 300])
def test_every_piece_of_work_is_done_once(processes: int, count: int) -> None:
    results = spread(doubled, count, processes)
    assert sorted(number for _, found in results for number in found) == list(
        range(0, 2 * count, 2)
    )
    assert len({process for process, _ in results}) == len(results) <= processes


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_how_much_is_done_is_counted_over_all_processes(processes: int) -> None:
    found = [one for taken in spread(list, 300, processes) for one in taken]
    assert sorted(one.before for one in found) == list(range(300))


@pytest.mark.skipif(
    not at_once.can_fork(), reason="there is one processor, or no copy of a process"
)
def test_this_process_begins_with_the_first_piece_and_others_with_the_last() -> None:
    here = os.getpid()

    def work(pieces: Iterator[Taken]) -> tuple[bool, list[int]]:
        done = []
        for piece in pieces:
            done.append(piece.number)
            time.sleep(0.002)
        return os.getpid() == here, done

    done = dict(spread(work, 100, 2))
    assert done[True] == sorted(done[True])
    assert done[False] == sorted(done[False], reverse=True)
    assert (done[True][0], done[False][0]) == (0, 99)


def test_what_fails_in_one_of_several_is_told_here(capfd: pytest.CaptureFixture[str]) -> None:
    def work(pieces: Iterator[Taken]) -> int:
        for piece in pieces:
            if piece.number == 250:
                raise ValueError("there is none of 250")
        return 0

    with pytest.raises(ValueError, match="there is none of 250"):
        spread(work, 300, 3)
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(
    not at_once.can_fork(), reason="there is one processor, or no copy of a process"
)
def test_a_process_that_is_ended_is_made_up_for() -> None:
    here = os.getpid()

    def work(pieces: Iterator[Taken]) -> list[int]:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return [piece.number for piece in pieces]

    assert spread(work, 300, 3) == [list(range(300))]


def test_there_is_a_processor() -> None:
    assert processors() >= 1
