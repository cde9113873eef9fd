from __future__ import annotations

import pytest

from dateline.model.problem import Place
from dateline.read.silences import Silence, silences


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("title: a # ignore[x]: y\n", {None, Place(), Place(("title",))}),
        ("a: b\ntitle: c # ignore[x]: y\n", {Place(("title",))}),
        ("a: b\nc:\n  - d # ignore[x]: y\n", {Place(("c",)), Place(("c", 0))}),
        ("# ignore[x]: y\na: b\n", {None}),
        ("a: b\n# ignore[x]: y\n", set()),
        ("a: b # ignore\n", set()),
    ],
)
def test_what_a_comment_silences(text: str, places: set[Place | None]) -> None:
    found = silences(text, "a.yml")
    assert {one.place for one in found if not (one.place and one.place.at_key)} == places
    assert {one[1:] for one in found} <= {("x", "y")}


def test_in_a_front_matter() -> None:
    found = silences("---\na: b\nc: d # ignore[x]\n---\n", "a.md")
    assert Silence(Place(("c",)), "x", "") in found
    assert Silence(Place(("c",), at_key=True), "x", "") in found
    assert len(found) == 2
