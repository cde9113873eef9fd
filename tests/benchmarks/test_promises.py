from __future__ import annotations

import pytest

from benchmarks.promises import Promise, at_most, figure, promises_table


@pytest.mark.parametrize(("measured", "met"), [(0.29, True), (0.3, True), (0.31, False)])
def test_a_promise_is_met_up_to_its_target(measured: float, *, met: bool) -> None:
    assert at_most("a build", measured, 0.3).met is met


def test_what_nothing_is_promised_of_is_told_all_the_same() -> None:
    assert at_most("home", 2.5, None, " KB") == Promise("home", "2.50 KB", None, None)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0"), (3.0, "3"), (0.304, "0.30"), (99.996, "100.00"), (1234.5, "1,234"), (1024, "1,024")],
)
def test_figures_have_the_places_that_say_something(number: float, shown: str) -> None:
    assert figure(number) == shown


def test_table_says_what_is_met_and_what_is_not() -> None:
    kept, broken = at_most("a check", 0.5, 0.7, " s"), at_most("a build", 4, 3, " s")
    assert promises_table([kept, broken, at_most("home", 2, None, " KB")]).splitlines()[2:] == [
        "| a check | 0.50 s | ≤ 0.70 s | met |",
        "| a build | 4 s | ≤ 3 s | **not met** |",
        "| home | 2 KB | – |  |",
    ]
