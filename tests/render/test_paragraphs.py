from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.render import paragraphs
from dateline.render.markdown import INTERNAL, TextConverter

KNOWN = {"nato": ("actors/nato/", "NATO"), "odd": ("actors/odd/", "<b>&\"' \xa0x")}


class Slow(TextConverter):
    """The converter without the short way."""

    def __init__(self, extensions: tuple[str, ...]) -> None:
        super().__init__(extensions, {}, KNOWN.get)
        self._indifferent = False


SLOW = Slow(tuple(sorted(paragraphs.INDIFFERENT)))

SIGNS = st.text(alphabet="ab.AB1 -:()“”\"'/,;%@$+?\n*[]|é中_`#>&<", max_size=40)
PARTS = st.sampled_from(
    [
        "[[nato]]",
        "[[odd]]",
        "[[nato|the alliance]]",
        "[[ nato | x y ]]",
        "[[unknown]]",
        "*a b*",
        "*a*b*",
        "**",
        "* a *",
        "\n\n",
        "A word. ",
        "1. x",
        "- x",
        "\n",
        ": x",
        "A:\n",
        "T.\nU",
        "  ",
        "https://example.org/a",
    ]
)
TEXTS = st.lists(st.one_of(SIGNS, PARTS), max_size=9).map("".join)


def convert(text: str) -> str | None:
    return paragraphs.convert(text, KNOWN.get, INTERNAL)


@given(TEXTS)
def test_the_short_way_says_what_markdown_says(text: str) -> None:
    assert convert(text) in {None, str(SLOW.body(text))}


@pytest.mark.parametrize(
    "text",
    [
        "One paragraph of words.",
        "Two lines\nof one.\n",
        "Two.\n\nParagraphs: with “quotes”, 'marks', 50 % and 5 - 4.",
        "With [[nato]], [[nato|the alliance]], [[odd]] and *an emphasis*.",
        "Київ та Москва говорять.",
    ],
)
def test_ordinary_texts_take_it(text: str) -> None:
    assert convert(text) == str(SLOW.body(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# A heading",
        "- a list",
        "1. a list",
        "> a quotation",
        "A [link](https://example.org/)",
        "<b>HTML</b>",
        "**strong**",
        "`code`",
        "a note[^1]",
        "[[unknown]]",
        "A line  \nbroken",
        "A\n===",
        "T\n: D",
        "a | b",
        "A hard\xa0space",
        "three\n\n\nlines apart",
    ],
)
def test_everything_else_does_not(text: str) -> None:
    assert convert(text) is None


@pytest.mark.parametrize(
    ("extensions", "indifferent"),
    [
        ((), True),
        (("toc", "tables", "markdown.extensions.footnotes"), True),
        (("smarty",), False),
        (("toc", "pymdownx.betterem"), False),
        ((object(),), False),
    ],
)
def test_an_extension_that_may_change_words_rules_it_out(
    extensions: tuple[object, ...], indifferent: bool
) -> None:
    assert paragraphs.are_indifferent(extensions) is indifferent


@pytest.mark.parametrize(
    "text",
    [
        "*a" * 3001,
        "[[a" * 3000,
        "[[a|" * 3000,
        "a\n" * 5000 + "#",
        "*a b *" * 2000,
        "a" * 9000 + "*",
    ],
)
def test_no_text_takes_it_long(text: str) -> None:
    # A pattern that tries every way to cut such a text would not end within the test's time.
    assert convert(text) is None
