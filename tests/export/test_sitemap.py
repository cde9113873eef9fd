from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.sitemap import Entry, robots, sitemap
from dateline.model.collection import WrittenPage

URL = "https://example.org/a/"
MOST = 50_000
"""Addresses that one file may hold, by the protocol."""
MOST_BYTES = 50 * 1024**2
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parsed(xml: str) -> tuple[str, list[dict[str, str]]]:
    """The name of a document's root, and the texts of each of its entries by name."""
    root = ET.fromstring(xml)  # noqa: S314 - made here
    entries = [{part.tag.removeprefix(NAMESPACE): part.text or "" for part in one} for one in root]
    return root.tag.removeprefix(NAMESPACE), entries


def test_a_small_site_has_one_file() -> None:
    files = sitemap([Entry("events/x/", "2022-02-01"), Entry("", None)], URL)
    assert list(files) == ["sitemap.xml"]
    assert parsed(files["sitemap.xml"]) == (
        "urlset",
        [{"loc": URL}, {"loc": f"{URL}events/x/", "lastmod": "2022-02-01"}],
    )


def test_a_site_without_pages_has_an_empty_map() -> None:
    assert parsed(sitemap([], URL)["sitemap.xml"]) == ("urlset", [])


@pytest.mark.parametrize(
    ("count", "parts"), [(MOST, 0), (MOST + 1, 2), (2 * MOST, 2), (2 * MOST + 1, 3)]
)
def test_a_large_site_has_an_index(count: int, parts: int) -> None:
    entries = [Entry(f"{number:06}/", None) for number in range(count)]
    files = sitemap(reversed(entries), URL)
    numbered = [f"sitemap-{number}.xml" for number in range(1, parts + 1)]
    assert list(files) == ["sitemap.xml", *numbered]
    if parts:
        listed = [{"loc": f"{URL}{name}"} for name in numbered]
        assert parsed(files["sitemap.xml"]) == ("sitemapindex", listed)
    inner = [parsed(files[name])[1] for name in numbered or ["sitemap.xml"]]
    assert all(len(part) <= MOST for part in inner)
    assert [one["loc"] for part in inner for one in part] == [f"{URL}{e.address}" for e in entries]


def test_a_map_of_long_addresses_has_an_index_before_it_has_too_many_bytes() -> None:
    entries = [Entry(f"{number:06}/{'a' * 1100}/", None) for number in range(MOST)]
    files = sitemap(entries, URL)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    sizes = [len(files[f"sitemap-{number}.xml"].encode()) for number in (1, 2)]
    assert 0.99 * MOST_BYTES < sizes[0] <= MOST_BYTES
    assert sum(files[f"sitemap-{number}.xml"].count("<loc>") for number in (1, 2)) == MOST


def test_the_order_of_pages_makes_no_difference() -> None:
    entries = [Entry("b/", None), Entry("a/", "2022-01-01"), Entry("", None)]
    assert sitemap(entries, URL) == sitemap(reversed(entries), URL)


@given(st.text(st.characters(codec="utf-8", exclude_characters="/"), max_size=30))
def test_the_address_of_any_hand_written_page_is_well_formed(name: str) -> None:
    address = WrittenPage(f"{name}.md", "", "").address
    [entry] = parsed(sitemap([Entry(address, None)], URL)["sitemap.xml"])[1]
    assert entry["loc"] == f"{URL}{address}"
    assert entry["loc"].isascii()
    assert not set(entry["loc"]) & set(' <>"')


def test_markup_in_an_address_is_escaped() -> None:
    xml = sitemap([], "https://example.org/?a=1&b=<2>/")["sitemap.xml"]
    assert parsed(xml) == ("urlset", [])
    xml = sitemap([Entry("x/", None)], "https://example.org/?a=1&b=2/")["sitemap.xml"]
    assert parsed(xml)[1] == [{"loc": "https://example.org/?a=1&b=2/x/"}]


def test_robots_are_told_where_the_map_is() -> None:
    assert robots(URL) == f"User-agent: *\nAllow: /\nSitemap: {URL}sitemap.xml\n"
    assert robots(None) == "User-agent: *\nAllow: /\n"
