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
    source("retracted", publisher="The Tribune", withdrawn={"date": "2022-02-01"}),
    source("echo", publisher="The Echo", copy_of="retracted"),
    source("half", publisher="The Half", relies_on=["retracted", "gazette"]),
    source("passed-on", withdrawn={"date": "2022-02-01"}, copy_of="agency"),
    source("passed-on-again", publisher="The Last", copy_of="passed-on"),
    source("bbc", publisher="BBC", url="https://bbc.example/a"),
    source("bbc-unnamed", url="https://www.BBC.example/b"),
    source("bbc-elsewhere", publisher="bbc", url="https://bbc.example.org/"),
    source("shared-one", publisher="One of two", url="https://shared.example/1"),
    source("shared-two", publisher="Two of two", url="https://www.shared.example/2"),
    source("shared-unnamed", url="https://shared.example/3"),
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
        (["retracted"], 0, 0),
        (["retracted", "agency"], 1, 1),
        (["echo"], 1, 0),
        (["echo", "retracted"], 1, 0),
        (["echo", "agency"], 2, 1),
        (["half", "gazette"], 2, 1),
        (["half", "agency"], 2, 2),
        (["passed-on", "passed-on-again", "agency"], 2, 1),
        (["bbc", "bbc-unnamed"], 2, 1),
        (["bbc-elsewhere", "bbc-unnamed"], 2, 1),
        (["shared-one", "shared-two"], 2, 2),
        (["shared-one", "shared-unnamed"], 2, 1),
        (["shared-one", "shared-two", "shared-unnamed"], 3, 2),
        (["shared-unnamed"], 1, 1),
        (["shared-unnamed", "bbc-unnamed"], 2, 2),
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
        ("echo", {"retracted"}),
        ("passed-on-again", {"agency"}),
    ],
)
def test_origins(identifier: str, sources: set[str]) -> None:
    assert origins_of({one.id: one for one in KNOWN})[identifier].sources == sources


def test_what_was_withdrawn_has_no_origins() -> None:
    assert "retracted" not in origins_of({one.id: one for one in KNOWN})


def test_a_withdrawn_source_in_a_circle_adds_no_publisher() -> None:
    one = source("one", publisher="One", relies_on=["two"])
    two = source("two", publisher="Two", relies_on=["one"], withdrawn={"date": "2022"})
    found = origins_of({"one": one, "two": two})
    assert {name: set(its.publishers) for name, its in found.items()} == {"one": {"one"}}


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


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "One", "one", "Two"]),
            st.sampled_from(
                [None, "https://a.example/", "https://www.a.example/x", "https://b.example/"]
            ),
        )
    ),
    st.booleans(),
)
def test_a_source_that_names_nobody_adds_nothing_to_those_of_its_host(
    described: list[tuple[str | None, str | None]], unnamed_first: bool
) -> None:
    named = [
        source(f"n{at}", publisher=publisher, url=url)
        for at, (publisher, url) in enumerate(described)
        if publisher
    ]
    unnamed = source("unnamed", url="https://a.example/unnamed")
    known = [unnamed, *named] if unnamed_first else [*named, unnamed]
    cited = [one.id for one in named]
    is_told = any(one.url and "a.example" in one.url for one in named)
    _, publishers = counted(cited, known)
    assert counted([*cited, "unnamed"], known) == (len(cited) + 1, publishers + (not is_told))
