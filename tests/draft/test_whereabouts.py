from __future__ import annotations

import subprocess
import sys

import pytest

from dateline.draft.territories import territory
from dateline.draft.whereabouts import whereabouts_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Tallinn on Monday", [("Tallinn", "city", "EE")]),
        ("in the United Arab Emirates", [("United Arab Emirates", "country", "AE")]),
        ("at New York", [("New York", "city", "US")]),
        ("In Turkey, they met", [("Turkey", "country", "TR")]),
        ("in Bosnia and Herzegovina.", [("Bosnia and Herzegovina", "country", "BA")]),
        ("She traveled to France to meet him", [("France", "country", "FR")]),
        ("in Kyiv", [("Kyiv", "city", "UA")]),
        ("in Jordan Valley", []),
        ("in Georgia’s capital", []),
        ("in Niger-Congo", []),
        ("at Easter", []),
        ("in March", []),
        ("sold to France", []),
        ("in Nowhere", []),
        ("in IN in", []),
    ],
)
def test_where_something_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(one.name, one.territory.kind, one.territory.code) for one in whereabouts_in(text)]
    assert found == expected


@pytest.mark.parametrize("name", ["", "European Union", "Eurozone", "Unknown City", "North"])
def test_what_is_no_place(name: str) -> None:
    assert territory(name) is None


def test_names_of_countries_are_loaded_when_a_text_needs_them() -> None:
    code = (
        "from dateline.draft import whereabouts, territories\n"
        "whereabouts.whereabouts_in('They met in a room.')\n"
        "assert territories._territories.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
