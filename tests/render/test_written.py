from __future__ import annotations

import pytest

from dateline.render.written import compared, resolve_links
from tests.records import actor, event, page, view


@pytest.mark.parametrize(
    ("path", "address", "written", "served"),
    [
        ("index.md", "", "timeline/", "timeline/"),
        ("about.md", "about/", "sources/", "../sources/"),
        ("about.md", "about/", "corrections/", "../corrections/"),
        ("about.md", "about/", "publishers/", "../publishers/"),
        ("about.md", "about/", "timeline/2022/#2022-01-12", "../timeline/2022/#2022-01-12"),
        ("about.md", "about/", "timeline/?actor=nato#x", "../timeline/?actor=nato#x"),
        ("about.md", "about/", "../sources/", "../sources/"),
        ("notes/how.md", "notes/how/", "../actors/nato/", "../../actors/nato/"),
        ("about.md", "about/", "elsewhere/", "elsewhere/"),
        ("about.md", "about/", "https://example.org/sources/", "https://example.org/sources/"),
        ("about.md", "about/", "#sources/", "#sources/"),
        ("about.md", "about/", "sources/a.png", "sources/a.png"),
    ],
)
def test_a_link_leads_where_it_led_from_the_file(
    path: str, address: str, written: str, served: str
) -> None:
    html = f'<p>See <a class="x" href="{written}">this</a>.</p>'
    assert resolve_links(html, path, address) == html.replace(written, served)


def test_page_is_compared_with_its_lists_its_links_and_its_own_html() -> None:
    made = view(event("council", title="Council meets"), actor("nato", name="NATO"))
    written = page("notes/us.md", "# Us\n\nAbout [[nato]].\n\n[[timeline]]\n\n<b>bold</b>\n")
    html = compared(made, written)
    assert html.startswith("<h1>Us</h1>")
    assert ">NATO</a>" in html
    assert ">Council meets</a>" in html
    assert "<b>bold</b>" in html
    assert "[[" not in html
