from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.markers import FILTERS, FORM, find_markers


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("[[timeline]]", {}),
        ("[[timeline:]]", {}),
        ("[[timeline: ]]  ", {}),
        ("[[timeline: limit=5]]", {"limit": "5"}),
        (
            "[[timeline:limit = 5 ,topic= security-guarantees]]",
            {"limit": "5", "topic": "security-guarantees"},
        ),
        ("[[timeline: actor=Jens Stoltenberg]]", {"actor": "Jens Stoltenberg"}),
        ("[[timeline: year=-43]]", {"year": "-43"}),
        ("[[timeline: status=planned, order=oldest]]", {"status": "planned", "order": "oldest"}),
        ("[[timeline: limit=5,]]", {"limit": "5"}),
        ("[[timeline: source=a=b]]", {"source": "a=b"}),
    ],
)
def test_filters(text: str, filters: dict[str, str]) -> None:
    [marker] = find_markers(text)
    assert marker.filters == filters
    assert marker.problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("colour=red", "“colour” is not a filter of a timeline"),
        ("nato", "“nato” is not a filter of a timeline"),
        ("topic", "the filter “topic” has no value"),
        ("topic=", "the filter “topic” has no value"),
        ("limit=0", "“0” is not a value of the filter “limit”"),
        ("limit=1000", "“1000” is not a value of the filter “limit”"),
        ("limit=٣", "“٣” is not a value of the filter “limit”"),
        ("limit=five", "“five” is not a value of the filter “limit”"),
        ("importance=6", "“6” is not a value of the filter “importance”"),
        ("status=certain", "“certain” is not a value of the filter “status”"),
        ("year=2022-01", "“2022-01” is not a value of the filter “year”"),
        ("order=random", "“random” is not a value of the filter “order”"),
    ],
)
def test_what_is_wrong_is_said_and_left_out(text: str, problem: str) -> None:
    [marker] = find_markers(f"[[timeline: {text}, type=meeting]]")
    assert marker.problems == (problem,)
    assert marker.filters == {"type": "meeting"}


def test_everything_that_is_wrong_is_said_at_once() -> None:
    [marker] = find_markers("[[timeline: colour=red, limit=none, topic]]")
    assert len(marker.problems) == 3


@pytest.mark.parametrize(
    "text",
    [
        " [[timeline]]",
        "- [[timeline]]",
        "[[timelines]]",
        "[[timeline|all]]",
        "`[[timeline]]` and `[[timeline: limit=5`",
        "```\n[[timeline]]\n```",
        "text\n\n~~~ yaml\n[[timeline: limit=5]]\n\n[[timeline]]\n~~~\n",
        "<!--\n[[timeline]]\n-->",
    ],
)
def test_what_is_no_marker(text: str) -> None:
    assert list(find_markers(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "see [[timeline: limit=5]]",
        "[[timeline: limit=5]] and more",
        "- [[timeline: limit=5]]",
        "[[Timeline: limit=5]]",
        "[[timeline: a[b]]]",
        "[[timeline:\nlimit=5]]",
        "[[timeline: limit=5",
        "[[timeline limit=5",
    ],
)
def test_what_was_meant_for_a_marker_is_told(text: str) -> None:
    [marker] = find_markers(text)
    assert marker.problems == (FORM,)


def test_a_filter_stands_once() -> None:
    [marker] = find_markers("[[timeline: type=call, type=meeting]]")
    assert marker.problems == ("the filter “type” is there twice",)


def test_markers_stand_where_they_say() -> None:
    text = "# Home\n\n[[timeline: limit=5]]\n\n```\n[[timeline]]\n```\n\n[[timeline]]\nmore"
    assert [text[one.start : one.end] for one in find_markers(text)] == [
        "[[timeline: limit=5]]",
        "[[timeline]]",
    ]


@given(st.text("[]:timeln=,5-\n `", max_size=60), st.sampled_from(FILTERS))
def test_no_text_is_refused_without_a_reason(text: str, name: str) -> None:
    for marker in find_markers(f"{text}\n[[timeline: {name}={text}]]\n"):
        assert marker.filters.keys() <= set(FILTERS)
        assert all(marker.problems)
