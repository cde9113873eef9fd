from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from dateline.pagefind.service import PagefindError, exchange, find_executable

if TYPE_CHECKING:
    from pathlib import Path

NEW = {"type": "NewIndex", "config": {"force_language": "en"}}


def test_many_requests_are_answered_in_their_order() -> None:
    records = [
        {
            "type": "AddRecord",
            "index_id": 0,
            "url": f"events/{number}/",
            "content": "words " * 50,
            "language": "en",
            "meta": {"title": f"Event {number}"},
        }
        for number in range(500)
    ]
    first, *answers = exchange(find_executable(), [NEW, *records])
    assert first == {"type": "NewIndex", "index_id": 0}
    assert [answer["page_url"] for answer in answers] == [record["url"] for record in records]


def test_an_error_of_the_program_is_told() -> None:
    with pytest.raises(PagefindError, match=r"Pagefind says: .+"):
        list(exchange(find_executable(), [NEW, {"type": "GetFiles", "index_id": 7}]))


def test_a_program_that_ends_early_is_told(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!{sys.executable}\nimport sys; sys.exit('out of memory')\n")
    program.chmod(0o755)
    for requests in ([NEW], [NEW] * 10_000):  # the few fit into the pipe, unread
        with pytest.raises(PagefindError, match=r"ended before it was done.*out of memory\nhint: "):
            list(exchange(program, requests))


def test_a_program_that_cannot_be_run_is_told(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("")
    with pytest.raises(PagefindError, match="cannot be run"):
        list(exchange(program, [NEW]))


def test_no_settings_of_others_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pagefind.yml").write_text("force_language: de\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    record = {
        "type": "AddRecord",
        "index_id": 0,
        "url": "x/",
        "content": "words",
        "language": "en",
    }
    new = {"type": "NewIndex", "config": None}
    *_, last = exchange(find_executable(), [new, record, {"type": "GetFiles", "index_id": 0}])
    assert not [one["path"] for one in last["files"] if "de_" in one["path"]]


def test_where_there_is_no_program_it_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(PagefindError, match=r"(?s)search needs.*hint: .*search: false"):
        find_executable()
