from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.check import relation_cycle
from dateline.model.dates import Day
from dateline.model.problem import Place
from tests.records import collection, topic

NAMES = "abcdef"
GRAPHS = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=4, unique=True)
)


def broken_at(edges: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The steps, one of each circle, at which a problem is shown."""
    topics = [topic(name, part_of=edges.get(name, [])) for name in NAMES]
    steps = []
    for found in relation_cycle.check(collection(*topics), Day(2022, 6, 1)):
        assert isinstance(found.place, Place)
        name, index = found.path.removeprefix("topics/").removesuffix(".yml"), found.place.keys[-1]
        assert isinstance(index, int)
        chain = found.message.rpartition(": ")[2].split(" → ")
        assert chain[:2] == [name, edges[name][index]]
        assert chain[0] == chain[-1] == min(chain)
        assert all(after in edges[before] for before, after in pairwise(chain))
        steps.append((chain[0], chain[1]))
    return steps


def has_circle(edges: dict[str, list[str]]) -> bool:
    """Whether some way through other names leads back to where it began."""
    left = {name: {one for one in ids if one != name} for name, ids in edges.items()}
    while True:
        ends = {name for name in NAMES if not left.get(name)}
        if not left.keys() - ends:
            return False
        kept = {name: ids - ends for name, ids in left.items() if name not in ends}
        if kept == left:
            return True
        left = kept


@given(GRAPHS)
def test_circles_are_found_where_there_are_any(edges: dict[str, list[str]]) -> None:
    assert bool(broken_at(edges)) is has_circle(edges)


def test_long_chain_needs_no_recursion() -> None:
    names = [f"t{number}" for number in range(3_000)]
    topics = [
        topic(name, part_of=[after])
        for name, after in zip(names, [*names[1:], names[0]], strict=True)
    ]
    (found,) = relation_cycle.check(collection(*topics), Day(2022, 6, 1))
    assert found.message.endswith("t0 → t1 → t2 → t3 → t4 → t5 → … → t2999 → t0")
