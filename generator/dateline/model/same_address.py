"""Addresses that differ in writing and lead to one page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import idna

# What is added to an address to follow its reader around, and changes nothing of the page.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|igsh|yclid"
    r"|twclid|ttclid|_hsenc|_hsmi|mkt_tok|oly_anon_id|oly_enc_id|vero_id|wickedid|cmpid|ocid"
    r"|ref_src|ref_url|smid|guccounter|guce_referrer(?:_sig)?|__twitter_impression",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}


def comparable(address: str) -> str:
    """Return an address without what may be written in several ways.

    That is the scheme, `www.`, capital letters of the host, the usual port, a slash at the end,
    the fragment, parameters that follow readers around, and the order of the others. Two addresses
    for which this is the same lead to one page, but for very odd servers. A fragment that begins
    with `!` or `/` names a page of its own on some sites, and stays.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return address
    host = _ascii(host.rstrip(".")).removeprefix("www.")
    if port is not None and port != _PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    path = "/".join(map(_one_way, parts.path.split("/")))
    given = parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
    kept = sorted(pair for pair in given if not _TRACKING.fullmatch(pair[0]))
    query = f"?{urlencode(kept, errors='surrogateescape')}" if kept else ""
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{path.rstrip('/')}{query}{fragment}"


def _one_way(segment: str) -> str:
    """Return a part of a path in which nothing is escaped that need not be, and all else is."""
    return quote(unquote(segment, errors="surrogateescape"), safe="", errors="surrogateescape")


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        return host
