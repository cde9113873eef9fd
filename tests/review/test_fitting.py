from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.review.fitting import SHORTEST_ITEM, Item, section, written


def item(number: int, full: int = 200) -> Item:
    line = f"- line {number:>8}"
    return Item(line, lambda: f"{line} {'x' * full}")


def test_everything_in_full_where_there_is_room() -> None:
    made = written(section("Things", range(3), item, 1_000), 1_000)
    assert made.startswith("\n### Things (3)\n\n- line        0 xxx")
    assert made.count("x" * 200) == 3


def test_everything_in_a_line_before_anything_in_full() -> None:
    made = written(section("Things", range(20), item, 1_000), 1_000)
    assert made.count("- line") == 20
    assert made.count("x" * 200) == 3
    assert "more" not in made
    assert made.startswith(
        "\n<details><summary><b>Things (20)</b></summary>\n\n- line        0 xxx"
    )
    assert made.endswith("\n\n</details>")


def test_what_does_not_fit_is_counted() -> None:
    made = written(section("Things", range(5_000), item, 1_000), 1_000)
    kept = made.count("- line")
    assert 20 < kept < 60
    assert f"- … and {5_000 - kept:,} more" in made
    assert "x" * 200 in made


@pytest.mark.parametrize("room", [0, -100, 3])
def test_no_room_at_all(room: int) -> None:
    made = written(section("Things", range(5_000), item, 1_000), room)
    assert "5,000 that do not fit here" in made


def test_folded_items_stand_in_lines_of_their_own() -> None:
    folded = Item("- x", lambda: "<details><summary>x</summary>\n\n</details>")
    made = written(section("Things", range(2), lambda _: folded, 1_000), 1_000)
    assert "</details>\n\n\n<details>" in made


@given(
    st.lists(st.tuples(st.integers(SHORTEST_ITEM, 90), st.integers(0, 900)), max_size=60),
    st.integers(100, 3_000),
)
def test_items_take_no_more_than_their_room(sizes: list[tuple[int, int]], room: int) -> None:
    def made(size: tuple[int, int]) -> Item:
        return Item("-" * size[0], lambda: "x" * sum(size))

    said = written(section("Things", sizes, made, room), room)
    assert len(said) <= room + 120
