from __future__ import annotations

import re
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.checked import read_and_check
from dateline.compare.changes import changes
from dateline.compare.difference import ChangeKind
from dateline.edit.edits import edited
from dateline.edit.rename import renamed
from dateline.edit.replace import Replacement, in_record
from dateline.edit.saving import save
from dateline.edit.site import Refused, read_content
from dateline.model.dates import Day
from dateline.model.kind import Kind
from dateline.model.references import links, references
from dateline.model.vocabulary import Vocabulary
from dateline.read.content import read
from tests.conftest import ROOT
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model.collection import Collection
    from dateline.model.problem import Finding

FILES = {
    "vocabulary.yml": "fields: {lead: {kind: reference, to: actor, on: event, label: Lead}}\n",
    "actors/nato.yml": "name: NATO\nkind: organization # of states\n",
    "actors/un.yml": "name: UN\nkind: organization\nroles: [{role: observer, at: nato}]\n",
    "topics/nato-talks.yml": "name: Nato\n",
    "events/a.yml": """\
title: "nato [[nato]]"
date: 2022-01-12
type: meeting
summary: >-
  [[nato]], [[ nato |the
  alliance]], `[[nato]]`, \\[[nato]], [[nato-talks]] and nato
actors: [nato, NATO, 'nato', "un"]   # nato
topics: [nato-talks]
lead: nato
sources: [{title: nato, publisher: nato}]
statements:
  - by: nato
    says: nato
    about: nato
    source: {title: nato, publisher: nato}
  - by:
      - un
      - nato # nato
    says: "[[nato]]"
""",
    "events/b.md": "---\r\ntitle: b\r\ndate: 2022\r\ntype: call\r\nactors: nato\r\n---\r\n"
    "[[nato|x]]\r\n\r\n    [[nato]]\r\n",
    "about.md": "\ufeff# nato\n\n[[nato]] `[[nato]]`\n\n"
    "[[timeline: topic=nato-talks, actor = nato , limit=5]]\n\n[[timeline: topic=nato]]"
    "\n\n[nato](timeline/?actor=nato&topic=nato&from=2022#nato)",
}
EXPECTED = {
    "actors/otan.yml": "name: NATO\nkind: organization # of states\nformer_ids: [nato]\n",
    "actors/un.yml": "name: UN\nkind: organization\nroles: [{role: observer, at: otan}]\n",
    "events/a.yml": """\
title: "nato [[nato]]"
date: 2022-01-12
type: meeting
summary: >-
  [[otan]], [[ otan |the
  alliance]], `[[nato]]`, \\[[nato]], [[nato-talks]] and nato
actors: [otan, NATO, 'otan', "un"]   # nato
topics: [nato-talks]
lead: otan
sources: [{title: nato, publisher: nato}]
statements:
  - by: otan
    says: nato
    about: nato
    source: {title: nato, publisher: nato}
  - by:
      - un
      - otan # nato
    says: "[[nato]]"
""",
    "events/b.md": "---\r\ntitle: b\r\ndate: 2022\r\ntype: call\r\nactors: otan\r\n---\r\n"
    "[[otan|x]]\r\n\r\n    [[otan]]\r\n",
    "about.md": "\ufeff# nato\n\n[[otan]] `[[nato]]`\n\n"
    "[[timeline: topic=nato-talks, actor = otan , limit=5]]\n\n[[timeline: topic=nato]]"
    "\n\n[nato](timeline/?actor=otan&topic=nato&from=2022#nato)",
}


def rename(folder: Path, old: str, new: str) -> tuple[Finding, ...]:
    """Rename and write, unless something stands against it."""
    changes, findings = renamed(read_content(folder), old, new)
    if not findings:
        save(folder, changes)
    return findings


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


def test_every_place_that_names_it_and_no_other(tmp_path: Path) -> None:
    write_files(tmp_path, {"actors/.keep": ""})
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    assert rename(tmp_path, "nato", "otan") == ()
    assert {path: text_of(tmp_path / path) for path in EXPECTED} == EXPECTED
    assert not (tmp_path / "actors/nato.yml").exists()
    assert text_of(tmp_path / "topics/nato-talks.yml") == FILES["topics/nato-talks.yml"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("name: a\n", "name: a\nformer_ids: [a]\n"),
        ("name: a", "name: a\nformer_ids: [a]"),
        ("name: a\nadded: 2022-01-01\n", "name: a\nformer_ids: [a]\nadded: 2022-01-01\n"),
        ("name: a\n\n# c\nadded: 2022\n", "name: a\n\nformer_ids: [a]\n# c\nadded: 2022\n"),
        ("name: a\n# the end\n", "name: a\nformer_ids: [a]\n# the end\n"),
        ("added: 2022\nname: a # c\n", "added: 2022\nname: a # c\nformer_ids: [a]\n"),
        ("body: |\n  # b\nadded: 2022\n", "body: |\n  # b\nformer_ids: [a]\nadded: 2022\n"),
        ("name: a\nbody: |\n  b\n", "name: a\nbody: |\n  b\nformer_ids: [a]\n"),
        ("name: a\nbody: |\n  b", "name: a\nbody: |\n  b\nformer_ids: [a]"),
        ("former_ids: [b]\nname: a\n", "former_ids: [b, a]\nname: a\n"),
        ("former_ids: [ b , ] # c\n", "former_ids: [ b, a , ] # c\n"),
        ("former_ids: []\nname: a\n", "former_ids: [a]\nname: a\n"),
        ("former_ids:\nname: a\n", "former_ids: [a]\nname: a\n"),
        ("former_ids: b # c\nname: a\n", "former_ids: [b, a] # c\nname: a\n"),
        ("former_ids:\n- b # c\nname: a\n", "former_ids:\n- b # c\n- a\nname: a\n"),
        ("former_ids:\n  - b\n  - c\n", "former_ids:\n  - b\n  - c\n  - a\n"),
        ("former_ids:\n  - b", "former_ids:\n  - b\n  - a"),
        ("former_ids: [b, new]\n", "former_ids: [b, a]\n"),
        ("former_ids: new\n", "former_ids: a\n"),
        ("former_ids:\n  - new # c\n", "former_ids:\n  - a # c\n"),
        ("{name: a, kind: state}\n", "{name: a, kind: state, former_ids: [a]}\n"),
        ("---\nname: a\n...\n", "---\nname: a\nformer_ids: [a]\n...\n"),
    ],
)
def test_the_old_id_is_kept(tmp_path: Path, written: str, expected: str) -> None:
    write_files(tmp_path, {"actors/a.yml": written})
    assert rename(tmp_path, "a", "new") == ()
    assert text_of(tmp_path / "actors/new.yml") == expected
    assert read(tmp_path).collection.names.former["a"] == "new"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("evidence: {actors.nato: s}\n", "evidence: {actors.otan: s}\n"),
        ("evidence: {'actors.nato': s} # c\n", "evidence: {'actors.otan': s} # c\n"),
        ('evidence:\n  "actors.nato" : [s] # c\n', 'evidence:\n  "actors.otan" : [s] # c\n'),
        ("evidence:\n  ? actors.nato\n  : s\n", "evidence:\n  ? actors.otan\n  : s\n"),
        (
            "sources: [{id: s, supports: actors.nato}]\n",
            "sources: [{id: s, supports: actors.otan}]\n",
        ),
        (
            "sources:\n  - id: s\n    supports: [date, 'actors.nato', actors.un] # actors.nato\n",
            "sources:\n  - id: s\n    supports: [date, 'actors.otan', actors.un] # actors.nato\n",
        ),
        (
            "sources:\n- title: S\n  supports:\n  - actors.nato # c\n  - title\n",
            "sources:\n- title: S\n  supports:\n  - actors.otan # c\n  - title\n",
        ),
        (
            "evidence: {date: {id: s, supports: [actors.nato]}}\n",
            "evidence: {date: {id: s, supports: [actors.otan]}}\n",
        ),
        (
            "statements: [{by: nato, says: A., source: {id: s, supports: [by, actors.nato]}}]\n",
            "statements: [{by: otan, says: A., source: {id: s, supports: [by, actors.otan]}}]\n",
        ),
    ],
)
def test_what_sources_support(tmp_path: Path, written: str, expected: str) -> None:
    write_files(tmp_path, {"actors/nato.yml": "name: NATO\n", "events/e.yml": written})
    assert rename(tmp_path, "nato", "otan") == ()
    assert text_of(tmp_path / "events/e.yml") == expected


@pytest.mark.parametrize(
    "written",
    [
        "evidence: {actors.NATO: s, actors.natos: s, places.nato: s, nato: s, actors: nato}\n",
        "evidence: {title.nato: s, actors.nato.x: s, date: s} # actors.nato\n",
        "sources: [{id: s, supports: [actors.NATO, places.nato, nato, x.nato]}]\n",
        "sources: [{id: s, locator: actors.nato}]\n",
        # Both mean the record; twice the same key could not be read.
        "evidence: {actors.nato: s, actors.otan: t}\n",
    ],
)
def test_what_sources_support_and_is_no_reference_to_it(tmp_path: Path, written: str) -> None:
    write_files(tmp_path, {"actors/nato.yml": "name: NATO\n", "events/e.yml": written})
    assert rename(tmp_path, "nato", "otan") == ()
    assert text_of(tmp_path / "events/e.yml") == written


def test_in_a_record_with_front_matter(tmp_path: Path) -> None:
    write_files(tmp_path, {"actors/a.md": "---\nname: a\n---\n\nSee [[a]].\n"})
    assert rename(tmp_path, "a", "b") == ()
    assert text_of(tmp_path / "actors/b.md") == (
        "---\nname: a\nformer_ids: [a]\n---\n\nSee [[b]].\n"
    )


def test_there_and_back(tmp_path: Path) -> None:
    files = {"actors/a.yml": "name: x\n", "events/e.yml": "actors: [a]\n"}
    write_files(tmp_path, files)
    assert rename(tmp_path, "a", "b") == ()
    assert rename(tmp_path, "b", "a") == ()
    assert text_of(tmp_path / "actors/a.yml") == "name: x\nformer_ids: [b]\n"
    assert text_of(tmp_path / "events/e.yml") == "actors: [a]\n"


def test_an_id_that_is_none_is_mended_and_not_kept(tmp_path: Path) -> None:
    write_files(tmp_path, {"actors/The_UN.yml": "name: UN\n", "events/e.yml": "actors: The_UN\n"})
    assert rename(tmp_path, "The_UN", "un") == ()
    assert text_of(tmp_path / "actors/un.yml") == "name: UN\n"
    assert text_of(tmp_path / "events/e.yml") == "actors: un\n"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("b", "c", "no record has the id b"),
        ("natto", "c", "did you mean “nato”?"),
        ("otan", "c", "it is nato now"),
        ("nato", "nato", "already"),
        ("nato", "talks", "the id talks is taken: topics/talks.yml"),
        ("nato", "old-talks", "the id old-talks is taken, as a former id of talks"),
        ("nato", "N A T O", "cannot be an id"),
        ("nato", "con", "Windows"),
        ("nato", "../nato", "cannot be an id"),
        ("nato", "", "cannot be an id"),
        ("twice", "c", "two records have the id twice"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    files = {
        "actors/nato.yml": "name: a\nformer_ids: [otan]\n",
        "topics/talks.yml": "name: a\nformer_ids: [old-talks]\n",
        "actors/twice.yml": "name: a\n",
        "topics/twice.yml": "name: a\n",
    }
    write_files(tmp_path, files)
    with pytest.raises(Refused) as refusal:
        rename(tmp_path, old, new)
    assert complaint in str(refusal.value)
    assert all(text_of(tmp_path / path) == text for path, text in files.items())


def test_a_source_without_a_file(tmp_path: Path) -> None:
    write_files(tmp_path, {"events/e.yml": "title: a\nsources: [{title: A paper}]\n"})
    (source,) = read(tmp_path).collection.sources
    with pytest.raises(Refused, match=r"has no file of its own; it is written in events/e\.yml"):
        rename(tmp_path, source.id, "paper")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("title: [a\n", "opened and not closed"),
        ("title: a\ntitle: b\n", "second time"),
        ('summary: "[\\x5Ba]], [[a]]"\n', "cannot be changed without you"),
    ],
)
def test_nothing_is_renamed_while_a_reference_may_be_missed(
    tmp_path: Path, text: str, complaint: str
) -> None:
    files = {"actors/a.yml": "name: x\n", "events/e.yml": text, "events/f.yml": "actors: [a]\n"}
    write_files(tmp_path, files)
    (finding,) = rename(tmp_path, "a", "b")
    assert finding.path == "events/e.yml"
    assert complaint in finding.message
    assert all(text_of(tmp_path / path) == text for path, text in files.items())


SOURCE = "{title: S, url: https://example.org/s, relies_on: [old, x], note: 'See [[old]].'}"


@pytest.mark.parametrize(
    "written",
    [
        f"sources: {SOURCE}\n",
        f"sources:\n  - z\n  - {SOURCE}\n",
        f"evidence: {{date: {SOURCE}}}\n",
        f"statements: [{{by: x, says: y, source: [z, {SOURCE}]}}]\n",
    ],
)
def test_in_sources_that_are_described_where_they_are_cited(tmp_path: Path, written: str) -> None:
    write_files(tmp_path, {"sources/old.yml": "title: A\n", "events/e.yml": written})
    assert rename(tmp_path, "old", "new") == ()
    assert text_of(tmp_path / "events/e.yml") == written.replace("old", "new")


NAMED = st.sampled_from(["date", "actors.a", '"actors.a"', "actors.b", "'places.a'", "actors.A"])
LISTED = st.lists(NAMED, min_size=1, unique_by=lambda name: name.strip("\"'"))
COMMENTS = st.sampled_from(["", " # actors.a", "  #actors.new"])


@given(LISTED, LISTED, COMMENTS, COMMENTS, st.booleans())
def test_what_sources_support_there_and_back(
    keys: list[str], supported: list[str], first: str, second: str, flow: bool
) -> None:
    item = "\n      - "
    lists = f" [{', '.join(supported)}]" if flow else item + item.join(supported)
    text = f"title: a\nsources:\n  - id: s{first}\n    supports:{lists}{second}\nevidence:{first}\n"
    text += "".join(f"  {key}: s{second}\n" for key in keys)
    words = Vocabulary()
    there, back = (Replacement(Kind.ACTOR, *ids) for ids in (("a", "new"), ("new", "a")))
    once = in_record(text, "events/e.yml", Kind.EVENT, there, words)
    changed = edited(text.encode(), once.edits).decode()
    assert len(once.edits) == sum(name.strip("\"'") == "actors.a" for name in keys + supported)
    again = in_record(changed, "events/e.yml", Kind.EVENT, back, words)
    assert edited(changed.encode(), again.edits).decode() == text


CLAIMED = {
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "actors/un.yml": "name: UN\nkind: organization\n",
    "places/geneva.yml": "name: Geneva\n",
    "topics/arms.yml": "name: Arms\n",
    "sources/report.yml": "title: A report\nurl: https://example.org/r\n",
    "events/e.yml": """\
title: The council meets
date: 2022-01-12
type: meeting
places: geneva
actors: [nato, un]
topics: [arms]
sources:
  - {id: report, supports: [topics.arms, actors.nato, "places.geneva", date]} # c
evidence:
  actors.nato: [report]   # nato
  'places.geneva': report
  topics.arms: {id: report, locator: page 2}
""",
}


@pytest.mark.parametrize("old", ["nato", "geneva", "arms", "report"])
def test_nothing_but_the_rename_is_told(tmp_path: Path, old: str) -> None:
    write_files(tmp_path, CLAIMED)
    before = read(tmp_path).collection
    new = f"new-{old}"
    assert rename(tmp_path, old, new) == ()
    assert re.findall(rf"(?<!-)\b{old}\b", text_of(tmp_path / "events/e.yml")) == (
        ["nato"] if old == "nato" else []
    )
    checked = read_and_check(tmp_path, Day(2026, 12, 1))
    assert checked.problems == ()
    told = [(one.kind, one.record, one.field) for one in changes(before, checked.collection)]
    assert told == [
        (ChangeKind.RENAMED, new, ()),
        (ChangeKind.ADDED, new, ("former_ids", 0)),
    ]


OLD_IDS = [
    "2022-01-12-nato-russia-council",
    "nato",
    "geneva",
    "security-guarantees",
    "aljazeera-2022-01-14",
]


def facts(collection: Collection, old: str, new: str) -> set[object]:
    """Every reference and every link, with the old id under the new name."""
    now = {old: new}
    found: set[object] = set()
    for record in collection.records:
        name = now.get(record.id, record.id)
        for one in references(record, collection.vocabulary):
            found.add((name, one.keys, one.kind, now.get(one.id, one.id)))
        found.update((name, place.keys, now.get(to, to)) for place, to in links(record))
    return found


@pytest.mark.parametrize("old", OLD_IDS)
def test_records_of_each_kind_in_the_whole_content(tmp_path: Path, old: str) -> None:
    content = copytree(ROOT / "content", tmp_path / "content")
    before = read(content).collection
    new = f"renamed-{old}"
    assert rename(content, old, new) == ()
    checked = read_and_check(content, Day(2026, 12, 1))
    assert checked.problems == ()
    assert facts(checked.collection, old, new) == facts(before, old, new)
    mentioned = [
        path
        for path in content.rglob("*.*")
        if re.search(rf"\[\[{old}[]|]", path.read_text("utf-8"))
    ]
    assert mentioned == []
    assert rename(content, new, old) == ()
    back = read_and_check(content, Day(2026, 12, 1))
    assert back.problems == ()
    assert facts(back.collection, "", "") == facts(before, "", "")
