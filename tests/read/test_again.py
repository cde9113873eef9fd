from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.again import read_again
from dateline.read.content import read
from dateline.read.files import Folder
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "title: An article\n"
COUNCIL = "title: Council\ndate: 2022-01-12\ntype: meeting\nactors: [nato]\nsources: [article]\n"
TALKS = "title: Talks\ndate: 2022-01-10\ntype: meeting\nactors: [NATO]\nsources: [article]\n"
FILES = {
    "actors/nato.yml": "name: NATO\nkind: organization\naliases: [the alliance]\n",
    "events/council.yml": COUNCIL,
    "events/talks.yml": TALKS,
    "sources/article.yml": SOURCE,
}


def changed(folder: Path, files: dict[str, str]) -> tuple[Folder, object, object]:
    """What reading again says of some changed files, and what reading everything does."""
    content = write_files(folder, FILES)
    before = read(content).collection
    write_files(folder, files)
    tree = Folder(content)
    return tree, read_again(before, tree, files), read(content).collection


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"events/council.yml": COUNCIL.replace("2022-01-12", "2022-02~")},
        {"events/council.yml": COUNCIL.replace("Council", "The council meets")},
        {"events/council.yml": COUNCIL, "events/talks.yml": f"{TALKS}summary: They met.\n"},
        {"sources/article.yml": f"{SOURCE}publisher: A paper\n"},
        {"actors/nato.yml": f"{FILES['actors/nato.yml']}wikidata: Q7184\n"},
    ],
    ids=["nothing", "date", "title", "two", "source", "actor"],
)
def test_records_that_changed_are_read_as_everything_would_be(
    tmp_path: Path, files: dict[str, str]
) -> None:
    _, again, everything = changed(tmp_path, files)
    assert again == everything


@pytest.mark.parametrize(
    "files",
    [
        {"events/new.yml": COUNCIL},
        {"events/council.yml": COUNCIL.replace("2022-01-12", "2022-13")},
        {"events/council.yml": "title: [\n"},
        {"events/council.yml": f"{COUNCIL}former_ids: [old-council]\n"},
        {"actors/nato.yml": "name: The Alliance\nkind: organization\n"},
        {"events/council.yml": COUNCIL.replace("[article]", "[{title: Another}]")},
        {"vocabulary.yml": "types: {}\n"},
    ],
    ids=["new", "mistake", "syntax", "former", "name", "inline", "vocabulary"],
)
def test_what_others_may_depend_on_takes_reading_everything(
    tmp_path: Path, files: dict[str, str]
) -> None:
    assert changed(tmp_path, files)[1] is None


def test_a_file_that_is_gone_takes_reading_everything(tmp_path: Path) -> None:
    content = write_files(tmp_path, FILES)
    before = read(content).collection
    (content / "events" / "talks.yml").unlink()
    assert read_again(before, Folder(content), ["events/talks.yml"]) is None


@given(title=st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=9))
def test_any_title_is_found_as_if_everything_had_been_read(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    text = COUNCIL.replace("title: Council", f'title: "{title}"')
    _, again, everything = changed(tmp_path_factory.mktemp("site"), {"events/council.yml": text})
    assert again == everything
