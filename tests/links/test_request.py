from __future__ import annotations

import socket
import ssl
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.links.request import MOST_BODY, Answer, Manners, UnansweredError, ask
from dateline.links.target import Target, target_of
from tests.links.server import CERTIFICATE, CHALLENGE, HASTY, MANNERS

if TYPE_CHECKING:
    from tests.links.server import Server

STRANGER = replace(MANNERS, allow_private=False)


def asked(address: str, method: str = "GET", manners: Manners = MANNERS) -> Answer:
    return ask(target_of(address), method, manners)


def complaint(address: str, manners: Manners = MANNERS) -> tuple[str, bool]:
    """Why a request has no answer, and whether asking again may help."""
    with pytest.raises(UnansweredError) as caught:
        asked(address, manners=manners)
    assert caught.value.why == str(caught.value)
    return caught.value.why, caught.value.again


def test_an_answer(server: Server) -> None:
    answer = asked(server.at("/challenged-with-a-page"))
    assert (answer.status, answer.body) == (503, CHALLENGE)
    assert asked(server.at("/moved")).headers["location"] == "/live"
    assert asked(server.at("/challenged")).headers["cf-mitigated"] == "challenge"


def test_of_what_a_host_says_only_what_is_looked_at_is_kept(server: Server) -> None:
    headers = asked(server.at("/limited")).headers
    assert headers["retry-after"] == "1"
    assert not headers.keys() & {"set-cookie", "server", "connection"}


def test_head_has_no_body(server: Server) -> None:
    assert asked(server.at("/live"), "HEAD").body == ""


def test_what_a_host_learns_of_us(server: Server) -> None:
    for _ in range(2):
        asked(server.at("/live?a=1#part"))
    first, second = server.asked
    assert first.path == "/live?a=1"
    assert (
        first.headers
        == second.headers
        == {
            "Host": f"127.0.0.1:{server.port}",
            "User-Agent": "Dateline/test",
            "Accept": "text/html, application/xhtml+xml, */*;q=0.8",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
    )


def test_neither_proxies_nor_netrc_are_obeyed(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(home))
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    assert asked(server.at("/live")).status == 200
    assert "Authorization" not in server.asked[0].headers


@pytest.mark.parametrize("path", ["/huge", "/endless"])
def test_of_a_large_page_the_beginning_is_read(server: Server, path: str) -> None:
    assert asked(server.at(path)).body == "a" * MOST_BODY


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/slow", "no answer within 0.5 seconds"),
        ("/drips", "no answer within 0.5 seconds"),
        ("/closed", "the connection broke off"),
        ("/no-http", "its answer is not HTTP"),
        ("/too-many-headers", "its answer is not HTTP"),
        ("/long-header", "its answer is not HTTP"),
    ],
)
def test_an_answer_that_is_none(server: Server, path: str, why: str) -> None:
    began = time.monotonic()
    assert complaint(server.at(path), HASTY) == (why, True)
    assert time.monotonic() - began < 3 * HASTY.timeout


def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        assert complaint(address) == ("the connection was refused", True)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://nothing.invalid/", ("there is no such host", False)),
        ("https://name-server.busy/", ("the host could not be looked up", True)),
        (f"https://{'a' * 70}.example/", ("there is no such host", False)),
        ("https://a..example/", ("there is no such host", False)),
    ],
)
def test_a_host_that_has_no_address(address: str, why: tuple[str, bool]) -> None:
    assert complaint(address) == why


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "https://192.168.1.1/",
    ],
)
def test_private_hosts_are_not_asked(address: str) -> None:
    # The name of none is looked up elsewhere, and to none of them is there a connection.
    assert complaint(address, STRANGER) == (
        "the host is in a private network, which is not asked",
        False,
    )


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_other_ports_are_not_asked(port: int) -> None:
    why = f"port {port} is not one that is asked"
    assert complaint(f"http://a.example:{port}/", STRANGER) == (why, False)


@pytest.mark.parametrize(
    "ips", [["10.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["2606:2800:220:1::1", "::1"]]
)
def test_one_private_address_of_a_host_is_enough(
    monkeypatch: pytest.MonkeyPatch, ips: list[str]
) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (ip, 80)) for ip in ips]
    )
    assert complaint("http://a.example/", STRANGER)[0].endswith("which is not asked")


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []

    def rebinding(host: str, port: int, **_: object) -> list[object]:
        looked_up.append(host)
        ip = "127.0.0.1" if len(looked_up) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    ask(Target("http", "a.example", server.port, "/live"), "GET", MANNERS)
    assert looked_up == ["a.example"]
    assert server.asked[0].host == "a.example"


def test_a_host_with_several_addresses_is_asked_at_one_that_answers(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        ends = [deaf.getsockname(), ("127.0.0.1", server.port)]
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", end) for end in ends]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        assert asked(server.at("/live", "a.example")).status == 200


def test_a_certificate_that_is_trusted(secure_server: Server) -> None:
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    manners = replace(MANNERS, certificates=trusting)
    assert asked(secure_server.at("/live", "localhost"), manners=manners).status == 200
    assert complaint(secure_server.at("/live"), manners) == (
        "its certificate is for another host",
        False,
    )


def test_a_certificate_that_nobody_trusts(secure_server: Server) -> None:
    for host in ("localhost", "127.0.0.1"):
        why = complaint(secure_server.at("/live", host))
        assert why == ("its certificate is not trusted", False)
    assert secure_server.asked == []


def test_a_server_that_speaks_no_tls(server: Server) -> None:
    address = server.at("/live").replace("http:", "https:")
    assert complaint(address) == ("no secure connection could be made", True)
