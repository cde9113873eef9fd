from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.corroboration import Corroboration, corroboration, origins_of, publisher_of
from tests.records import source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.records import Source

AGENCY = source("agency", publisher="The Agency")
GAZETTE = source("gazette", publisher="Gazette")
COPY = source("copy", publisher="Gazette", copy_of="agency")
RETOLD = source("retold", publisher="The Post", relies_on=["copy"])
BOTH = source("both", publisher="Radio", relies_on=["agency", "gazette"])
KNOWN = (
    AGENCY,
    GAZETTE,
    COPY,
    RETOLD,
    BOTH,
    source("again", publisher="  THE  agency "),
    source("hosted", url="https://www.example.org/a"),
    source("hosted-too", url="https://example.org/b", authors=["A. Writer"]),
    source("nobody"),
    source("nobody-else", url="not an address"),
    source("pub-one", publisher="One", relies_on=["pub-two"]),
    source("pub-two", publisher="Two", relies_on=["pub-one"]),
    source("of-itself", publisher="Self", copy_of="of-itself"),
    source("of-nothing", publisher="Gap", relies_on=["gone"]),
)


def counted(cited: Iterable[str], known: Iterable[Source] = KNOWN) -> Corroboration:
    return corroboration(cited, origins_of({one.id: one for one in known}))


@pytest.mark.parametrize(
    ("cited", "sources", "publishers"),
    [
        ([], 0, 0),
        (["gone"], 0, 0),
        (["agency"], 1, 1),
        (["agency", "agency"], 1, 1),
        (["agency", "gazette"], 2, 2),
        (["agency", "again"], 2, 1),
        (["agency", "copy"], 2, 1),
        (["copy", "gazette"], 2, 2),
        (["agency", "copy", "retold"], 3, 1),
        (["agency", "copy", "gazette"], 3, 2),
        (["retold"], 1, 1),
        (["both"], 1, 1),
        (["both", "agency"], 2, 1),
        (["both", "agency", "gazette"], 3, 2),
        (["both", "hosted"], 2, 2),
        (["hosted", "hosted-too"], 2, 1),
        (["nobody"], 1, 0),
        (["nobody", "nobody-else"], 2, 0),
        (["nobody", "agency"], 2, 1),
        (["pub-one", "pub-two"], 2, 1),
        (["pub-one", "agency"], 2, 2),
        (["of-itself", "agency"], 2, 2),
        (["of-nothing", "agency"], 2, 2),
    ],
)
def test_copies_chains_and_one_publisher_count_once(
    cited: list[str], sources: int, publishers: int
) -> None:
    assert counted(cited) == (sources, publishers)


@pytest.mark.parametrize(
    ("publishers", "is_single"), [(0, True), (1, True), (2, False), (9, False)]
)
def test_is_single(publishers: int, is_single: bool) -> None:
    assert Corroboration(9, publishers).is_single is is_single


@pytest.mark.parametrize(
    ("values", "publisher"),
    [
        ({"publisher": "The  Paper"}, "the paper"),
        ({"publisher": "The Paper", "url": "https://example.org/"}, "the paper"),
        ({"url": "https://WWW.Example.org:8080/x"}, "example.org"),
        ({"url": "https://[broken"}, None),
        ({}, None),
    ],
)
def test_publisher(values: dict[str, str], publisher: str | None) -> None:
    assert publisher_of(source(**values)) == publisher


@pytest.mark.parametrize(
    ("identifier", "sources"),
    [
        ("agency", {"agency"}),
        ("copy", {"agency"}),
        ("retold", {"agency"}),
        ("both", {"agency", "gazette"}),
        ("pub-one", set()),
        ("pub-two", set()),
        ("of-itself", {"of-itself"}),
        ("of-nothing", {"of-nothing"}),
    ],
)
def test_origins(identifier: str, sources: set[str]) -> None:
    assert origins_of({one.id: one for one in KNOWN})[identifier].sources == sources


def test_a_way_out_of_a_circle_is_an_origin() -> None:
    known = {
        one.id: one
        for one in (
            source("a", publisher="A", relies_on=["b"]),
            source("b", publisher="B", relies_on=["a", "end"]),
            source("before", publisher="C", relies_on=["a"]),
            source("end", publisher="End"),
        )
    }
    origins = origins_of(known)
    assert {name: set(one.sources) for name, one in origins.items()} == {
        one: {"end"} for one in known
    }


def test_a_long_chain_has_one_origin() -> None:
    chain = [
        source(f"s{number}", publisher=f"P{number}", relies_on=[f"s{number + 1}"])
        for number in range(5_000)
    ]
    known = {one.id: one for one in (*chain, source("s5000", publisher="End"))}
    assert origins_of(known)["s0"].publishers == {"end"}
    assert corroboration(known, origins_of(known)) == (5_001, 1)


NAMES = "abcdef"


@given(
    st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), unique=True)),
    st.lists(st.sampled_from(NAMES)),
)
def test_what_is_counted_is_at_most_what_is_cited_in_whatever_order(
    chains: dict[str, list[str]], cited: list[str]
) -> None:
    known = [source(name, publisher=name, relies_on=chains.get(name, [])) for name in NAMES]
    sources, publishers = counted(cited, known)
    assert min(1, sources) <= publishers <= sources == len(set(cited))
    assert counted(reversed(cited), known) == (sources, publishers)
