from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.render.citation import bibtex, cite
from tests.records import actor, event, view


def test_how_a_page_is_cited() -> None:
    record = event(title="50% & more", added="2022-02-01")
    made = cite(view(url="https://a.example/b/").site, record, "“50% & more” (12 January 2022)")
    assert made.text == "“50% & more” (12 January 2022), in: The talks."
    assert made.address == "https://a.example/b/events/council/"
    assert made.bibtex.splitlines() == [
        "@misc{council,",
        r"  title = {50\% \& more},",
        "  howpublished = {The talks},",
        "  date = {2022-02-01},",
        "  url = {https://a.example/b/events/council/},",
        "}",
    ]


@pytest.mark.parametrize("added", ["", "2022-02", "2022-02-01~"])
def test_what_is_not_known_is_left_out(added: str) -> None:
    made = cite(view().site, event(added=added), "“Council”")
    assert made.address is None
    assert "date =" not in made.bibtex
    assert "url =" not in made.bibtex


def test_the_key_of_a_bare_name_is_the_name() -> None:
    assert cite(view().site, actor("actor:nato"), "x").bibtex.startswith("@misc{nato,")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Talks", "Talks"),
        ("{50%} & $1_#", r"\{50\%\} \& \$1\_\#"),
        ("~^\\", r"\textasciitilde{}\textasciicircum{}\textbackslash{}"),
    ],
)
def test_bibtex(text: str, escaped: str) -> None:
    assert bibtex(text) == escaped


@given(st.text("{}\\ab", max_size=20))
def test_the_braces_of_a_bibtex_field_are_balanced(text: str) -> None:
    depth = 0
    plain = bibtex(text).replace(r"\{", "").replace(r"\}", "")
    for sign in plain:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
