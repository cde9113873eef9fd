from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.links.public import is_public


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "93.184.216.34",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "2001:4860:4860::8888",
        "2606:2800:220:1::1",
        "64:ff9b::808:808",
    ],
)
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 - to be refused
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:8.8.8.8",
        "::ffff:127.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::808:808",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "3fff::1",
        "4000::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "2606:2800:220:1::1%1",
        "fec0::1",
        "ff02::1",
        "127.1",
        "0x7f000001",
        "localhost",
        "",
    ],
)
def test_everything_else(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_in_whatever_form_of_ipv6_a_private_address_stays_private(inner: IPv4Address) -> None:
    number = int(inner)
    mapped, compatible = IPv6Address((0xFFFF << 32) | number), IPv6Address(number)
    sixtofour = IPv6Address((0x2002 << 112) | (number << 80))
    assert not any(is_public(str(one)) for one in (mapped, compatible, sixtofour))
    translated = IPv6Address((0x64FF9B << 96) | number)
    assert is_public(str(translated)) == is_public(str(inner))


@given(st.ip_addresses())
def test_what_python_knows_not_to_be_global_is_not(address: IPv4Address | IPv6Address) -> None:
    if not address.is_global or address.is_multicast:
        assert not is_public(str(address)) or str(address).startswith("64:ff9b::")
