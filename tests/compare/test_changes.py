from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.compare.changes import PAGE, VOCABULARY, Change, changes, followed_ids
from dateline.compare.difference import ChangeKind
from dateline.compare.plain import plain_record
from dateline.read.content import read
from tests.compare.apply import applied, without_empty
from tests.records import actor, collection, event, page, place, source, topic, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model.collection import Collection
    from dateline.model.records import Event

WRITTEN = """\
title: Talks in Geneva
date: 2022-01-10
type: meeting
status: confirmed
actors: [nato]
summary: The two sides met for a long day of talks.
body: |
  First paragraph, which is
  written over two lines.

  - one
  - two
sources:
  - id: report
"""
WRITTEN_OTHERWISE = """\
# The same in other words of YAML.
body: "First paragraph, which is written over two lines.\\n\\n- one\\n- two\\n"
type: 'meeting'
sources: report
summary: >-
  The two sides met
  for a long day
  of talks.
actors: NATO
date: "2022-01-10"
title: "Talks in Geneva"
"""
OTHERS = {
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "sources/report.yml": "title: A report\n",
}


FORMER = ("former_ids", 0)


def written(folder: Path, files: dict[str, str]) -> Collection:
    for path, text in {**OTHERS, **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return read(folder).collection


def test_moving_and_reformatting_a_file_is_no_change(tmp_path: Path) -> None:
    old = written(tmp_path / "old", {"events/geneva.yml": WRITTEN})
    new = written(tmp_path / "new", {"events/2022/geneva.yaml": WRITTEN_OTHERWISE})
    assert old.by_id["geneva"].path != new.by_id["geneva"].path
    assert changes(old, new) == ()


def test_front_matter_in_the_place_of_yaml_is_no_change(tmp_path: Path) -> None:
    matter, _, body = WRITTEN.partition("body: |\n")
    text, _, sources = body.partition("sources:")
    lines = "\n".join(line.removeprefix("  ") for line in text.splitlines())
    in_markdown = f"---\n{matter}sources:{sources}---\n\n{lines}\n"
    old = written(tmp_path / "old", {"events/geneva.yml": WRITTEN})
    new = written(tmp_path / "new", {"events/geneva.md": in_markdown})
    assert changes(old, new) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("one\ntwo", "- one\n- two"),
        ("one  \ntwo", "one two"),
        ("```\none\ntwo\n```", "```\none two\n```"),
        ("one\n\ntwo", "one two"),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "| a | b | | - | - | | 1 | 2 |"),
        ("one\n    two", "one two"),
        ("> one\n> two", "> one > two"),
    ],
)
def test_line_end_that_readers_see_is_a_change(old: str, new: str) -> None:
    (found,) = changes(collection(event(body=old)), collection(event(body=new)))
    assert found.field == ("body",)


def test_record_that_came_and_one_that_went() -> None:
    found = changes(collection(event("a")), collection(actor("b")))
    assert [(one.kind, one.of, one.record) for one in found] == [
        (ChangeKind.REMOVED, "event", "a"),
        (ChangeKind.ADDED, "actor", "b"),
    ]


def test_renamed_record_is_the_same_and_references_that_follow_are_no_changes() -> None:
    def made(name: str, *former: str) -> Collection:
        return collection(
            actor(name, former_ids=list(former), name="The alliance"),
            actor("jens", name="Jens", part_of=[name], roles=[{"role": "Head", "at": name}]),
            place("geneva"),
            event(
                actors=[name, "jens"],
                statements=[{"by": name, "says": "It said so.", "source": "report"}],
                sources=["report"],
            ),
            source("report"),
        )

    old, new = made("alliance"), made("nato", "alliance")
    assert followed_ids(old, new) == {"alliance": "nato"}
    assert changes(old, new) == (
        Change(ChangeKind.RENAMED, "actor", "nato", (), "alliance", "nato"),
        Change(ChangeKind.ADDED, "actor", "nato", FORMER, None, "alliance", FORMER),
    )


def test_merged_record_redirects_and_references_that_follow_are_no_changes() -> None:
    def made(*named: str) -> Collection:
        return collection(
            *(actor(name, former_ids=["pact"] if len(named) == 1 else []) for name in named),
            event(actors=list(named), evidence={"actors": [*named]}),
            event("talks", statements=[{"by": [named[-1]], "says": "It said so."}]),
        )

    old, new = made("nato", "pact"), made("nato")
    assert changes(old, new)[:-1] == (
        Change(ChangeKind.ADDED, "actor", "nato", FORMER, None, "pact", FORMER),
    )
    merged = changes(old, new)[-1]
    assert (merged.kind, merged.record, merged.new) == (ChangeKind.MERGED, "pact", "nato")
    assert merged.old == plain_record(old.by_id["pact"])


@pytest.mark.parametrize(
    ("name", "renamed", "merged"),
    [("NATO", "a", "b"), ("The alliance", "b", "a"), ("Another name", "b", "a")],
)
def test_of_two_records_that_get_one_new_id_one_is_renamed_and_one_merged(
    name: str, renamed: str, merged: str
) -> None:
    old = collection(actor("a", name="NATO"), actor("b", name="The alliance"))
    new = collection(actor("nato", name=name, former_ids=["b", "a"]))
    assert [(one.kind, one.record) for one in changes(old, new) if not one.field] == [
        (ChangeKind.MERGED, merged),
        (ChangeKind.RENAMED, "nato"),
    ]
    assert changes(old, new)[1].old == renamed


def test_id_that_leads_to_another_kind_is_lost() -> None:
    old = collection(actor("nato"), topic("talks"))
    new = collection(topic("talks", former_ids=["nato"]))
    assert [(one.kind, one.record) for one in changes(old, new)] == [
        (ChangeKind.REMOVED, "nato"),
        (ChangeKind.ADDED, "talks"),
    ]


def test_links_and_lists_and_addresses_that_follow_are_no_changes() -> None:
    said = "See [[{}]], [[{}|the alliance]] and `[[nato]]`."
    shown = "# Us\n\nSee [[{}]].\n\n[[timeline: actor={}, topic=nato]]\n\n[a](timeline/?actor={})"

    def made(name: str, *former: str) -> Collection:
        return collection(
            actor(name, name="NATO", former_ids=list(former), body=f"This is [[{name}]]."),
            event(summary=said.format(name, name), body=said.format(name, name)),
            pages=[page(text=shown.format(name, name, name))],
        )

    found = changes(made("nato"), made("alliance", "nato"))
    assert [(one.kind, one.field) for one in found] == [
        (ChangeKind.RENAMED, ()),
        (ChangeKind.ADDED, FORMER),
    ]


def test_links_that_do_not_follow_still_lead_there_and_are_told() -> None:
    def made(name: str, *former: str) -> Collection:
        named = actor(name, name="NATO", former_ids=list(former))
        return collection(named, event(summary="See [[nato]].", body=f"[[{name}]] met."))

    found = changes(made("nato"), made("alliance", "nato"))
    assert [one.field for one in found if one.of == "event"] == [("summary",)]


def test_source_that_was_renamed_is_cited_as_before() -> None:
    def made(name: str, *former: str) -> Collection:
        cites = event(sources=[{"id": name, "locator": "page 2"}], evidence={"date": [name]})
        return collection(source(name, former_ids=list(former), title="A report"), cites)

    found = changes(made("report"), made("report-2022", "report"))
    assert [one.of for one in found] == ["source", "source"]


@pytest.mark.parametrize("kept", [False, True])
def test_what_sources_support_follows_or_is_meant_by_the_former_id(kept: bool) -> None:
    def made(name: str, claimed: str, *former: str) -> Collection:
        claim = f"actors.{claimed}"
        cites = event(
            actors=[name],
            sources=[{"id": "report", "supports": [claim, "date"]}],
            evidence={claim: ["report"], "date": [{"id": "report", "supports": [claim]}]},
            statements=[{"by": name, "source": {"id": "report", "supports": [claim]}}],
        )
        named = actor(name, name="A", former_ids=list(former))
        return collection(named, source("report"), cites)

    old, new = made("a", "a"), made("b", "a" if kept else "b", "a")
    assert [one.of for one in changes(old, new)] == ["actor", "actor"]


def test_id_that_is_not_kept_is_lost() -> None:
    found = changes(collection(actor("alliance")), collection(actor("nato")))
    assert [(one.kind, one.record) for one in found] == [
        (ChangeKind.REMOVED, "alliance"),
        (ChangeKind.ADDED, "nato"),
    ]


def test_pages_and_the_vocabulary_are_compared() -> None:
    old = collection(pages=[page("about.md", "# About\nus")])
    new = collection(
        pages=[page("about.md", "# About\nyou")], words=vocabulary(types={"summit": "Summit"})
    )
    found = changes(old, new)
    assert {(one.of, one.record) for one in found} == {
        (PAGE, "about.md"),
        (VOCABULARY, "vocabulary"),
    }
    assert ("types", "summit") in {one.field for one in found}


IDS = st.sampled_from(["a", "b", "c"])
DATES = st.sampled_from(["2022-01", "2022-01-10", "2022-01-10?", "2021-12-07/2022-01-10"])
SAID = st.fixed_dictionaries(
    {"by": st.lists(IDS, min_size=1, max_size=2, unique=True), "quote": st.text("xyz ", min_size=9)}
).filter(lambda one: bool(str(one["quote"]).strip()))
EVENTS = st.fixed_dictionaries(
    {"title": st.sampled_from(["Talks", "Talks in Geneva"]), "date": DATES},
    optional={
        "status": st.sampled_from(["confirmed", "reported", "planned"]),
        "actors": st.lists(IDS, unique=True),
        "sources": st.lists(
            st.one_of(IDS, st.fixed_dictionaries({"id": IDS, "locator": DATES})), max_size=4
        ),
        "statements": st.lists(SAID, max_size=4),
        "summary": st.text("ab\n ", min_size=3).filter(lambda one: bool(one.strip())),
        "evidence": st.dictionaries(
            st.sampled_from(["date", "actors.a"]), st.lists(IDS, min_size=1), max_size=2
        ),
    },
)


@given(EVENTS)
def test_collection_does_not_differ_from_itself(values: dict[str, object]) -> None:
    assert changes(collection(event("e", **values)), collection(event("e", **values))) == ()


@given(EVENTS, EVENTS)
def test_changes_make_the_new_record_of_the_old_one(
    before: dict[str, object], after: dict[str, object]
) -> None:
    old: Event = event("e", **before)
    new: Event = event("e", **after)
    found = changes(collection(old), collection(new))
    assert without_empty(applied(plain_record(old), found)) == plain_record(new)
