"""What a preview makes when somebody asks for it, and not at every change."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class OnDemand:
    """A part of a site that is made before the first answer to a request for one of its files.

    It holds what is to be done, until it is done.
    """

    def __init__(self) -> None:
        self._make: Callable[[], None] | None = None
        self._lock = Lock()

    def put_off(self, make: Callable[[], None]) -> None:
        """Keep what has to be done, in the place of what was to be done before."""
        with self._lock:
            self._make = make

    def before(self, answer: WSGIApplication, part: str) -> WSGIApplication:
        """Return a server that does it before it answers a request below `/part`."""

        def made_and_answered(
            environ: WSGIEnvironment, start_response: StartResponse
        ) -> Iterable[bytes]:
            if f"/{part}" in environ["PATH_INFO"]:
                # Whoever asks meanwhile waits for it.
                with self._lock:
                    make, self._make = self._make, None
                    if make is not None:
                        make()
            return answer(environ, start_response)

        return made_and_answered
