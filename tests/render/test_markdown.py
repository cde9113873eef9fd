from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from dateline.render import markdown as module
from dateline.render.markdown import RecordLinks, TextConverter, at
from tests.render.html import read_html

if TYPE_CHECKING:
    from pathlib import Path

EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "tables", "toc")
"""Those of this repository's own site."""

KNOWN = {"nato": ("actors/nato/", "NATO"), "odd": ("actors/odd/", "<b>&\"'")}


def converter(*extensions: str) -> TextConverter:
    return TextConverter(extensions, {"toc": {"permalink": True}}, KNOWN.get)


FULL = converter(*EXTENSIONS)
PLAIN = converter()

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe src=https://evil.example></iframe>",
    "<style>body{display:none}</style>",
    "<a href=javascript:alert(1)>x</a>",
    "<div onclick=alert(1) markdown=1>*x*</div>",
    "<details open ontoggle=alert(1)>",
    "</article></main><h1>gone</h1>",
    "<!-- --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](java&#9;script:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](%6Aavascript:alert(1))",
    "[x](&#x1;javascript:alert(1))",
    "[x](vbscript:msgbox)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x]: javascript:alert(1)\n\n[x]",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<javascript:alert@example.org>",
    "[x](https://example.org 'a\" onmouseover=\"alert(1)')",
    '[x](https://example.org/"onmouseover="alert(1))',
    "![x](https://evil.example/track.png)",
    "![x][y]\n\n[y]: https://evil.example/track.png",
    "![x]\n\n[x]: https://evil.example/track.png",
    "`<script>alert(1)</script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "    </code></pre><script>alert(1)</script>",
    "# x {: onclick=alert(1) style=color:red class=md-header id=__toc }",
    "x\n{: .md-overlay #__drawer onclick=alert(1) style=position:fixed }",
    "[x](https://example.org){: target=_blank onclick=alert(1) rel=opener download=x }",
    "[[nato]]{: onclick=alert(1) }",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "a | b\n--|--\n<script>alert(1)</script> | [x](javascript:alert(1))",
    '!!! danger "<script>alert(1)</script>"\n    <img src=x onerror=alert(1)>',
    "[[nato|<script>alert(1)</script>]]",
    "[[odd]]",
    "[[<script>]]",
    "[[javascript:alert(1)]]",
    "*[HTML]: <script>alert(1)</script>\n\nHTML",
    "<form action=https://evil.example><input><button>x</button></form>",
    "\x02klzzwxh:0000\x03",
    "\ufffd\u202e<script>",
    "<" * 500,
    "[" * 500,
    "*" * 500,
    "<a href='" + "x" * 1000,
]
ALLOWED = {
    "a": {"href", "title", "class", "id", "lang", "dir"},
    "td": {"align", "id", "title", "lang", "dir", "colspan", "rowspan"},
    "th": {"align", "id", "title", "lang", "dir", "colspan", "rowspan", "scope"},
    "ol": {"start", "id", "title", "lang", "dir"},
}
SAFE = {"id", "title", "lang", "dir", "class"}
NEVER = {"script", "style", "img", "iframe", "svg", "form", "input", "button", "object", "h1"}


def assert_safe(html: str) -> None:
    page = read_html(html)
    for one in page.all():
        assert one.tag not in NEVER, html
        assert one.attributes.keys() <= ALLOWED.get(one.tag, SAFE), html
        assert not {name for name in one.classes if name.startswith(("md-", "dl-"))}, html
        address = re.sub(r"[\t\n\r]", "", one.attributes.get("href", "#"))
        scheme = re.match(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):", address)
        assert scheme is None or scheme[1] in {"http", "https", "mailto", "dateline"}, html
    assert all(name.startswith("text-") for name in page.ids), html


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_text_says_does_anything(text: str) -> None:
    for one in (FULL, PLAIN):
        assert_safe(one.body(text))
        assert_safe(one.line(text))


@given(st.lists(st.sampled_from([*HOSTILE, "\n\n", " ", "*", "`", "[", "](", ")", ">", "\n> "])))
def test_nothing_that_texts_say_together_does_anything(texts: list[str]) -> None:
    assert_safe(FULL.body("".join(texts)))
    assert_safe(FULL.line("".join(texts)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<b>bold</b> & <i>", "<b>bold</b> & <i>"),
        ("<!-- note -->", "<!-- note -->"),
        ("<div>\n\n*x*\n\n</div>", "<div> x </div>"),
        ("![a picture](https://example.org/x.png)", "![a picture](https://example.org/x.png)"),
    ],
)
def test_what_is_not_allowed_is_shown_as_it_was_written(text: str, shown: str) -> None:
    assert read_html(FULL.body(text)).text == shown


def test_a_link_to_what_is_not_allowed_keeps_its_text_alone() -> None:
    assert PLAIN.body("[x](javascript:alert(1))") == "<p><a>x</a></p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("5 < 6 & 7", "5 &lt; 6 &amp; 7"),
        ("*so* **it** `is`", "<em>so</em> <strong>it</strong> <code>is</code>"),
        ("[[nato]] said", '<a href="dateline:actors/nato/">NATO</a> said'),
        (
            "[[ nato | the *alliance* ]]",
            '<a href="dateline:actors/nato/">the <em>alliance</em></a>',
        ),
        ("[[nobody]]", "[[nobody]]"),
        ("`[[nato]]`", "<code>[[nato]]</code>"),
        (r"\[[nato]]", "[[nato]]"),
        ("[x](https://example.org/a_b_c)", '<a href="https://example.org/a_b_c">x</a>'),
        ("<https://example.org>", '<a href="https://example.org">https://example.org</a>'),
        ("two\nlines\n\nare one", "two lines are one"),
        ("# no heading", "# no heading"),
        ("1. no list", "1. no list"),
        ("- no list", "- no list"),
        ("> no quotation", "&gt; no quotation"),
        ("---", "---"),
        ("[a]: https://example.org", "[a]: https://example.org"),
        ("it's “said”", "it's “said”"),
        ("", ""),
    ],
)
def test_a_line_is_inline_markdown_and_nothing_else(text: str, html: str) -> None:
    assert FULL.line(text) == html


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("*so* it [[nato|is]] & <b>", "so it is & <b>"),
        ("a `b < c`", "a b < c"),
        ("&lt;b&gt; &amp;", "<b> &"),
    ],
)
def test_plain_is_what_a_reader_sees(text: str, plain: str) -> None:
    assert FULL.plain(text) == plain


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[nato]]", '<p><a href="dateline:actors/nato/">NATO</a></p>'),
        ("[[odd]]", '<p><a href="dateline:actors/odd/">&lt;b&gt;&amp;"\'</a></p>'),
        ("*[[nato|it]]*", '<p><em><a href="dateline:actors/nato/">it</a></em></p>'),
        ("    [[nato]]", "<pre><code>[[nato]]\n</code></pre>"),
        ("`[[nato]]`", "<p><code>[[nato]]</code></p>"),
        ("[[nobody|x]]", "<p>[[nobody|x]]</p>"),
        (
            "[[nato]](https://x.example)",
            '<p><a href="dateline:actors/nato/">NATO</a>(https://x.example)</p>',
        ),
        ("# Top", '<h2 id="text-top">Top</h2>'),
        ("## Second", '<h2 id="text-second">Second</h2>'),
        ("### Third", '<h3 id="text-third">Third</h3>'),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("a  \r\nb", "<p>a<br>\nb</p>"),
        ("a\t\nb", "<p>a <br>\nb</p>"),
    ],
)
def test_a_body(text: str, html: str) -> None:
    found = TextConverter(("toc",), {}, KNOWN.get).body(text)
    assert found == html


def test_a_link_in_a_link_ends_it() -> None:
    links = read_html(PLAIN.body("[see [[nato]] there](https://x.example)")).links
    assert ("dateline:actors/nato/", "NATO") in links
    assert not any("NATO" in text for address, text in links if address == "https://x.example")


def test_footnotes_lead_there_and_back() -> None:
    page = read_html(FULL.body("Said[^a] and *said*[^a].\n\n[^a]: By [[nato]].\n"))
    ids = page.ids
    assert len(ids) == len(set(ids))
    inside = [address for address, _ in page.links if address.startswith("#")]
    assert len(inside) == 4
    assert {address.removeprefix("#") for address in inside} <= set(ids)
    assert ("dateline:actors/nato/", "NATO") in page.links


def test_texts_do_not_see_each_others_footnotes_and_headings() -> None:
    one = FULL.body("# A\n\nx[^1]\n\n[^1]: note\n")
    assert FULL.body("# A\n\nx[^1]\n\n[^1]: note\n") == one
    assert "note" not in FULL.body("x[^1]")


def test_a_permalink_leads_to_its_heading() -> None:
    page = read_html(FULL.body("## Second half"))
    [heading] = page.all("h2")
    assert heading.links[-1][0] == f"#{heading.attributes['id']}" == "#text-second-half"


def test_tables_lists_and_admonitions() -> None:
    text = "a | b\n--|:-:\n1 | 2\n\n- x\n- y\n\nText\n\n3. z\n\n!!! note\n    n\n\nT\n: D\n"
    page = read_html(FULL.body(text))
    assert page.texts("td") == ["1", "2"]
    assert page.texts("li") == ["x", "y", "z"]
    assert page.texts("ol") == ["z"]
    assert page.texts("div", named="admonition") == ["Note n"]
    assert page.texts("dd") == ["D"]


def test_only_classes_that_are_no_part_of_the_page_are_kept() -> None:
    page = read_html(
        FULL.body("!!! note\n    n\n{: .md-header .dl-head }\n\nx\n{: .dl-lead .note}\n")
    )
    assert {name for one in page.all() for name in one.classes} <= {
        "admonition",
        "note",
        "admonition-title",
    }


@pytest.mark.parametrize("base", ["", "../", "../../"])
def test_links_become_relative_to_where_they_stand(base: str) -> None:
    html = FULL.body("[[nato]] and [x](https://example.org)")
    assert read_html(at(html, base)).links == [
        (f"{base}actors/nato/", "NATO"),
        ("https://example.org", "x"),
    ]


def test_hand_written_pages_know_links_too() -> None:
    page = Markdown(extensions=[RecordLinks(KNOWN.get)])
    html = page.convert('[[nato]] and <b class="x">[[nato|it]]</b>, not `[[nato]]`')
    assert at(html, "") == (
        '<p><a href="actors/nato/">NATO</a> and <b class="x"><a href="actors/nato/">it</a></b>,'
        " not <code>[[nato]]</code></p>"
    )


SIGNS = st.sampled_from(
    [
        *(
            "`",
            "\\",
            "[a]",
            "]: x",
            "](x)",
            "<",
            ">",
            "  \n",
            " \n",
            "\t\n",
            "  \r\n",
            "\n",
            "\n\n",
        ),
        *("&amp;", "&", "*", "_", "word", " ", "[b][a]", "[[nato]]", "\n[a]: https://a.example\n"),
        *("https://b.example", "<https://b.example>", "<b@b.example>", "# ", "- ", "[^1]", "1"),
    ]
)


@given(st.lists(SIGNS, max_size=12).map("".join))
def test_leaving_out_patterns_changes_no_text(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_SIGNS", {})
        expected = converter(*EXTENSIONS).body(text)
    assert FULL.body(text) == expected


@given(st.text(max_size=60))
def test_any_text_becomes_well_formed_html(text: str) -> None:
    read_html(FULL.body(text))
    read_html(FULL.line(text))


@given(st.text("*_`[]<>&\\!#~^=:|\n\"'+$-a .1", max_size=30))
def test_the_short_way_for_plain_lines_leads_to_the_same_html(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PLAIN", re.compile(r"(?!)"))
        expected = read_html(PLAIN.line(text)).text
    assert read_html(PLAIN.line(text)).text == expected


@pytest.mark.parametrize(
    "written",
    [
        "[x](dateline:javascript:alert(1))",
        "[x](dateline://evil.example/)",
        "[x](DATELINE:javascript:alert(1))",
        "[x](dateline:actors/../../)",
        "<dateline:javascript:alert(1)>",
    ],
)
def test_nobody_writes_links_of_the_inner_scheme(written: str) -> None:
    converted = converter()
    for html in (converted.line(f"see {written}"), converted.body(f"see {written}")):
        assert "href" not in at(html, "")


def test_what_looks_like_a_link_in_code_stays_as_it_is() -> None:
    body = converter().body('`href="dateline:x"` and `href="#foo"` and `<b class="">`')
    assert 'href="dateline:x"' in at(body, "../../")
    assert 'href="#foo"' in body
    assert 'class=""' in body


def test_an_extension_that_reads_files_is_not_used(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret", encoding="utf-8")
    options = {"pymdownx.snippets": {"base_path": [str(tmp_path)]}}
    text = TextConverter(("pymdownx.snippets",), options, KNOWN.get)
    assert "a secret" not in text.body('--8<-- "secret.txt"')
