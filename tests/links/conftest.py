from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from tests.links.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.links.server import Server

_getaddrinfo = socket.getaddrinfo


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def secure_server() -> Iterator[Server]:
    with serving(secure=True) as running:
        yield running


@pytest.fixture(autouse=True)
def no_other_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name is asked of a name server, and no connection leaves this machine."""

    def look_up(host: str, port: int, **options: int) -> object:
        if host.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if host.endswith(".busy"):
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return _getaddrinfo(host, port, **options)

    connect = socket.socket.connect

    def stay(one: socket.socket, address: tuple[str, int]) -> None:
        assert address[0] in {"127.0.0.1", "::1"}, address
        connect(one, address)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", stay, raising=False)
