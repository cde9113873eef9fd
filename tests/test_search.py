from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dateline import search
from dateline.cache import Cache
from dateline.export import search as export
from dateline.search import CONTENTS, FOLDER, search_files
from tests.records import actor, event, page, timeline, view, view_of

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.render.view import View


def files_of(given: View, folder: Path) -> dict[str, bytes | str]:
    return {output.path: output.content for output in search_files(given, Cache(folder, b"key"))}


SITE = view(event(date="2022-01"), event("old", date="-0043"), actor(), pages=[page()])


def test_the_contents_name_kinds_and_years(tmp_path: Path) -> None:
    files = files_of(SITE, tmp_path)
    assert all(path.startswith(FOLDER) for path in files)
    assert json.loads(files[CONTENTS]) == {
        "parts": [],
        "kinds": ["event", "actor", "page"],
        "years": [["-43", "44 BCE"], ["2022", "2022"]],
        "day": "2022-01-12",
    }


def test_what_has_not_changed_is_not_indexed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = files_of(SITE, tmp_path)
    monkeypatch.setattr(search, "index_files", lambda *_: pytest.fail("indexed again"))
    assert files_of(SITE, tmp_path) == files


@pytest.mark.parametrize(
    "changed",
    [view(event(title="Another")), view_of(timeline(event()), language="de"), view(event("other"))],
    ids=["text", "language", "address"],
)
def test_what_has_changed_is(tmp_path: Path, changed: View) -> None:
    files = files_of(view(event()), tmp_path)
    assert files_of(changed, tmp_path) != files
    assert len(list(tmp_path.iterdir())) == 2, "what is not used any more stays behind"


def test_each_decade_has_an_index_that_the_first_ones_script_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MOST_IN_ONE_INDEX", 1)
    monkeypatch.setattr(search, "parts_of", lambda linked: export.parts_of(linked, 1))
    files = files_of(view(event(), event("b", date="1999"), actor()), tmp_path)
    contents = json.loads(files[CONTENTS])
    assert contents["parts"] == ["1990s", "2020s"]
    assert contents["years"] == [["1999", "1999"], ["2022", "2022"]]
    for part in contents["parts"]:
        assert f"{FOLDER}{part}/pagefind-entry.json" in files
    assert [path for path in files if path.endswith("/pagefind.js")] == [f"{FOLDER}pagefind.js"]
