from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.repair import without

if TYPE_CHECKING:
    from dateline.model.problem import Keys
    from dateline.model.values import Untyped


@pytest.mark.parametrize(
    ("value", "wrong", "expected"),
    [
        ({"a": "b", "c": "d"}, [("a",)], {"c": "d"}),
        ({"a": ["b", "c", "d"]}, [("a", 0), ("a", 2)], {"a": ["c"]}),
        ({"a": [{"b": "c"}, {"d": "e"}]}, [("a", 1, "d")], {"a": [{"b": "c"}, {}]}),
        ({"a": "b"}, [("a", 0)], {}),
        ({"a": {"b": "c"}}, [("a", 0, "b")], {"a": {}}),
        ({"a": {"b": "c"}}, [("a", "x")], {}),
        ({"a": ["b"]}, [("x", 1), ("a", 7)], {}),
        ({"a": ["b"]}, [("x",)], {"a": ["b"]}),
    ],
)
def test_wrong_values_are_taken_out(value: Untyped, wrong: list[Keys], expected: object) -> None:
    assert without(value, wrong) == expected


KEYS = st.lists(st.sampled_from(["a", "b", 0, 1, 2]), min_size=1, max_size=4).map(tuple)
VALUES = st.recursive(
    st.sampled_from(["", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2)
    ),
)


@given(st.dictionaries(st.sampled_from("ab"), VALUES), st.lists(KEYS, max_size=4))
def test_any_places_can_be_taken_out_of_any_mapping(value: Untyped, wrong: list[Keys]) -> None:
    before = copy.deepcopy(value)
    after = without(value, wrong)
    assert isinstance(after, dict)
    assert wrong or after == before
    assert after.keys() <= before.keys()
