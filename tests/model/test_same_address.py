from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.same_address import comparable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/b", "https://a.example/b"),
        ("https://www.a.example/b", "https://a.example/b"),
        ("https://A.EXAMPLE/b", "https://a.example./b"),
        ("https://a.example/b/", "https://a.example/b"),
        ("https://a.example/", "https://a.example"),
        ("https://a.example/b#part", "https://a.example/b"),
        ("https://a.example:443/b", "http://a.example:80/b"),
        ("https://a.example/b?utm_source=x&utm_medium=y", "https://a.example/b"),
        ("https://a.example/b?id=1&fbclid=2", "https://a.example/b?id=1"),
        ("https://a.example/b?x=1&y=2", "https://a.example/b?y=2&x=1"),
        ("https://a.example/%7Eb/%d0%bf", "https://a.example/~b/п"),
        ("https://київ.example/", "https://xn--b1alf1j.example/"),
    ],
)
def test_two_ways_to_write_one_address(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/b", "https://a.example/B"),
        ("https://a.example/b", "https://b.example/b"),
        ("https://a.example/b?id=1", "https://a.example/b?id=2"),
        ("https://a.example/b?id=1", "https://a.example/b"),
        ("https://a.example:8080/b", "https://a.example/b"),
        ("https://a.example/b/c", "https://a.example/b%2Fc"),
        ("https://a.example/#!/b", "https://a.example/#!/c"),
        ("https://a.example/#/b", "https://a.example/"),
        ("https://a.example/b?utm=1", "https://a.example/b"),
        ("https://www.www.example/", "https://example/"),
    ],
)
def test_two_addresses(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(
    "address", ["https://[::1", "https://a:port/", "", "%ff", "https://a/\udcff"]
)
def test_what_is_no_address_is_never_an_error(address: str) -> None:
    assert comparable(address) == comparable(address)


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    assert isinstance(comparable(f"https://{text}"), str)
