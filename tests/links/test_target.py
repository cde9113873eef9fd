from __future__ import annotations

import pytest

from dateline.links.target import LONGEST, Target, redirected, target_of


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("http://a.example", Target("http", "a.example", 80, "/")),
        ("https://a.example/b?c=d#e", Target("https", "a.example", 443, "/b?c=d")),
        ("HTTPS://A.Example./B", Target("https", "a.example", 443, "/B")),
        ("http://a.example:8080?q", Target("http", "a.example", 8080, "/?q")),
        ("https://a.example:443/", Target("https", "a.example", 443, "/")),
        ("https://my_host.example/", Target("https", "my_host.example", 443, "/")),
        ("https://straße.example/", Target("https", "xn--strae-oqa.example", 443, "/")),
        (
            "https://київ.example/п?й",
            Target("https", "xn--b1alf1j.example", 443, "/%D0%BF?%D0%B9"),
        ),
        ("https://a.example/a%20b c|d", Target("https", "a.example", 443, "/a%20b%20c%7Cd")),
        ("http://127.0.0.1:8000/", Target("http", "127.0.0.1", 8000, "/")),
        ("http://[::1]:8000/", Target("http", "::1", 8000, "/")),
        ("http://2130706433/", Target("http", "2130706433", 80, "/")),
    ],
)
def test_whom_to_ask_for_what(address: str, target: Target) -> None:
    assert target_of(address) == target


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("", "neither http:// nor https://"),
        ("a.example/b", "neither http:// nor https://"),
        ("ftp://a.example/", "neither http:// nor https://"),
        ("file:///etc/passwd", "neither http:// nor https://"),
        ("javascript:alert(1)", "neither http:// nor https://"),
        ("https://", "names no host"),
        ("https:///b", "names no host"),
        ("https://.../", "names no host"),
        ("https://a b.example/", "names no host"),
        ("https://a%00.example/", "names no host"),
        ("https://-a.example/", "names no host"),
        ("https://[fe80::1%25eth0]/", "names no host"),
        (f"https://{'й' * 64}.example/", "names no host"),
        ("https://[::1/", "is not a web address"),
        ("https://a.example:port/", "is not a web address"),
        ("https://a.example:99999/", "is not a web address"),
        ("https://u:p@a.example/", "a user name or a password"),
        ("https://@a.example/", "a user name or a password"),
        ("https://a.example\\@b.example/", "a control character or a backslash"),
        ("https://a.example/\r\nHost: b.example", "a control character or a backslash"),
        ("https://a.example/\x7f", "a control character or a backslash"),
        (f"https://a.example/{'a' * LONGEST}", "more than"),
    ],
)
def test_what_is_not_asked_for(address: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        target_of(address)


@pytest.mark.parametrize(
    ("address", "authority"),
    [
        ("https://a.example/", "a.example"),
        ("https://a.example:80/", "a.example:80"),
        ("http://[::1]:8000/", "[::1]:8000"),
    ],
)
def test_what_the_header_host_says(address: str, authority: str) -> None:
    assert target_of(address).authority == authority


@pytest.mark.parametrize(
    ("location", "address"),
    [
        ("/c", "https://a.example/c#e"),
        ("c", "https://a.example/b/c#e"),
        (" //b.example/c ", "https://b.example/c#e"),
        ("http://b.example/#f", "http://b.example/#f"),
        ("?q", "https://a.example/b/d?q#e"),
    ],
)
def test_where_a_redirect_leads(location: str, address: str) -> None:
    assert redirected("https://a.example/b/d#e", location) == address
