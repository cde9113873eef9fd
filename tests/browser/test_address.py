"""What is chosen, as it stands in the address of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser.modules import blank_page, call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ALWAYS, FOREVER = -(2**31), 2**31 - 1
EVERY = ("actor", "topic")
FACETS = ("type", "status", "actor", "place", "topic", "source", "publisher", "field.lane")


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with blank_page(browser, tmp_path_factory.mktemp("address")) as page:
        yield page


@st.composite
def states(draw: st.DrawFn) -> dict[str, Any]:
    texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
    ids = st.lists(texts, min_size=1, unique=True)
    facets = st.lists(st.sampled_from(FACETS), unique=True)
    ends = draw(st.tuples(st.integers(-800_000, 800_000), st.integers(0, 90_000)))
    window = draw(
        st.sampled_from([None, [ends[0], sum(ends)], [ALWAYS, ends[0]], [ends[0], FOREVER]])
    )
    return {
        "chosen": {facet: draw(ids) for facet in draw(facets)},
        "every": {facet: facet not in EVERY for facet in draw(facets)},
        "disputed": draw(st.booleans()),
        "window": window,
        "certain": draw(st.booleans()),
        "lanes": draw(st.sampled_from(["type", "actor"])),
        "event": draw(st.sampled_from([None, "2022-01-12-council"])),
        "embed": draw(st.booleans()),
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states())
def test_an_address_brings_back_what_was_chosen(page: Page, state: dict[str, Any]) -> None:
    assert call(page, "address", "return m.parse(m.format(given));", state) == state


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ""),
        ("?lanes=type&nonsense=1", ""),
        ("?to=2022&from=2022&actor=b&actor=a&type=x", "?type=x&actor=b&actor=a&from=2022&to=2022"),
        ("?actor=a&actor=a", "?actor=a"),
        ("?from=2022-01-01&to=2022-12-31", "?from=2022&to=2022"),
        ("?from=2022&to=2021", ""),
        ("?from=soon", ""),
        ("?any=actor&every=actor&every=place&any=type", "?any=actor&every=place"),
        ("?field.b=1&field.a=2&every=field.a&type=x", "?type=x&field.a=2&field.b=1&every=field.a"),
        ("?field=a&field.=b&every=nonsense", ""),
        ("?certain&disputed=0&embed=yes", "?certain=1&embed=1"),
        ("?__proto__=a&constructor=b&event=", ""),
    ],
)
def test_one_choice_has_one_address(page: Page, query: str, expected: str) -> None:
    assert call(page, "address", "return m.format(m.parse(given));", query) == expected
