from __future__ import annotations

import pytest

from dateline.model.kind import Kind
from dateline.model.named import named_in_page, named_in_text, with_other_ids


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", []),
        ("See [[nato]] and [[ un |them]], not `[[osce]]`.", [("nato", None), ("un", None)]),
        ("[[timeline]]", []),
        (
            "[[timeline: topic=talks, actor = nato , limit=5]]",
            [("talks", Kind.TOPIC), ("nato", Kind.ACTOR)],
        ),
        ("[[timeline: topic=Two words, type=call]]", []),
        ("[[timeline: actor=a, actor=b]]", [("a", Kind.ACTOR), ("b", Kind.ACTOR)]),
        (
            "[x](timeline/?actor=nato&actor=un&from=2022#actor=x) [[nato]]",
            [("nato", Kind.ACTOR), ("un", Kind.ACTOR), ("nato", None)],
        ),
        ("[x](../timeline/?any=actor&amp;event=talks)", [("talks", Kind.EVENT)]),
        ("[x]: timeline/?source=report", [("report", Kind.SOURCE)]),
        ("[x](timeline/2022/?actor=nato) [y](https://e.org/timeline/?actor=nato)", []),
        ("`[x](timeline/?actor=nato)` [y](timeline/?publisher=nato&field.actor=nato)", []),
    ],
)
def test_ids_in_a_hand_written_page(text: str, named: list[tuple[str, Kind | None]]) -> None:
    found = sorted(named_in_page(text), key=lambda one: one.start)
    assert [(one.id, one.kind) for one in found] == named
    assert all(text[one.start :].startswith(one.id) for one in found)


def test_text_of_a_record_holds_links_alone() -> None:
    text = "[[nato]]\n\n[[timeline: actor=nato]]\n\n[x](timeline/?actor=nato)"
    assert [one.start for one in named_in_text(text)] == [2]


def test_other_ids_take_their_places() -> None:
    text = "[x](timeline/?actor=a&actor=b) [[a]] [[timeline]] a"
    named = named_in_page(text)
    assert with_other_ids(text, named, lambda one: {"a": "nato"}.get(one.id, one.id)) == (
        "[x](timeline/?actor=nato&actor=b) [[nato]] [[timeline]] a"
    )
