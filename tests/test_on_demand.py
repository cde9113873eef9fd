from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.on_demand import OnDemand

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment


def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [environ["PATH_INFO"].encode()]


def ask(on_demand: OnDemand, path: str) -> bytes:
    served = on_demand.before(answer, "pagefind/")
    return b"".join(served({"PATH_INFO": path}, lambda *_: lambda _: None))


def test_it_is_made_once_before_the_first_answer_below_its_part() -> None:
    made: list[str] = []
    on_demand = OnDemand()
    on_demand.put_off(lambda: made.append("old"))
    on_demand.put_off(lambda: made.append("new"))
    assert ask(on_demand, "/a/events/x/") == b"/a/events/x/"
    assert made == []
    for _ in range(2):
        assert ask(on_demand, "/a/pagefind/pagefind.js") == b"/a/pagefind/pagefind.js"
    assert made == ["new"]


def test_where_nothing_is_to_be_done_it_answers() -> None:
    assert ask(OnDemand(), "/pagefind/pagefind.js") == b"/pagefind/pagefind.js"
