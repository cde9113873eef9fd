from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.links import Link, find_links
from dateline.render.markdown import TextConverter


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("", []),
        ("no link", []),
        ("[[nato]]", [Link("nato", None, 0)]),
        ("by [[ nato ]]", [Link("nato", None, 3)]),
        ("[[nato|the alliance]]", [Link("nato", "the alliance", 0)]),
        ("[[nato| ]]", [Link("nato", "", 0)]),
        ("[[a]][[b]]", [Link("a", None, 0), Link("b", None, 5)]),
        ("[[a]]\n[[b|c]]", [Link("a", None, 0), Link("b", "c", 6)]),
        ("[[timeline: limit=5]]", []),
        ("[[a\nb]]", []),
        ("[[]]", []),
        ("[[|x]]", []),
        ("[[a]", []),
        ("[a]]", []),
        ("[nato](https://example.org)", []),
        ("[[[nato]]]", [Link("nato", None, 1)]),
        ("`[[nato]]`", []),
        ("``a ` [[nato]]`` [[b]]", [Link("b", None, 17)]),
        ("```\n[[nato]]\n```\n[[b]]", [Link("b", None, 17)]),
        ("~~~\n[[nato]]\n~~~", []),
        ("~~~\n[[nato]]\n", [Link("nato", None, 4)]),
        ("``` yaml\n[[nato]]\n```` \n``` \n", []),
        ("```[[nato]]", [Link("nato", None, 3)]),
        ("<!-- [[nato]] --> [[b]]", [Link("b", None, 18)]),
        ("a ` alone [[nato]]", [Link("nato", None, 10)]),
        (r"\[[nato]]", []),
        (r"\\[[nato]]", [Link("nato", None, 2)]),
        ("[[" + "a" * 200 + "]]", [Link("a" * 200, None, 0)]),
        ("[[" + "a" * 201 + "]]", []),
    ],
)
def test_find_links(text: str, links: list[Link]) -> None:
    assert list(find_links(text)) == links


PIECES = st.sampled_from(
    [
        *(
            "[[a]]",
            "[[b|text]]",
            "x ` ",
            "x `[[a]]` ",
            "word",
            "\n",
            "\n\n",
            "*",
            "\\",
            "[x](y)",
        ),
        *("[[", "]]", "\n\n```\n[[a]]\n\n` [[b]]\n```\n\n", "\n~~~ yaml\n[[b]]\n~~~\n", "\n~~~\n"),
    ]
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_what_is_found_is_what_becomes_a_link_on_the_page(text: str) -> None:
    shown: list[str] = []

    def find(target: str) -> tuple[str, str]:
        shown.append(target)
        return "actors/a/", "A"

    html = TextConverter(("fenced_code",), {}, find).body(text)
    assert html.count('href="dateline:') == len(shown)
    assert sorted(link.target for link in find_links(text)) == sorted(shown)


@given(st.text("[]|ab`~\n<!->\\ ", max_size=60))
def test_a_link_stands_where_it_says(text: str) -> None:
    for link in find_links(text):
        assert text[link.offset :].startswith("[[")
        assert link.target in text[link.offset :]
