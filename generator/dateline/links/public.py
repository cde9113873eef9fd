"""Whether an IP address is one of the public Internet.

A contribution can name any address, and whatever checks it does so from inside somebody's network
or cloud. So only what is plainly public is asked: what the registries of special-purpose addresses
(RFC 6890) keep for a network, a machine or a protocol is not, nor any of the forms in which IPv6
carries an IPv4 address, nor the few public addresses at which a cloud answers its own machines.
"""

from __future__ import annotations

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
"""IPv4 as a network without it sees it (RFC 6052): the last 32 bits are the address meant."""

# Python's own tables differ with its version; what they lacked once stands here.
_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "168.63.129.16/32",  # Azure answers its own machines here
            "192.0.0.0/24",  # protocols; some clouds answer their own machines here
            "192.31.196.0/24",  # AS112
            "192.52.193.0/24",  # relays to multicast
            "192.88.99.0/24",  # relays to IPv6
            "192.175.48.0/24",  # AS112
        ),
    )
)
_NOT_PUBLIC_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocols, among them Teredo, which carries IPv4
            "2001:db8::/32",  # examples
            "2002::/16",  # 6to4, which carries IPv4
            "2620:4f:8000::/48",  # AS112
            "3fff::/20",  # examples
        ),
    )
)


def is_public(address: str) -> bool:
    """Return whether an IP address, version 4 or 6, is one of the public Internet.

    Args:
        address: The address as the system's resolver writes it; with a zone, it is never public.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_public_6(found) if isinstance(found, IPv6Address) else _is_public_4(found)


def _is_public_4(address: IPv4Address) -> bool:
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in network for network in _NOT_PUBLIC_4)


def _is_public_6(address: IPv6Address) -> bool:
    if address in _NAT64 and address.scope_id is None:
        return _is_public_4(IPv4Address(int(address) & 0xFFFF_FFFF))
    if address not in _GLOBAL_UNICAST or not address.is_global or address.scope_id is not None:
        return False
    return not any(address in network for network in _NOT_PUBLIC_6)
