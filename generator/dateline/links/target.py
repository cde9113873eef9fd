"""A web address, taken apart as a request needs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urljoin, urlsplit

import idna

PORTS = {"http": 80, "https": 443}
"""The schemes that are asked, with the port of each."""

LONGEST = 8000
"""The length above which an address is not asked for; RFC 9110 wants as much to be understood."""

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?|[0-9a-f:.]{2,45}")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
# Everything of ASCII that may stand in a request line; letters, digits and -._~ always may.
_KEPT = "'!#$%&'()*+,/:;=?@[]"


@dataclass(frozen=True, slots=True)
class Target:
    """Whom to ask for what."""

    scheme: str
    """`http` or `https`."""
    host: str
    """A name in ASCII and small letters, or an IP address without brackets."""
    port: int
    resource: str
    """Path and query, in ASCII."""

    @property
    def has_usual_port(self) -> bool:
        """Whether the port is the one of the scheme."""
        return self.port == PORTS[self.scheme]

    @property
    def origin(self) -> tuple[str, str, int]:
        """What one robots.txt holds for."""
        return (self.scheme, self.host, self.port)

    @property
    def authority(self) -> str:
        """The host as the header `Host` names it, with the port unless it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.has_usual_port else f"{host}:{self.port}"


def target_of(address: str) -> Target:
    """Return whom a web address means and what to ask there; a fragment is left out.

    Raises:
        ValueError: It is not an address that is asked for, in a few words that say why.
    """
    if len(address) > LONGEST:
        raise ValueError(f"the address has more than {LONGEST} characters")
    if _HIDDEN.search(address):
        raise ValueError("the address holds a control character or a backslash")
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise ValueError("the address is not a web address") from None
    if parts.scheme not in PORTS:
        raise ValueError("the address begins with neither http:// nor https://")
    if "@" in parts.netloc:
        raise ValueError("the address holds a user name or a password")
    resource = parts.path or "/"
    if parts.query:
        resource = f"{resource}?{parts.query}"
    port = PORTS[parts.scheme] if port is None else port
    return Target(parts.scheme, _ascii(host), port, quote(resource, safe=_KEPT))


def redirected(address: str, location: str) -> str:
    """Return the address that a redirect leads to.

    Args:
        address: The address that was asked for.
        location: The header `Location` of the answer. As in a browser, it may be relative, and a
            fragment lives on unless there is a new one (RFC 9110, section 10.2.2).

    Raises:
        ValueError: It is no address.
    """
    joined = urljoin(address, location.strip())
    plain, fragment = urldefrag(joined)
    kept = fragment or urldefrag(address).fragment
    return f"{plain}#{kept}" if kept else plain


def _ascii(host: str) -> str:
    """Return a host as the name system knows it (UTS 46, as browsers do it)."""
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            raise ValueError("the address names no host that there can be") from None
    if not _HOST.fullmatch(host):
        raise ValueError("the address names no host that there can be")
    return host
