from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.render.lists import INDEX_LENGTH
from dateline.render.publishers import beside, publishers_of
from tests.records import source

if TYPE_CHECKING:
    from dateline.model.records import Source


def of(publisher: str | None, *days: str | None) -> list[Source]:
    """Sources of a publisher that were published on some days."""
    return [
        source(f"{publisher or 'none'}-{day or 'undated'}", publisher=publisher, published=day)
        for day in days
    ]


def ids(sources: tuple[Source, ...]) -> list[str]:
    return [one.id for one in sources]


def test_publishers_stand_by_name_and_their_sources_by_day() -> None:
    found = publishers_of(
        [
            *of("b", None, "2022-01-13", "2022-01"),
            *of(None, "2020"),
            *of("Ä", "2022"),
            *of("Zeit", "2022"),
        ]
    )
    assert [one.label for one in found] == ["Ä", "b", "Zeit", "Publisher not given"]
    assert found[-1].name is None
    assert ids(found[1].sources) == ["b-2022-01", "b-2022-01-13", "b-undated"]
    assert [one.anchor for one in found] == ["a", "b", "zeit", "publisher-not-given"]
    assert found[0].address == "sources/#a"


def test_names_that_are_alike_have_headings_of_their_own() -> None:
    found = publishers_of(
        [*of("A!", "2022"), *of("a", "2022"), *of("!?", "2022"), *of("?!", "2022")]
    )
    anchors = [one.anchor for one in found]
    assert sorted(anchors) == ["a", "a-2", "group", "group-2"]


def test_spellings_of_one_name_are_one_publisher() -> None:
    found = publishers_of(
        [*of("the  PAPER", "2021"), *of("The Paper", "2020", "2022"), *of("The Papers", "2022")]
    )
    assert [(one.label, one.anchor) for one in found] == [
        ("The Paper", "the-paper"),
        ("The Papers", "the-papers"),
    ]
    assert ids(found[0].sources) == ["The Paper-2020", "the  PAPER-2021", "The Paper-2022"]
    before, after = beside(found)["the  PAPER-2021"]
    assert before is not None
    assert after is not None
    assert (before.id, after.id) == ("The Paper-2020", "The Paper-2022")


def test_a_publisher_who_is_called_as_nobody_is() -> None:
    found = publishers_of([*of("Publisher not given", "2022"), *of(None, "2022")])
    assert [one.label for one in found] == ["Publisher not given"] * 2
    assert [one.anchor for one in found] == ["publisher-not-given", "publisher-not-given-2"]


def test_withdrawn_sources_are_none() -> None:
    assert publishers_of([source(publisher="A", withdrawn={"date": "2022"})]) == ()


def test_the_address_is_that_of_the_page_on_which_the_sources_begin() -> None:
    many = [source(f"s{n:03}", publisher="A") for n in range(INDEX_LENGTH - 1)]
    found = publishers_of([*many, source("x", publisher="B"), source("y", publisher="C")])
    assert [one.address for one in found] == ["sources/#a", "sources/#b", "sources/page/2/#c"]


def test_what_stands_beside_a_source() -> None:
    found = beside(
        publishers_of(
            [*of("A", "2022", "2021", "2023", None), *of("B", "2022"), *of(None, "2021", "2022")]
        )
    )
    around = {
        one: tuple(other.id if other else None for other in pair) for one, pair in found.items()
    }
    assert around == {
        "A-2021": (None, "A-2022"),
        "A-2022": ("A-2021", "A-2023"),
        "A-2023": ("A-2022", None),
        "B-2022": (None, None),
    }
