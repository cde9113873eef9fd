"""One request to one host, by nobody's leave but ours.

No library for requests is used here: such follow redirects, obey proxies, read `.netrc` and look a
name up once more when they connect. Here a name is looked up once, every address that it has must
be public, and the connection goes to one of exactly those. So nothing that the name says a moment
later matters (DNS rebinding). The certificate is verified for the name all the same.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Any, NamedTuple

import certifi

from dateline.links.public import is_public

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.links.target import Target

MOST_BODY = 64 * 1024
"""How many bytes of a page are read, at most. They are looked at and forgotten."""

# By these a request is told what was found; what else a server says of itself is of no use.
_HEADERS = (
    "cf-mitigated",
    "content-length",
    "content-type",
    "date",
    "location",
    "retry-after",
    "x-amzn-waf-action",
)
_LONGEST_HEADER = 8000
_MOST_ENDS = 4
_FAULTS = {10: "has expired", 62: "is for another host", 64: "is for another host"}
"""By the numbers that OpenSSL gives: X509_V_ERR_CERT_HAS_EXPIRED, ERR_HOSTNAME_MISMATCH and
ERR_IP_ADDRESS_MISMATCH."""


def trusted_certificates() -> ssl.SSLContext:
    """Return how servers prove who they are: by the system's certificates and by Mozilla's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How hosts are asked."""

    user_agent: str
    """Who asks, and where that can be read about. Printable ASCII."""
    hosts: int = 8
    """How many hosts are asked at the same time. Each is asked for one thing at a time."""
    pause: float = 1.0
    """How long a host is left alone after an answer, in seconds."""
    timeout: float = 20.0
    """How long a host may be silent, in seconds; a whole answer may take twice as long."""
    tries: int = 3
    """How often a page is asked for when its host fails or does not answer."""
    longest_wait: float = 60.0
    """How long a host may ask us to wait, in seconds, and still be asked again."""
    allow_private: bool = False
    """Whether hosts in private networks are asked, and ports other than 80 and 443."""
    certificates: ssl.SSLContext = field(default_factory=trusted_certificates)


class _End(NamedTuple):
    """Where to connect to, as the system's resolver gave it: no name is in it any more."""

    family: int
    address: tuple[Any, ...]


class UnansweredError(Exception):
    """A request has no answer."""

    def __init__(self, why: str, *, again: bool) -> None:
        """Take the reason in a few words, and whether asking again may help."""
        super().__init__(why)
        self.why = why
        self.again = again


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """Those that are looked at, by name in small letters; empty where there is none."""
    body: str = ""
    """The beginning of the page; empty where it was not asked for."""


def ask(target: Target, method: str, manners: Manners, *, most: int = MOST_BODY) -> Answer:
    """Send one request and return its answer, whatever it is; redirects are not followed.

    Args:
        target: Whom to ask for what.
        method: `HEAD` or `GET`.
        manners: How.
        most: How many bytes of what is there are read at most.

    Raises:
        UnansweredError: The host is not one that is asked, or there was no answer.
    """
    ends = _look_up(target, allow_private=manners.allow_private)
    with _connected(ends, manners.timeout) as plain:
        return _Exchange(target, method, manners, most).run(plain)


def _look_up(target: Target, *, allow_private: bool) -> list[_End]:
    """Return where a host can be connected to, all of which may be asked."""
    if not allow_private and not target.has_usual_port:
        raise UnansweredError(f"port {target.port} is not one that is asked", again=False)
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        passing = error.errno == socket.EAI_AGAIN
        why = "the host could not be looked up" if passing else "there is no such host"
        raise UnansweredError(why, again=passing) from None
    except (OSError, UnicodeError):
        raise UnansweredError("there is no such host", again=False) from None
    if not allow_private and not all(is_public(str(entry[4][0])) for entry in found):
        # Which address it is stays unsaid: a report is read by others than the network's owners.
        raise UnansweredError("the host is in a private network, which is not asked", again=False)
    return [_End(entry[0], entry[4]) for entry in found[:_MOST_ENDS]]


@contextlib.contextmanager
def _connected(ends: list[_End], timeout: float) -> Iterator[socket.socket]:
    """Connect to the first of several ends that takes the connection."""
    with contextlib.ExitStack() as opened:
        failure: OSError | None = None
        for end in ends:
            try:
                connection = opened.enter_context(socket.socket(end.family, socket.SOCK_STREAM))
                connection.settimeout(timeout)
                connection.connect(end.address)
            except OSError as error:
                failure = failure or error
            else:
                yield connection
                return
        raise _unanswered(failure or OSError(), timeout)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A request and its answer over one connection, cut off when it takes too long."""

    target: Target
    method: str
    manners: Manners
    most: int

    def run(self, plain: socket.socket) -> Answer:
        late = threading.Event()
        try:
            with self._secured(plain) as stream, _clock(2 * self.manners.timeout, stream, late):
                return self._exchange(stream, late)
        except (OSError, HTTPException, ValueError) as error:
            found = TimeoutError() if late.is_set() else error
            raise _unanswered(found, self.manners.timeout) from None

    def _secured(self, plain: socket.socket) -> socket.socket:
        if self.target.scheme != "https":
            return plain
        return self.manners.certificates.wrap_socket(
            plain, server_hostname=self.target.host, do_handshake_on_connect=False
        )

    def _exchange(self, stream: socket.socket, late: threading.Event) -> Answer:
        if isinstance(stream, ssl.SSLSocket):
            stream.do_handshake()
        connection = HTTPConnection(self.target.host, self.target.port)
        connection.auto_open = 0
        connection.sock = stream
        connection.putrequest(
            self.method, self.target.resource, skip_host=True, skip_accept_encoding=True
        )
        for name, value in (
            ("Host", self.target.authority),
            ("User-Agent", self.manners.user_agent),
            ("Accept", "text/html, application/xhtml+xml, */*;q=0.8"),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
        ):
            connection.putheader(name, value)
        connection.endheaders()
        with connection.getresponse() as response:
            if late.is_set():
                # To http.client headers that were cut off are headers that came to their end.
                raise TimeoutError
            given = {name: response.getheader(name, "")[:_LONGEST_HEADER] for name in _HEADERS}
            return Answer(response.status, given, _beginning(response, self.most))


def _beginning(response: HTTPResponse, left: int) -> str:
    """Return the beginning of a page. One that breaks off has answered all the same."""
    parts: list[bytes] = []
    with contextlib.suppress(OSError, HTTPException, ValueError):
        while left > 0 and (part := response.read1(left)):
            parts.append(part)
            left -= len(part)
    return b"".join(parts).decode("latin-1")


@contextlib.contextmanager
def _clock(seconds: float, stream: socket.socket, late: threading.Event) -> Iterator[None]:
    """Cut a connection off after some time: a host that sends a byte a second never is silent."""
    clock = threading.Timer(seconds, _cut, (stream, late))
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _cut(stream: socket.socket, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(OSError):
        # Not the method of a secure stream, which another thread is reading.
        socket.socket.shutdown(stream, socket.SHUT_RDWR)


def _unanswered(error: Exception, timeout: float) -> UnansweredError:
    """Return in words of ours why there was no answer."""
    if isinstance(error, TimeoutError):
        return UnansweredError(f"no answer within {timeout:g} seconds", again=True)
    if isinstance(error, ssl.SSLCertVerificationError):
        fault = _FAULTS.get(error.verify_code, "is not trusted")
        return UnansweredError(f"its certificate {fault}", again=False)
    if isinstance(error, ssl.SSLError):
        return UnansweredError("no secure connection could be made", again=True)
    if isinstance(error, ConnectionRefusedError):
        return UnansweredError("the connection was refused", again=True)
    if isinstance(error, OSError):
        return UnansweredError("the connection broke off", again=True)
    return UnansweredError("its answer is not HTTP", again=True)
