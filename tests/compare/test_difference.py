from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.compare.difference import ChangeKind, Difference, differences
from tests.compare.apply import applied, without_empty

if TYPE_CHECKING:
    from dateline.compare.plain import Plain

TEXTS = st.sampled_from(["a", "b", "talks", "the door stays open", "the door stays shut", "2022"])
ITEMS = st.dictionaries(st.sampled_from(["by", "quote", "says"]), TEXTS, min_size=1)
CITED = st.fixed_dictionaries(
    {"id": st.sampled_from("abcd")}, optional={"locator": TEXTS, "supports": st.lists(TEXTS)}
)
VALUES = st.dictionaries(
    st.sampled_from(["title", "actors", "statements", "sources", "relations"]),
    st.one_of(
        TEXTS,
        st.lists(TEXTS, min_size=1, max_size=5),
        st.lists(ITEMS, min_size=1, max_size=5),
        st.lists(CITED, min_size=1, max_size=4),
        st.dictionaries(TEXTS, st.lists(TEXTS, min_size=1), min_size=1, max_size=3),
    ),
)


@given(VALUES)
def test_value_does_not_differ_from_itself(value: dict[str, Plain]) -> None:
    assert list(differences(value, value)) == []


@given(VALUES, VALUES)
def test_differences_make_the_new_value_of_the_old_one(
    old: dict[str, Plain], new: dict[str, Plain]
) -> None:
    assert without_empty(applied(old, differences(old, new))) == without_empty(new)


@given(st.lists(ITEMS, max_size=6), st.lists(ITEMS, max_size=6))
def test_items_of_lists_are_told_one_by_one(old: list[Plain], new: list[Plain]) -> None:
    assert applied(old, differences(old, new)) == new


def test_item_that_was_changed_is_not_one_that_came_and_one_that_went() -> None:
    old: Plain = [{"by": "nato", "quote": "It will not be easy to bridge."}, {"by": "x"}]
    new: Plain = [{"by": "y"}, {"by": "nato", "quote": "It will never be easy to bridge."}]
    found = list(differences({"statements": old}, {"statements": new}))
    assert found == [
        Difference(ChangeKind.REMOVED, ("statements", 1), {"by": "x"}, None, ("statements", 1)),
        Difference(ChangeKind.ADDED, ("statements", 0), None, {"by": "y"}, ("statements", 0)),
        Difference(
            ChangeKind.CHANGED,
            ("statements", 1, "quote"),
            "It will not be easy to bridge.",
            "It will never be easy to bridge.",
            ("statements", 1, "quote"),
        ),
    ]


@given(VALUES, VALUES)
def test_what_was_removed_is_named_where_it_was(
    old: dict[str, Plain], new: dict[str, Plain]
) -> None:
    for one in differences(old, new):
        if one.kind is ChangeKind.REMOVED:
            assert reduce(getitem, one.keys, old) == one.old  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"id": "report-1", "locator": "page 2"}, {"id": "report-2", "locator": "page 2"}),
        ("nato", "nato-allies"),
    ],
)
def test_another_id_is_another_thing(old: Plain, new: Plain) -> None:
    assert [one.kind for one in differences([old], [new])] == [
        ChangeKind.REMOVED,
        ChangeKind.ADDED,
    ]


def test_long_lists_are_told_without_comparing_every_pair() -> None:
    old: list[Plain] = [{"says": f"statement {number} of many"} for number in range(2_000)]
    new: list[Plain] = [{"says": f"claim {number} of many"} for number in range(2_000)]
    found = list(differences(old, new))
    assert len(found) == len(old) + len(new)
    assert applied(old, found) == new
