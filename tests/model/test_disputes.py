from __future__ import annotations

import pytest

from dateline.model.disputes import is_disputed, is_of_status, named_points, points_of
from tests.records import event


def said(*points: str | None) -> list[dict[str, object]]:
    return [{"by": "nato", "says": "x", **({"about": about} if about else {})} for about in points]


@pytest.mark.parametrize(
    ("points", "disputed"),
    [
        ([], {}),
        ([None, None], {}),
        (["it"], {}),
        (["it", "that", None], {}),
        (["it", "that", "it"], {"it": (0, 2)}),
        (["b", "a", "a", "b"], {"b": (0, 3), "a": (1, 2)}),
        (["The Talks", "the  talks"], {"The Talks": (0, 1)}),
    ],
)
def test_points(points: list[str | None], disputed: dict[str, tuple[int, ...]]) -> None:
    made = event(statements=said(*points))
    assert points_of(made) == disputed
    assert list(points_of(made)) == list(disputed)
    assert is_disputed(made) is bool(disputed)


def test_a_point_has_a_name_before_it_is_disputed() -> None:
    made = event(statements=said("that", "The  talks", None, "the talks"))
    assert named_points(made) == {"that": (0,), "The  talks": (1, 3)}


def test_an_event_that_is_said_to_be_disputed_is() -> None:
    assert is_disputed(event(status="disputed"))


@pytest.mark.parametrize(
    ("values", "asked", "fits"),
    [
        ({}, "confirmed", True),
        ({}, "disputed", False),
        ({"status": "disputed"}, "disputed", True),
        ({"status": "disputed"}, "confirmed", False),
        ({"statements": said("it", "it")}, "disputed", True),
        ({"statements": said("it", "it")}, "confirmed", True),
        ({"statements": said("it", "it"), "status": "reported"}, "disputed", True),
        ({"statements": said("it", "it"), "status": "withdrawn"}, "disputed", False),
        ({"statements": said("it", "it"), "withdrawn": {"date": "2022"}}, "disputed", False),
        ({"statements": said("it", "it"), "status": "withdrawn"}, "withdrawn", True),
        ({}, "no such status", False),
    ],
)
def test_a_status_that_is_asked_for(values: dict[str, object], asked: str, fits: bool) -> None:
    assert is_of_status(event(**values), asked) is fits
