from __future__ import annotations

import pytest

from dateline.review.card import CardPage, PageKind
from dateline.review.page_changes import MOST_TEXT, SitePages, page_changes, text_of


def site(redirects: dict[str, str] | None = None, /, **bodies: str) -> SitePages:
    pages = {f"{name}/": (name.title(), body) for name, body in bodies.items()}
    return SitePages(pages, redirects or {})


def said(page: CardPage) -> list[str]:
    return [f"{line.mark}{line.text}" for line in page.lines]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", []),
        ("<p>One</p><p>Two <b>words</b></p>", ["One", "Two words"]),
        ("<ul><li>a</li>\n  <li>b\n c</li></ul>", ["a", "b c"]),
        ("<p>a<br>b</p>", ["a", "b"]),
        ("<tr><th>a</th><td>b</td></tr>", ["a b"]),
        ("<p>&lt;b&gt; &amp;amp; &nbsp;</p>", ["<b> &amp;"]),
        ("<p>a<svg><text>x</text></svg><script>y</script></p>", ["a"]),
        ('<p>a</p><footer class="dl-colophon x"><p>file</p></footer><p>b</p>', ["a", "b"]),
        ("<p>a</p><!-- <p>b</p> --><p>c</p>", ["a", "c"]),
        ("<pre>a\n\n  b</pre>", ["a", "b"]),
        (
            '<p>May<sup class="dl-ref"><a href="#source-1">1</a></sup> and 10<sup>3</sup></p>',
            ["May [1] and 103"],
        ),
    ],
)
def test_text_of_a_page_is_what_is_read(body: str, text: list[str]) -> None:
    assert text_of(body) == text


def test_pages_that_came_changed_went_and_lead_elsewhere() -> None:
    old = site(a="<p>1</p>", b="<p>1</p><p>2</p>", c="<p>1</p>", d="<p>1</p>")
    new = site({"d/": "e/"}, a="<p>1</p>", b="<p>1</p><p>3</p>", e="<p>1</p>")
    found = {page.address: page for page in page_changes(old, new)}
    assert list(found) == ["b/", "c/", "d/", "e/"]
    assert (found["b/"].kind, said(found["b/"])) == (PageKind.CHANGED, [" 1", "-2", "+3"])
    assert (found["c/"].kind, found["c/"].title) == (PageKind.GONE, "C")
    assert (found["d/"].kind, found["d/"].to) == (PageKind.REDIRECTED, "e/")
    assert (found["e/"].kind, said(found["e/"])) == (PageKind.ADDED, ["+1"])


def test_markup_alone_is_no_change() -> None:
    assert page_changes(site(a="<p>1</p>"), site(a='<p class="x"><b>1</b></p>')) == ()


def test_line_around_each_change_is_shown() -> None:
    before = "".join(f"<p>{number}</p>" for number in range(20))
    after = before.replace("<p>5</p>", "<p>five</p>").replace("<p>15</p>", "")
    (page,) = page_changes(site(a=before), site(a=after))
    assert said(page) == [" 4", "-5", "+five", " 6", " …", " 14", "-15", " 16"]


def test_changes_close_to_each_other_leave_nothing_out() -> None:
    before = "<p>a</p><p>b</p><p>c</p><p>d</p>"
    (page,) = page_changes(site(a=before), site(a="<p>A</p><p>b</p><p>c</p><p>D</p>"))
    assert said(page) == ["-a", "+A", " b", " c", "-d", "+D"]


def test_pages_that_are_named_come_first() -> None:
    old, new = site(), site(a="<p>1</p>", b="<p>1</p>", c="<p>1</p>")
    found = page_changes(old, new, frozenset({"b/"}))
    assert [page.address for page in found] == ["b/", "a/", "c/"]


def test_very_long_page_is_told_by_its_size() -> None:
    many = "".join(f"<p>{number}</p>" for number in range(2_001))
    (page,) = page_changes(site(a="<p>x</p>"), site(a=many))
    assert said(page) == [" too long to be shown: 1 lines, now 2,001"]


def test_text_of_many_pages_is_left_out_in_the_end() -> None:
    body = f"<p>{'x' * (MOST_TEXT // 4)}</p>"
    new = site(**dict.fromkeys("abcdef", body))
    found = page_changes(site(), new)
    assert [bool(page.lines) for page in found] == [True] * 4 + [False] * 2
