from __future__ import annotations

import re
from shutil import copytree
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from dateline.checked import read_and_check
from dateline.compare.changes import changes
from dateline.compare.published import check_published
from dateline.edit.format import formatted
from dateline.edit.merge import merged
from dateline.edit.saving import save
from dateline.edit.site import Refused, read_content
from dateline.model.dates import Day
from dateline.model.kind import Kind
from dateline.model.problem import Severity
from dateline.read.content import read
from tests.conftest import ROOT
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.edit.merge import Merged

DAY = Day(2022, 4, 1)
SOURCES = {f"sources/{name}.yml": f"title: {name.upper()}\n" for name in ("s", "t", "u")}
ACTORS = {f"actors/{name}.yml": f"name: {name.upper()}\nkind: state\n" for name in ("x", "y")}


REVISED = """\
revisions:
  - {date: 2022-02-01, kind: update, note: Now.}
  - {date: 2022-03-01, kind: update, note: More is known.}
"""


ENTRY = """\
  - date: 2022-04-01
    kind: correction
    note: Merged with “{name}” (b), another record of the same {kind}.
"""
TOLD = "revisions: says that b went in; take that entry out if it was never published"


def merge(folder: Path, kept: str = "a", gone: str = "b") -> Merged:
    """Merge and write, unless something stands against it."""
    result = merged(read_content(folder), kept, gone, DAY)
    if not result.findings:
        save(folder, result.changes)
    return result


def event(title: str, lines: str = "", date: str = "2022-01-12") -> str:
    return f"title: {title}\ndate: {date}\ntype: call\n{dedent(lines)}"


def entry(name: str, kind: str = "event") -> str:
    """The entry that tells readers what went in, in a log of its own."""
    return "revisions:\n" + ENTRY.format(name=name, kind=kind)


def merged_event(folder: Path, one: str, other: str) -> tuple[str, list[str]]:
    """What two events have become, without what all events have, and what is said about it."""
    records = {"events/a.yml": event("One", one), "events/b.yml": event("One", other)}
    write_files(folder, {**SOURCES, **ACTORS, **records})
    notes = [": ".join(note) for note in merge(folder).notes]
    text = (folder / "events/a.yml").read_text(encoding="utf-8")
    assert formatted(text, "events/a.yml", Kind.EVENT).text == text
    assert not (folder / "events/b.yml").exists()
    assert "former_ids: [b]\n" in text
    assert notes.pop() == TOLD
    said = text.removeprefix(event("One")).replace("former_ids: [b]\n", "")
    assert ENTRY.format(name="One", kind="event") in said
    return said.replace(entry("One"), "").replace(ENTRY.format(name="One", kind="event"), ""), notes


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", ""),
        ("actors: [x]\n", "actors: [y, x]\n", "actors: [x, y]\n"),
        ("actors: X\n", "actors: y\n", "actors: [X, y]\n"),
        ("actors: [X]\n", "actors: [x]\n", "actors: [X]\n"),
        ("actors:\n  - x # c\n", "actors: [y]\n", "actors:\n  - x # c\n  - y\n"),
        ("actors:\n", "actors: [y]\n", "actors: [y]\n"),
        ("", "# c\nactors: [y] # d\n", "# c\nactors: [y] # d\n"),
        ("actors: [x]\n", "actors:\n", "actors: [x]\n"),
        ("", "summary: A.\nimportance: 3\n", "summary: A.\nimportance: 3\n"),
        ("body: A.\n", "body: |\n  A.\n", "body: A.\n"),
        ("", "body: |\n  A.\n\n  B.\n", "body: |\n  A.\n\n  B.\n"),
        ("sources: [s]\n", "sources: [s, t]\n", "sources: [s, t]\n"),
        (
            "sources: [s]\n",
            "sources: [{id: s, locator: p. 1, supports: [date]}]\n",
            "sources: [{id: s, locator: p. 1, supports: [date]}]\n",
        ),
        (
            "sources:\n  - {id: s, locator: p. 1, supports: [date]} # c\n",
            "sources: [{id: s, locator: p. 2, supports: [title, date]}]\n",
            "sources:\n  - {id: s, locator: p. 1; p. 2, supports: [date, title]} # c\n",
        ),
        (
            "sources: [{id: s, locator: p. 1}, {id: s, locator: p. 2}]\n",
            "sources: [{id: s, locator: p. 2, supports: date}]\n",
            "sources: [{id: s, locator: p. 1}, {id: s, locator: p. 2, supports: [date]}]\n",
        ),
        (
            "evidence: {date: [s]}\n",
            "evidence: {date: [t, s], title: u}\n",
            "evidence: {date: [s, t], title: u}\n",
        ),
        (
            "statements:\n  - by: x\n    says: Yes. # c\n    source: s\n",
            "statements:\n  - {by: X, says: Yes., source: s}\n  - {by: y, says: No.}\n",
            "statements:\n  - by: x\n    says: Yes. # c\n    source: s\n  - {by: y, says: No.}\n",
        ),
        ("relations: {follows: [b]}\n", "", ""),
        ("", "relations: {follows: [a]}\n", ""),
        ("", "relations: {follows: [a, c], part_of: b}\n", "relations: {follows: [c]}\n"),
        (
            "relations: {follows: c}\n",
            "relations:\n  follows: [c, d]\n  causes: e\n",
            "relations: {follows: [c, d], causes: e}\n",
        ),
        (
            "media: [{file: p.png, alt: P}]\n",
            "media: [{file: p.png, alt: P}]\n",
            "media: [{file: p.png, alt: P}]\n",
        ),
        (
            "revisions: [{date: 2022-02-01, kind: update, note: Now.}]\n",
            "revisions: [{date: 2022-03-01, kind: update, note: More is known.}]\n",
            REVISED,
        ),
    ],
)
def test_what_both_say_and_what_one_says(
    tmp_path: Path, one: str, other: str, expected: str
) -> None:
    text, notes = merged_event(tmp_path, one, other)
    assert text == expected
    assert [note for note in notes if "the record itself" not in note] == []


@pytest.mark.parametrize(
    ("one", "other", "note"),
    [
        ("summary: A.\n", "summary: B.\n", "summary: kept A., b has B."),
        ("summary: A a.\n", "summary: B b.\n", "summary: kept “A a.”, b has “B b.”"),
        ("importance: 2\n", "importance: 3\n", "importance: kept 2, b has 3"),
        ("status: planned\n", "status: disputed\n", "status: kept planned, b has disputed"),
        ("", "status: disputed\n", "status: kept confirmed, b has disputed"),
        ("body: A\n", "body: B\n", "body: kept “A”, b has “B”"),
        ("added: 2022-02-01\n", "added: 2022-02\n", "added: kept 2022-02-01, b has 2022-02"),
    ],
)
def test_where_they_differ_the_first_is_kept_and_it_is_said(
    tmp_path: Path, one: str, other: str, note: str
) -> None:
    assert merged_event(tmp_path, one, other) == (one, [note])


def test_what_would_name_itself_is_said(tmp_path: Path) -> None:
    _, notes = merged_event(tmp_path, "relations: {follows: [b]}\n", "")
    assert notes == ["follows: left out what would be the record itself"]


def test_names_and_former_ids(tmp_path: Path) -> None:
    files = {
        "actors/a.yml": "name: NATO # c\nkind: group\naliases: [Alliance]\nformer_ids: old-a\n",
        "actors/b.yml": "name: nato\nkind: group\naliases: [OTAN, alliance]\nformer_ids: [old-b]\n"
        "also_known_as: [{text: Організація, lang: uk}]\npart_of: [NATO, c]\n",
        "actors/c.yml": "name: C\nkind: group\npart_of: [b]\n",
        "events/e.yml": "title: e\ndate: 2022\ntype: call\nactors: [OTAN, old-b]\n",
    }
    write_files(tmp_path, files)
    assert [note.field for note in merge(tmp_path).notes] == ["name", "part_of", "revisions"]
    assert (tmp_path / "actors/a.yml").read_text(encoding="utf-8") == (
        "name: NATO # c\nkind: group\naliases: [Alliance, OTAN]\n"
        "also_known_as: [{text: Організація, lang: uk}]\npart_of: [c]\n"
        "former_ids: [old-a, b, old-b]\n" + entry("nato", "actor")
    )
    reading = read(tmp_path)
    assert reading.findings == ()
    assert reading.collection.events[0].actors == ("a", "a")


def test_what_named_the_one_names_the_other(tmp_path: Path) -> None:
    files = {
        "topics/a.yml": "name: A\nbody: See [[b]].\n",
        "topics/b.yml": "name: B\nbody: See [[b|x]].\n",
        "topics/c.yml": "name: C\npart_of: b\n",
        "events/e.yml": "topics: [b, c, a] # x\nsummary: '[[b]]'\n",
        "events/f.yml": "topics: [a, c, b]\n",
        "events/g.yml": "topics:\n  - a\n  - b\n  - c\n",
        "events/h.yml": "topics:\n  - b # b\n  - a\n",
        "events/i.yml": "topics: [b, b, a]\n",
        "index.md": "[[b]]\n\n[[timeline: topic=b]]\n",
    }
    write_files(tmp_path, files)
    _, note, _ = merge(tmp_path).notes
    assert note.said == "kept “See [[a]].”, b has “See [[a|x]].”"
    assert {path: (tmp_path / path).read_text() for path in files if path[:7] != "topics/"} == {
        "events/e.yml": "topics: [c, a] # x\nsummary: '[[a]]'\n",
        "events/f.yml": "topics: [a, c]\n",
        "events/g.yml": "topics:\n  - a\n  - c\n",
        "events/h.yml": "topics:\n  - a # b\n  - a\n",
        "events/i.yml": "topics: [a]\n",
        "index.md": "[[a]]\n\n[[timeline: topic=a]]\n",
    }
    assert (tmp_path / "topics/c.yml").read_text() == "name: C\npart_of: a\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "sources: [s]\nevidence: {actors.b: s} # b\n",
            "sources: [s]\nevidence: {actors.a: s} # b\n",
        ),
        (
            "sources: [s]\nevidence: {actors.a: s, actors.b: t}\n",
            "sources: [s]\nevidence: {actors.a: s, actors.b: t}\n",
        ),
        (
            "sources: [{id: s, supports: [actors.b, date, actors.a]}]\n",
            "sources: [{id: s, supports: [date, actors.a]}]\n",
        ),
        (
            "sources:\n  - id: s\n    supports:\n      - actors.a\n      - actors.b\n",
            "sources:\n  - id: s\n    supports:\n      - actors.a\n",
        ),
    ],
)
def test_what_sources_support_of_the_one_is_of_the_other(
    tmp_path: Path, written: str, expected: str
) -> None:
    head = event("E", "actors: [a]\n")
    write_files(
        tmp_path,
        {
            **{path: f"{text}url: https://example.org/{path}\n" for path, text in SOURCES.items()},
            "actors/a.yml": "name: A\nkind: state\n",
            "actors/b.yml": "name: B\nkind: state\n",
            "events/e.yml": head.replace("[a]", "[a, b]") + written,
        },
    )
    before = read(tmp_path).collection
    assert merge(tmp_path).findings == ()
    assert (tmp_path / "events/e.yml").read_text() == head + expected
    checked = read_and_check(tmp_path, Day(2026, 12, 1))
    assert [one for one in checked.problems if one.rule != "unused-record"] == []
    told = [one for one in changes(before, checked.collection) if one.of == "event"]
    assert told == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a.md", "b.yml", "---\nname: A\naliases: [B]\nformer_ids: [b]\n---\n\nText\n"),
        ("a.yml", "b.md", "name: A\naliases: [B]\nbody: |\n  Text\nformer_ids: [b]\n"),
        ("a.md", "b.md", "---\nname: A\naliases: [B]\nformer_ids: [b]\n---\n\nText\n"),
    ],
)
def test_a_body_goes_where_bodies_are(tmp_path: Path, one: str, other: str, expected: str) -> None:
    kept = "---\nname: A\n---\n" if one.endswith("md") else "name: A\n"
    gone = "---\nname: B\n---\nText\n" if other.endswith("md") else "name: B\nbody: Text\n"
    write_files(tmp_path, {f"topics/{one}": kept, f"topics/{other}": gone})
    merge(tmp_path)
    text = (tmp_path / "topics" / one).read_text()
    assert text.replace(entry("B", "topic"), "") == expected


def test_pictures_are_found_from_where_the_record_is(tmp_path: Path) -> None:
    files = {
        "events/2021/a.yml": event("One"),
        "events/2022/b.yml": event("One", "media: [{file: b/p.png, alt: P}]\n"),
    }
    write_files(tmp_path, files)
    merge(tmp_path)
    assert read(tmp_path).collection.events[0].media[0].file == "../2022/b/p.png"


def test_fields_of_the_site(tmp_path: Path) -> None:
    fields = (
        "fields:\n  lane: {kind: terms, on: topic, label: L, terms: {u: U, v: V}}\n"
        "  rank: {kind: number, on: topic, label: R}\n"
    )
    files = {
        "vocabulary.yml": fields,
        "topics/a.yml": "name: A\nlane: u\nrank: 0\n",
        "topics/b.yml": "name: A\nlane: [v, u]\nrank: 1.5\n",
    }
    write_files(tmp_path, files)
    notes = [": ".join(note) for note in merge(tmp_path).notes]
    assert notes == ["rank: kept 0.0, b has 1.5", TOLD]
    assert (tmp_path / "topics/a.yml").read_text() == (
        "name: A\nlane: [u, v]\nrank: 0\nformer_ids: [b]\n" + entry("A", "topic")
    )


@pytest.mark.parametrize(
    ("kept", "gone", "complaint"),
    [
        ("a", "a", "with itself"),
        ("a", "x", "a is an event and x an actor"),
        ("a", "none", "no record has the id none"),
        ("a", "w", "w is withdrawn"),
        ("w", "a", "w is withdrawn"),
    ],
)
def test_what_is_refused(tmp_path: Path, kept: str, gone: str, complaint: str) -> None:
    withdrawn = event("W", "status: withdrawn\nwithdrawn: {date: 2022-02-01, reason: R}\n")
    write_files(tmp_path, {"events/a.yml": event("A"), "events/w.yml": withdrawn, **ACTORS})
    with pytest.raises(Refused, match=complaint):
        merge(tmp_path, kept, gone)


@pytest.mark.parametrize("path", ["events/a.yml", "events/b.yml"])
@pytest.mark.parametrize("lines", ["importance: 9\n", "titel: x\n", "actors: [\n", "type: x\n"])
def test_what_cannot_be_read_is_not_merged(tmp_path: Path, path: str, lines: str) -> None:
    files = {"events/a.yml": event("A"), "events/b.yml": event("B")}
    files[path] += lines
    write_files(tmp_path, files)
    assert {found.path for found in merge(tmp_path).findings} == {path}
    assert all((tmp_path / path).read_text() == text for path, text in files.items())


@pytest.mark.parametrize(
    ("kept", "gone"),
    [
        ("2022-01-12-nato-russia-council", "2022-01-13-osce-permanent-council"),
        ("nato", "osce"),
        ("geneva", "brussels"),
        ("security-guarantees", "nato-membership"),
        ("white-house-2022-01-10-fact-sheet", "white-house-2021-12-29-background-call"),
    ],
)
def test_records_of_each_kind_in_the_whole_content(tmp_path: Path, kept: str, gone: str) -> None:
    content = copytree(ROOT / "content", tmp_path / "content")
    old = read(content).collection
    before = len(old.records)
    day = Day(2026, 12, 1)
    result = merged(read_content(content), kept, gone, day)
    assert result.findings == ()
    save(content, result.changes)
    assert list(check_published(old, read(content).collection, day)) == []
    checked = read_and_check(content, Day(2026, 12, 1))
    errors = {one.rule for one in checked.problems if one.severity is Severity.ERROR}
    # Two articles do not become one by being merged: what only the other one says is told.
    assert errors <= {"misquoted"}
    assert len(checked.collection.records) == before - 1
    assert checked.collection.names.former[gone] == kept
    linked = [
        path
        for path in content.rglob("*.*")
        if re.search(rf"\[\[{gone}[]|]", path.read_text("utf-8"))
    ]
    assert linked == []
