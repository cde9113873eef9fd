from __future__ import annotations

import pytest

from benchmarks.measuring import Cold, Cost, Weight
from benchmarks.scale import (
    GIGABYTE,
    HOSTS,
    Host,
    extrapolated,
    hosts_table,
    room_at,
    rounded_down,
    size_in_words,
    sums_table,
    time_in_words,
)


def cold(events: int, *, fixed: int = 0) -> Cold:
    """What grows with the events, two files each, above something fixed."""
    weight = Weight(
        files=fixed + 2 * events, folders=events, pages=events, size=fixed + 20_000 * events
    )
    return Cold(events, Cost(fixed + events / 100, events / 50, 100 + events / 1000), 5, weight)


def test_a_million_lies_on_the_line_through_the_two_largest() -> None:
    curved = Cold(10, Cost(900, 900, 900), 5, Weight(1, 1, 1, 1))
    million = extrapolated([cold(100_000, fixed=7), curved, cold(10_000, fixed=7)], 1_000_000)
    assert million.weight == Weight(2_000_007, 1_000_000, 1_000_000, 20_000_000_007)
    assert million.cost.wall == pytest.approx(10_007)
    assert million.cost.cpu == pytest.approx(20_000)
    assert million.cost.memory == pytest.approx(1100)


def test_what_was_not_measured_says_so() -> None:
    *_, measured, million = sums_table([cold(100_000), cold(10_000)]).splitlines()
    assert (
        measured == "| 100,000 | 100,000 | 200,000 | 100,000 | 1.9 GB | 17 min | 33 min | 200 MB |"
    )
    assert million.startswith("| *1,000,000, extrapolated* | 1,000,000 | 2,000,000 |")


def test_nothing_is_said_of_a_million_where_only_small_sites_were_measured() -> None:
    assert "extrapolated" not in sums_table([cold(3000), cold(500)])


@pytest.mark.parametrize(
    ("host", "events"),
    [
        (Host("size", "", size=GIGABYTE), 53_000),
        (Host("files", "", files=20_000), 10_000),
        (Host("files and folders", "", entries=200_000), 66_000),
        (Host("the tightest counts", "", size=GIGABYTE, files=20_000, entries=200_000), 10_000),
        (Host("none", ""), None),
    ],
)
def test_room_is_what_the_tightest_limit_leaves(host: Host, events: int | None) -> None:
    assert room_at(host, [cold(1000), cold(10_000)]) == events


def test_every_host_is_told_of() -> None:
    table = hosts_table([cold(1000), cold(10_000)])
    assert all(f"| {host.name} | {host.stated} | " in table for host in HOSTS)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(53_687.09, 53_000), (99_999, 99_000), (100_000, 100_000), (12.9, 12), (7.5, 7)],
)
def test_rounded_down(number: float, expected: int) -> None:
    assert rounded_down(number) == expected


@pytest.mark.parametrize(
    ("size", "words"), [(5 * 1024**2, "5 MB"), (GIGABYTE - 1, "1,024 MB"), (GIGABYTE, "1.0 GB")]
)
def test_size_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(9.94, "9.9 s"), (120, "2 min"), (7199, "120 min"), (7200, "2.0 h")]
)
def test_time_in_words(seconds: float, words: str) -> None:
    assert time_in_words(seconds) == words
