from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.report import inert
from dateline.review.escape import LONGEST_TEXT, escaped, escaped_html
from tests.review.markdown import GAP, seen

# What a host looks for in the text that came of Markdown: none of it may be left in one piece.
FOUND_BY_HOSTS = re.compile(
    r"""
      @[^\s\u200b] | [#!%&~$^*]["\w\[{] | GH-\d | www\. | :// | :[\w+-]+: | \b[0-9a-f]{7,64}\b
    | \[\[ | \[\w+: | \w> | [{\[][+-]
    """,
    re.IGNORECASE | re.VERBOSE,
)
HOSTILE = [
    "@octocat",
    "@org/team",
    "a@.org",
    "mail a@example.org now",
    "#1",
    "org/repo#1",
    "GH-1 and _gh-2",
    "!1 %1 &1 $1 ~label ^alert#1 *iteration:1",
    '~"a label" %"a milestone"',
    "[vulnerability:1] [feature_flag:2]",
    "group/project>",
    "/close",
    "/assign @octocat",
    "<b>bold</b>",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "&#64;octocat",
    "&lt;b&gt; &amp;amp; &nbsp;",
    "[a](https://example.org)",
    "![a](https://example.org/a.png)",
    "[a][b] [b]: https://example.org",
    "[b]: https://example.org",
    "<https://example.org> <a@example.org>",
    "https://example.org http://example.org ftp://example.org",
    "www.example.org _www.example.org WWW.EXAMPLE.ORG",
    "mailto:a@example.org xmpp:a@example.org",
    "a footnote[^1]",
    "[^1]: a footnote",
    "^1]: a footnote",
    "^a]: `b` https://example.org [^a]",
    "| a | b |",
    "|---|---|",
    "# heading",
    "heading\n===",
    "---",
    "***",
    "* item",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "- [ ] task",
    "[x] task",
    "> quoted",
    "    code",
    "$a$ and $$b$$ and $`c`$",
    ":tada: and :+1: at 10:30:15",
    "`code` and ``code`` and ```",
    "```\nfence",
    "~~~\nfence",
    "~~gone~~ **bold** __bold__ *it* _it_",
    "a\\",
    "\\*a\\* \\@octocat \\`",
    "<!-- comment",
    "--> </details></summary></li>",
    "<details open><summary>",
    "[[a page]] [[a|b]] [[_TOC_]]",
    "{+added+} [-gone-] {-gone-} [+added+]",
    "%{project_name}",
    "::error::text",
    "##[command]",
    "5ce9b95 and 5ce9b95aa1f0c6d1e1b7a5f6d7c8b9a0f1e2d3c4",
    "\x1b[31mred\x1b]8;;https://example.org\x07",
    "\u202eabc\u202c \u200babc\u2066 \ufeff",
    "\x00 \ud800 \uffff \U000e0041",
    "\u2028line\u2029paragraph\x85next\x0bline",
    "",
    " ",
    "Zürich — Київ — 北京 “talks”",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "around", ["{}", "- {}", "## {}", "- **x**: {}", "<ins>{}</ins>", "  - {}"]
)
def test_text_shows_just_that_text(text: str, around: str) -> None:
    shown = seen(around.format(escaped(text)))
    plain = seen(around.format("x"))
    assert [tag for tag in shown.tags if tag != "span"] in (plain.tags, plain.tags[:-1])
    assert not shown.links
    assert not shown.attributes
    assert not FOUND_BY_HOSTS.search(shown.text)
    said = plain.text.replace("x", "\0").rpartition("\0")
    expected = said[0].replace("\0", "x") + inert(" ".join(text.split())) + said[2]
    assert shown.text.replace(GAP, "").split() == expected.split()


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
@pytest.mark.parametrize(
    "around", ["- [{}](https://example.org/)", "- event [{}](https://example.org/)"]
)
def test_text_of_a_link_shows_just_that_text(text: str, around: str) -> None:
    shown = seen(around.format(escaped(text)))
    assert shown.links == ["https://example.org/"]
    assert (
        shown.text.replace(GAP, "").split()[-len(text.split()) :]
        == inert(" ".join(text.split())).split()
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_html_shows_just_that_text(text: str) -> None:
    shown = seen(f"<details><summary>{escaped_html(text)}</summary>\n\n</details>")
    assert {tag for tag in shown.tags if tag != "span"} == {"details", "summary"}
    assert not FOUND_BY_HOSTS.search(shown.text)
    assert shown.text.replace(GAP, "").strip() == inert(" ".join(text.split()))


ANY = st.text(st.characters(), max_size=80) | st.text(
    "@#[](){}<>*_`~!|\\$:/.-+=&;1ab\n ", max_size=40
)


@given(ANY)
def test_any_text_shows_just_that_text(text: str) -> None:
    shown = seen(f"- x {escaped(text)}")
    assert {tag for tag in shown.tags if tag != "span"} == {"ul", "li"}
    assert shown.balanced
    assert not FOUND_BY_HOSTS.search(shown.text)
    expected = inert(" ".join(text.split()))
    assert shown.text.replace(GAP, "").strip() == f"x {expected}".strip()


@given(ANY)
def test_any_text_at_the_start_of_an_item(text: str) -> None:
    shown = seen(f"- {escaped(text)}")
    assert {tag for tag in shown.tags if tag != "span"} <= {"ul", "li"}
    assert shown.text.replace(GAP, "").strip() == inert(" ".join(text.split()))


@pytest.mark.parametrize("text", ["x" * 10_000_000, "@a " * 3_000_000, " " * 10_000_000 + "x"])
def test_very_long_text_is_cut(text: str) -> None:
    shown = seen(f"- {escaped(text)}").text.replace(GAP, "").strip()
    assert len(shown) <= LONGEST_TEXT + len(" …")
    assert shown.endswith("…")
