"""`dateline review` in real repositories."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest

from dateline.review.card import Card, PageKind, RecordChanges, SourceNote, from_json
from tests.cli.commands import dateline
from tests.cli.test_compare import EVENT, FILES, LATER
from tests.records import SITE
from tests.repositories import ENVIRONMENT, Checkout, repository

if TYPE_CHECKING:
    from pathlib import Path

TALKS = """\
title: Talks in Geneva
date: 2022-01-10
type: meeting
actors: [nato]
sources: [{title: An article, url: "https://example.org/a"}]
"""


@pytest.fixture(autouse=True)
def _plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    files = {**FILES, "mkdocs.yml": f"{SITE}repo_url: https://github.com/org/repo\n"}
    made = repository(tmp_path / "site", files)
    monkeypatch.chdir(made.path)
    return made


def card(*arguments: str) -> Card:
    run = dateline("review", "--format", "json", *arguments)
    assert (run.status, run.complained) == (0, "")
    return from_json(run.said.encode())


def said(record: RecordChanges) -> list[str]:
    return ["".join(piece.text for piece in one.pieces) for one in record.sentences]


def headings(markdown: str) -> list[str]:
    return re.findall(
        r"^(?:## |### |<details><summary><b>)(.*?)(?:</b>.*)?$", markdown, re.MULTILINE
    )


def test_nothing_changed(site: Checkout) -> None:
    made = card()
    assert made.headline == "Nothing that readers see changes"
    assert made.base == made.head == site.git("rev-parse", "HEAD")
    assert headings(dateline("review").said) == ["Nothing that readers see changes"]


def test_card_of_a_change(site: Checkout) -> None:
    site.commit({**LATER, "content/events/2022-01-10-talks.yml": TALKS})
    run = dateline("review", "--against", "HEAD~1")
    assert (run.status, run.complained) == (0, "")
    assert headings(run.said)[1:] == [
        "What changes (3)",
        "Facts that change without an entry in the corrections log (1)",
        "Sources to look at (1)",
        "Pages (12)",
    ]
    made = card("--against", "HEAD~1")
    assert made.headline == "1 event added, 1 changed; 1 source added; 12 pages change"
    assert made.head == site.git("rev-parse", "HEAD")
    assert [note.notes for note in made.sources] == [(SourceNote.NEW, SourceNote.NOT_ARCHIVED)]
    assert [(one.title, one.fields) for one in made.missing_revisions] == [
        ("Council meets", ("date",))
    ]
    assert made.pages[0].address == "events/2022-01-10-talks/"
    assert made.pages[0].kind is PageKind.ADDED
    council = next(page for page in made.pages if page.address == "events/council/")
    lines = [(line.mark, line.text) for line in council.lines]
    assert ("-", "12 January 2022") in lines
    assert ("+", "13 January 2022") in lines


def test_correction_that_is_noted(site: Checkout) -> None:
    note = "revisions: [{date: 2022-02-01, kind: correction, note: The day was wrong.}]\n"
    site.write({"content/events/council.yml": LATER["content/events/council.yml"] + note})
    made = card()
    assert made.headline.startswith("1 event corrected; ")
    assert made.missing_revisions == ()
    assert made.head is None


def test_entries_of_the_log_that_are_gone_and_a_record_that_went_without_a_word(
    site: Checkout,
) -> None:
    note = "revisions: [{date: 2022-02-01, kind: correction, note: The day was wrong.}]\n"
    site.commit({"content/events/council.yml": EVENT + note, "content/events/talks.yml": TALKS})
    site.write(
        {
            "content/events/council.yml": f"{EVENT}former_ids: [talks]\n",
            "content/events/talks.yml": None,
        }
    )
    made = card("--against", "HEAD")
    assert [(one.rule, one.message.partition(":")[0]) for one in made.problems_added] == [
        ("lost-revision", "a published entry of the corrections log is gone or changed"),
        ("unexplained-change", "“talks” goes into this record without a word to readers"),
        ("deleted-record", "the published source “An article” was deleted"),
    ]


def test_page_that_leads_elsewhere_and_one_that_is_gone(site: Checkout) -> None:
    renamed = FILES["content/actors/nato.yml"] + "former_ids: [nato]\naliases: [nato]\n"
    site.write(
        {
            "content/actors/nato.yml": None,
            "content/actors/alliance.yml": renamed,
            "content/sources/report.yml": None,
            "content/events/council.yml": EVENT.replace("[report]", "[{title: Other}]"),
        }
    )
    made = card()
    found = {page.address: (page.kind, page.to) for page in made.pages}
    assert found["actors/nato/"] == (PageKind.REDIRECTED, "actors/alliance/")
    assert found["sources/report/"] == (PageKind.GONE, None)
    assert [(one.rule, one.spot.path, one.spot.before) for one in made.problems_added] == [
        ("deleted-record", "content/sources/report.yml", True)
    ]
    said = dateline("review").said
    assert "- redirected: actors/nato/ “NATO”, leads to actors/alliance/\n" in said


def test_hand_written_pages_are_compared_as_they_are_shown(site: Checkout) -> None:
    page = "---\ntitle: The talks\n---\n\n# The talks\n\n[[timeline: actor=nato]]\n"
    left_out = "<!-- a > b --><b title='>'>raw</b>"
    site.commit({"content/index.md": page, "content/about.md": "# Who we are\n"})
    site.write(
        {
            "content/events/council.yml": EVENT.replace("Council", "The council"),
            "content/about.md": f"# Who we are\n\nFriends of [[nato]].\n\n{left_out}\n",
            "content/method.md": "# How it is made\n",
        }
    )
    made = {page.address: page for page in card("--against", "HEAD").pages}
    assert list(made)[:3] == ["about/", "events/council/", "method/"]
    assert [f"{line.mark}{line.text}" for line in made["about/"].lines] == [
        " Who we are",
        "+Friends of NATO.",
        "+'>raw",
    ]
    assert made["method/"].kind is PageKind.ADDED
    assert [f"{line.mark}{line.text}" for line in made[""].lines] == [
        " 12 Jan 2022",
        "-Council meets",
        "+The council meets",
        " Meeting one source",
    ]
    assert "changed: home page “The talks”" in dateline("review", "--against", "HEAD").said
    site.write({"content/about.md": None})
    gone = {page.address: page.kind for page in card("--against", "HEAD").pages}
    assert gone["about/"] is PageKind.GONE


def test_hand_written_page_leads_to_the_first_line_that_is_different(site: Checkout) -> None:
    said = "We are few,\nand write down what was said.\n\n- one\n- two\n"
    page = f"---\ntitle: Us\n---\n\n# Us\n\n{said}"
    site.commit({"content/about.md": page})
    for changed, line in (
        (page.replace("few,\nand", "few, and").replace("two", "2"), 10),
        (page.replace("what was", "all that was"), 8),
        (page.replace("- two\n", ""), 10),
        (page + "- three\n", 12),
    ):
        site.write({"content/about.md": changed})
        (record,) = card("--against", "HEAD").records
        assert [one.spot.line for one in record.sentences if one.spot] == [line]


def test_address_that_is_lost_is_a_problem_and_what_no_reader_is_told_of_is_not(
    site: Checkout,
) -> None:
    site.write(
        {
            "content/actors/nato.yml": None,
            "content/actors/alliance.yml": FILES["content/actors/nato.yml"],
            "content/events/council.yml": EVENT.replace("-12", "-13").replace("nato", "alliance"),
        }
    )
    made = card()
    assert [(one.rule, one.spot.path, one.spot.before) for one in made.problems_added] == [
        ("lost-id", "content/actors/alliance.yml", False)
    ]
    assert [one.title for one in made.missing_revisions] == ["Council meets"]
    assert made.pages


def test_source_that_loses_its_last_use(site: Checkout) -> None:
    site.write({"content/events/council.yml": EVENT.replace("[report]", "[{title: Other}]")})
    notes = {note.id: note.notes for note in card().sources}
    assert notes["report"] == (SourceNote.UNUSED,)
    assert "no longer cited by anything" in dateline("review").said


def test_only_problems_of_the_change_are_told(site: Checkout) -> None:
    site.commit(
        {
            "content/topics/old.yml": "name: Old\n",
            "content/topics/mended.yml": "name: Mended\n",
        }
    )
    site.write(
        {
            "content/topics/mended.yml": None,
            "content/topics/new.yml": "\n\nname: New\n",
            "content/topics/old.yml": "# moved down\nname: Old\n",
        }
    )
    made = card("--against", "HEAD")
    assert [(one.rule, one.spot.path, one.spot.line) for one in made.problems_added] == [
        ("deleted-record", "content/topics/mended.yml", 1),
        ("unused-record", "content/topics/new.yml", 3),
    ]
    assert [one.spot.path for one in made.problems_mended] == ["content/topics/mended.yml"]
    assert made.problems_mended[0].spot.before


def test_what_may_be_there_already(site: Checkout) -> None:
    site.write({"content/events/2022-01-12-council-again.yml": EVENT})
    (found,) = card().duplicates
    assert (found.id, found.other) == ("2022-01-12-council-again", "council")
    assert "Possible duplicates (1)" in dateline("review").said


def test_pages_are_not_compared_while_there_are_errors(site: Checkout) -> None:
    site.write({"content/events/council.yml": EVENT.replace("[nato]", "[nobody]")})
    made = card()
    assert made.pages == ()
    assert made.pages_unknown is not None
    assert "the site with this change has errors" in made.pages_unknown
    assert "unknown-reference" in {one.rule for one in made.problems_added}
    site.commit({})
    site.write(FILES)
    assert "the site before this change has errors" in str(card("--against", "HEAD").pages_unknown)


def test_conflict_markers_are_problems_and_no_traceback(site: Checkout) -> None:
    marked = EVENT.replace("date: 2022-01-12", "<<<<<<< HEAD\ndate: 2022-01-12\n=======\n>>>>>>> x")
    site.write({"content/events/council.yml": marked, "content/events/new.yml": marked})
    made = card()
    assert {(one.rule, one.spot.path) for one in made.problems_added} == {
        ("syntax", "content/events/council.yml"),
        ("syntax", "content/events/new.yml"),
    }
    assert [(one.title, said(one)) for one in made.records] == [
        ("Council meets", ["Cannot be read now"]),
        ("new", ["Added"]),
    ]
    assert not made.missing_revisions
    assert not made.sources


def test_what_happened_on_the_default_branch_is_no_part(site: Checkout, tmp_path: Path) -> None:
    fork = site.clone(tmp_path / "fork")
    site.commit({"content/actors/nato.yml": "name: The alliance\nkind: organization\n"})
    fork.git("switch", "--quiet", "--create", "change")
    fork.commit(LATER)
    fork.git("fetch", "--quiet")
    os.chdir(fork.path)
    for against in ([], ["--against", "origin/main"]):
        made = card(*against)
        assert [one.id for one in made.records] == ["council"]
        assert made.base == fork.git("merge-base", "origin/main", "HEAD")
    fork.git("rebase", "--quiet", "origin/main")
    assert [one.id for one in card().records] == ["council"]
    assert card().base == fork.git("rev-parse", "origin/main")


def test_merge_commit_as_a_host_checks_it_out(site: Checkout, tmp_path: Path) -> None:
    site.git("switch", "--quiet", "--create", "change")
    site.commit(LATER)
    site.git("switch", "--quiet", "main")
    site.commit({"content/actors/nato.yml": "name: The alliance\nkind: organization\n"})
    site.git("switch", "--quiet", "--detach", "main")
    site.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change")
    assert [one.id for one in card("--against", "HEAD^1").records] == ["council"]
    site.git("update-ref", "refs/pull/1/merge", "HEAD")
    for depth, status in ((1, 2), (2, 0)):
        runner = Checkout(tmp_path / f"runner-{depth}")
        runner.path.mkdir()
        runner.git("init", "--quiet")
        where = ("file://" + str(site.path), "+refs/pull/1/merge:refs/remotes/pull/1/merge")
        runner.git("fetch", "--quiet", f"--depth={depth}", *where)
        runner.git("checkout", "--quiet", "--detach", "refs/remotes/pull/1/merge")
        os.chdir(runner.path)
        run = dateline("review", "--against", "HEAD^1")
        assert run.status == status
        assert ("git fetch --unshallow" in run.complained) is (status == 2)
        assert run.said.startswith("<!-- dateline review card -->" if status == 0 else "")


def test_stored_card_is_shown_in_every_format(site: Checkout, tmp_path: Path) -> None:
    site.commit(LATER)
    stored = tmp_path / "card.json"
    stored.write_text(dateline("review", "--against", "HEAD~1", "--format", "json").said, "utf-8")
    given = ("--repository", "https://github.com/org/repo")
    for form in ("markdown", "html"):
        at_once = dateline("review", "--against", "HEAD~1", "--format", form).said
        os.chdir(tmp_path)
        later = dateline("review", "--from", str(stored), "--format", form, *given)
        assert (later.status, later.said) == (0, at_once)
        os.chdir(site.path)
    again = dateline("review", "--from", str(stored), "--format", "json").said
    assert again == stored.read_text("utf-8")


@pytest.mark.parametrize("text", ["", "{}", "[" * 100_000, " " * 5_000_000, '{"format": 2}'])
def test_stored_text_that_is_no_card(tmp_path: Path, text: str) -> None:
    stored = tmp_path / "card.json"
    stored.write_text(text, encoding="utf-8")
    run = dateline("review", "--from", str(stored))
    assert (run.status, run.said) == (2, "")
    assert "cannot be used" in run.complained
    assert "Traceback" not in run.complained


def test_stored_card_that_leads_out_of_the_repository(site: Checkout, tmp_path: Path) -> None:
    site.commit(LATER)
    value = json.loads(dateline("review", "--against", "HEAD~1", "--format", "json").said)
    value["records"][0]["spot"]["path"] = "../../../../elsewhere/repo/blob/main/x"
    stored = tmp_path / "card.json"
    stored.write_text(json.dumps(value), encoding="utf-8")
    assert dateline("review", "--from", str(stored)).status == 2


def test_against_and_from_are_two_things(site: Checkout) -> None:
    run = dateline("review", "--against", "HEAD", "--from", str(site.path / "mkdocs.yml"))
    assert run.status == 2
    assert "--against makes a card and --from shows one" in run.complained


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_neither_files_nor_the_index_are_touched(site: Checkout, form: str) -> None:
    site.write({**LATER, "content/topics/a.yml": "name: A\n"})
    site.git("add", "content/topics")
    os.utime(site.path / "content/actors/nato.yml", (1, 1))

    def everything() -> dict[str, tuple[float, bytes]]:
        files = (file for file in sorted(site.path.rglob("*")) if file.is_file())
        return {str(file): (file.stat().st_mtime, file.read_bytes()) for file in files}

    before = everything()
    assert dateline("review", "--format", form).status == 0
    assert everything() == before


def test_many_changed_records(site: Checkout) -> None:
    events = {
        f"content/events/e{n}.yml": EVENT.replace("Council", f"Council {n}") for n in range(300)
    }
    site.commit(events)
    site.commit({name: text.replace("-12", "-13") for name, text in events.items()})
    said = dateline("review", "--against", "HEAD~1").said
    assert len(said) <= 60_000
    assert "What changes (300)" in said
    assert re.search(r"… and [\d,]+ more", said)
    assert card("--against", "HEAD~1").headline.startswith("300 events changed; ")
