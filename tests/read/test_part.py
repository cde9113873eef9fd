"""How much is read for the sake of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.model.fingerprint import fingerprint_of
from dateline.model.wording import words
from dateline.read import part
from dateline.read.content import read
from dateline.read.fingerprints import as_json
from dateline.read.outline import Outline
from dateline.read.part import read_part
from tests.staging import staged

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENT = "title: {0}\ndate: {1}\ntype: meeting\nactors: [{2}]\nsources: [{3}]\n"
ARCHIVE = {
    "about.md": "# About\n\nIt began with [[first]].\n\n[[timeline: actor=NATO]]\n",
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "actors/russia.yml": "name: Russia\nkind: state\n",
    "events/first.yml": EVENT.format("First talks", "2021-12-07", "NATO", "press"),
    "events/second.yml": EVENT.format("Second talks", "2022-01-12", "NATO", "wire"),
    "events/third.yml": EVENT.format("Third talks", "2022-01", "Russia", "wire, press"),
    "events/fourth.yml": EVENT.format("Fourth talks", "2022-02-01", "Russia", "press")
    + "relations: {follows: [third]}\n",
    "fingerprints/press.json": as_json(fingerprint_of(words("They met for an hour."), "press")),
    "sources/agency.yml": "title: An agency\nurl: https://example.org/agency\n",
    "sources/press.yml": "title: A paper\nurl: https://example.org/press\n",
    "sources/wire.yml": "title: A wire\nurl: https://example.org/wire\ncopy_of: agency\n",
    "talks.jpg": "a picture",
}


def paths_read(after: Mapping[str, str | None], before: Mapping[str, str] = ARCHIVE) -> set[str]:
    """The files that were read for a change; empty where a part is not enough."""
    was = staged({}, before)
    outline = Outline.of(was, read(was.tree).collection)
    now = {path: text for path, text in {**before, **after}.items() if text is not None}
    reading = read_part(staged(before, now), outline)
    if reading is None:
        return set()
    collection = reading.collection
    return {
        *(record.path for record in collection.records),
        *(page.path for page in collection.pages),
        *(f"fingerprints/{identifier}.json" for identifier in collection.fingerprints),
        *(found.path for found in reading.findings),
        *collection.files,
    }


FIRST = "events/first.yml"
INLINE = "{title: The paper, url: 'http://www.example.org/press/'}"
AROUND_FIRST = {"about.md", "actors/nato.yml", "sources/press.yml", "fingerprints/press.json"}
ALWAYS = {"talks.jpg"}
"""What may stand in the way of a page's address, or be shown on it: no more than names."""


@pytest.mark.parametrize(
    ("after", "paths"),
    [
        pytest.param(
            {FIRST: EVENT.format("Talks", "2021-12-07", "NATO", "press")},
            {FIRST, *AROUND_FIRST},
            id="an event: what names it and what it names",
        ),
        pytest.param(
            {"events/second.yml": EVENT.format("Talks", "2022-01-12", "NATO", "wire")},
            {
                "actors/nato.yml",
                "actors/russia.yml",
                "events/second.yml",
                "events/third.yml",
                "fingerprints/press.json",
                "sources/agency.yml",
                "sources/press.yml",
                "sources/wire.yml",
            },
            id="an event: others of its days, and what its source is a copy of",
        ),
        pytest.param(
            {"events/fifth.yml": EVENT.format("New", "2021-12-07", "Russia", "press")},
            {"events/fifth.yml", "actors/russia.yml", FIRST, *AROUND_FIRST} - {"about.md"},
            id="a new event: others of its days",
        ),
        pytest.param(
            {FIRST: EVENT.format("First talks", "2021-12-07", "NATO", INLINE)},
            {FIRST, *AROUND_FIRST},
            id="an address: the source that has it",
        ),
        pytest.param(
            {"actors/nato.yml": "name: NATO\nkind: group\n"},
            {"actors/nato.yml", FIRST, "sources/press.yml", "fingerprints/press.json"},
            id="an actor that goes by the same names: one that names it is enough",
        ),
        pytest.param(
            {"actors/nato.yml": "name: NATO\naliases: [The alliance]\nkind: organization\n"},
            {
                "actors/nato.yml",
                FIRST,
                *AROUND_FIRST,
                "events/second.yml",
                "sources/wire.yml",
                "sources/agency.yml",
            },
            id="an actor with one more name: all that name it",
        ),
        pytest.param({"events/fourth.yml": None}, set(), id="an event that nothing names goes"),
        pytest.param(
            {FIRST: None, "events/2021/first.yml": ARCHIVE[FIRST]},
            {"events/2021/first.yml", *AROUND_FIRST},
            id="a record that moves to another folder",
        ),
        pytest.param({"about.md": "# About\n"}, {"about.md"}, id="a page"),
        pytest.param(
            {"about.md": "# About\n\n[[wire]]\n"},
            {"about.md", "sources/wire.yml", "sources/agency.yml"},
            id="a page: what it names",
        ),
    ],
)
def test_what_a_change_has_to_do_with_is_read(
    after: dict[str, str | None], paths: set[str]
) -> None:
    assert paths_read(after) == paths | ALWAYS


@pytest.mark.parametrize(
    "after",
    [
        pytest.param({FIRST: "title: [\n"}, id="what is no YAML"),
        pytest.param({FIRST: ARCHIVE[FIRST] + "colour: red\n"}, id="an error in the record"),
        pytest.param({"actors/eu.yml": "name: NATO\nkind: group\n"}, id="a name that is taken"),
        pytest.param({"places/nato.yml": "name: A street\n"}, id="an id that is taken"),
        pytest.param(
            {"places/street.yml": "name: A street\nformer_ids: [nato]\n"}, id="a former id too"
        ),
        pytest.param({FIRST: None}, id="an event that a page names goes"),
        pytest.param({"actors/nato.yml": "name: The alliance\nkind: group\n"}, id="a lost name"),
        pytest.param({"actors/eu.yml": "name: EU\nkind: group\nformer_ids: [nato]\n"}, id="former"),
        pytest.param(
            {"vocabulary.yml": "types: {meeting: {label: Meeting}}\n"}, id="the words of the site"
        ),
        pytest.param({"about/index.md": "# About\n"}, id="a new page"),
        pytest.param({"map.png": "a picture"}, id="another file"),
        pytest.param({"talks.jpg": None}, id="another file that is taken away"),
        pytest.param({"events/no record.txt": "text"}, id="a file in a wrong place"),
    ],
)
def test_everything_has_to_be_read_for_some_changes(after: dict[str, str | None]) -> None:
    assert paths_read(after) == set()


def test_large_changes_are_read_with_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    after = {FIRST: EVENT.format("Talks", "2021-12-07", "NATO", "press")}
    monkeypatch.setattr(part, "MOST_AROUND", 3)
    assert paths_read(after)
    monkeypatch.setattr(part, "MOST_AROUND", 2)
    assert not paths_read(after)
    monkeypatch.undo()
    monkeypatch.setattr(part, "MOST_CHANGED", 0)
    assert not paths_read(after)


def test_what_was_changed_before_is_looked_at_too() -> None:
    was = staged({}, ARCHIVE)
    outline = Outline.of(was, read(was.tree).collection)
    committed = {**ARCHIVE, "events/fourth.yml": ARCHIVE["events/fourth.yml"] + "colour: red\n"}
    now = {**committed, "actors/nato.yml": "name: NATO\nkind: group\n"}
    assert read_part(staged(committed, now), outline) is None
