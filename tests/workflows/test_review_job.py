"""The job that makes the review card, run in real checkouts of pull requests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dateline.review.card import from_json
from dateline.review.markdown import MARKER, MOST_CHARACTERS
from tests.repositories import Checkout, repository
from tests.workflows.steps import SITE_FILES, Ran, Runner, merged, workflow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RECORDS = {
    "content/actors/nato.yml": "name: NATO\nkind: organization\n",
    "content/sources/report.yml": "title: A report\n",
}
EVENT = """\
title: {title}
date: 2022-01-12
type: meeting
actors: [nato]
summary: The two sides met for a {kind} day of talks.
sources: [report]
"""
COUNCIL = "content/events/2022/council.yml"
JOB = workflow("check.yml")["jobs"]["review"]
CARD_STEPS = [
    step
    for step in JOB["steps"]
    if step["name"] in {"Install", "Make the review card", "Hand the review card over"}
]
MADE = {"review-card", "preview"}


def event(title: str = "The council meets", kind: str = "long") -> str:
    return EVENT.format(title=title, kind=kind)


@pytest.fixture
def upstream(tmp_path: Path) -> Checkout:
    """The repository of a site."""
    return repository(tmp_path / "upstream", {**SITE_FILES, **RECORDS, COUNCIL: event()})


@pytest.fixture
def fork(upstream: Checkout, tmp_path: Path) -> Checkout:
    """A contributor's clone of it, on a branch of its own."""
    cloned = upstream.clone(tmp_path / "fork")
    cloned.git("checkout", "--quiet", "-b", "change")
    return cloned


def runner(upstream: Checkout, fork: Checkout) -> Runner:
    """The machine on which the pull request is checked out."""
    folder = upstream.path.parent
    job = merged(upstream, fork, folder / "job")
    return Runner(job.path, folder / "temp", {"github.event.pull_request.number": "7"})


def review(upstream: Checkout, fork: Checkout) -> Ran:
    """What the job makes of the pull request."""
    return runner(upstream, fork).run(JOB["steps"])


def card(upstream: Checkout, fork: Checkout) -> Ran:
    """What the steps that make the card and hand it over make of it."""
    return runner(upstream, fork).run(CARD_STEPS)


def headline(ran: Ran) -> str:
    """The headline of the card that steps made without a failure."""
    assert ran.passed, ran.said
    return headline_of(ran)


def headline_of(ran: Ran) -> str:
    return from_json((ran.handed_over["review-card"] / "card.json").read_bytes()).headline


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({COUNCIL: event(kind="short")}, "1 event changed; "),
        (
            {"content/events/2022/second.yml": event("A second meeting")},
            "1 event added; ",
        ),
        ({COUNCIL: None}, "1 event deleted; "),
        (
            {COUNCIL: None, "content/events/council.yml": event()},
            "Nothing that readers see changes",
        ),
        (
            {"content/events/Київ/зустріч.md": "---\ntitle: Зустріч\n---\n"},
            "",
        ),
        ({"content/media/ß ü/a b.txt": "A file that is no record.\n"}, "Nothing that readers"),
        ({"README.md": "Other words.\n"}, "Nothing that readers see changes"),
    ],
    ids=["changed", "added", "deleted", "renamed", "odd-path", "odd-folder", "beside"],
)
def test_card_says_what_changes(
    upstream: Checkout, fork: Checkout, change: Mapping[str, str | None], expected: str
) -> None:
    fork.commit(change)
    ran = card(upstream, fork)
    assert headline(ran).startswith(expected)
    assert ran.summary.startswith(f"{MARKER}\n## ")
    assert (ran.handed_over["review-card"] / "number").read_bytes() == b"7"
    files = {file.name for file in ran.handed_over["review-card"].iterdir()}
    assert files == {"card.json", "number"}


def test_good_change_has_a_card_and_a_preview(upstream: Checkout, fork: Checkout) -> None:
    fork.commit({COUNCIL: event(kind="short")})
    ran = review(upstream, fork)
    assert ran.passed, ran.said
    assert set(ran.handed_over) == MADE
    page = ran.handed_over["preview"] / "events" / "council" / "index.html"
    assert "short day" in page.read_text()
    assert "https://github.com/newsroom/timeline/blob/" in ran.summary


def test_renamed_record_keeps_its_address(upstream: Checkout, fork: Checkout) -> None:
    fork.git("mv", COUNCIL, "content/events/2022/first-council.yml")
    text = event() + "former_ids: [council]\n"
    fork.commit({"content/events/2022/first-council.yml": text})
    ran = review(upstream, fork)
    assert ran.passed, ran.said
    assert headline(ran).startswith("1 event renamed")


@pytest.mark.parametrize(
    ("path", "text", "annotation"),
    [
        (
            COUNCIL,
            f"<<<<<<< ours\n{event()}=======\n{event(kind='short')}>>>>>>> theirs\n",
            f"::error file={COUNCIL},line=",
        ),
        (
            "content/events/Ґданськ.yml",
            event().replace("[nato]", "[nobody]"),
            "::error file=content/events/Ґданськ.yml,line=",
        ),
        (COUNCIL, event().replace("2022-01-12", "2022-02-31"), f"::error file={COUNCIL},line=2"),
        (COUNCIL, "a: &a [*a, *a]\n" * 3, f"::error file={COUNCIL},line="),
        (COUNCIL, "\r\n".join(event().splitlines()[1:]), f"::error file={COUNCIL},line="),
    ],
    ids=["conflict", "odd-path", "date", "bomb", "other-line-ends"],
)
def test_bad_record_fails_the_job_and_has_its_card_all_the_same(
    upstream: Checkout, fork: Checkout, path: str, text: str, annotation: str
) -> None:
    fork.commit({path: text})
    ran = review(upstream, fork)
    assert annotation in ran.said
    assert not ran.passed
    assert ran.outcomes["Check the records"] == "failure"
    assert set(ran.handed_over) == {"review-card"}
    assert "### Problems this change adds" in ran.summary


def test_deleting_what_was_published_fails_the_job(upstream: Checkout, fork: Checkout) -> None:
    fork.commit({COUNCIL: None})
    ran = review(upstream, fork)
    assert f"::error file={COUNCIL},line=1,col=1,title=deleted-record::" in ran.said
    assert not ran.passed
    assert set(ran.handed_over) == MADE
    assert headline_of(ran).startswith("1 event deleted; ")


def test_card_holds_the_change_alone_when_main_has_moved_on(
    upstream: Checkout, fork: Checkout
) -> None:
    fork.commit({"content/events/2022/second.yml": event("A second meeting")})
    upstream.commit({COUNCIL: event(kind="short")})
    assert headline(card(upstream, fork)).startswith("1 event added; ")


def test_card_holds_the_change_alone_after_a_rebase(upstream: Checkout, fork: Checkout) -> None:
    fork.commit({"content/events/2022/second.yml": event("A second meeting")})
    upstream.commit({COUNCIL: event(kind="short")})
    fork.git("fetch", "--quiet", "origin")
    fork.git("rebase", "--quiet", "origin/main")
    assert headline(card(upstream, fork)).startswith("1 event added; ")


def test_card_holds_the_change_alone_when_main_was_merged_into_it(
    upstream: Checkout, fork: Checkout
) -> None:
    fork.commit({"content/events/2022/second.yml": event("A second meeting")})
    upstream.commit({COUNCIL: event(kind="short")})
    fork.git("fetch", "--quiet", "origin")
    fork.git("merge", "--quiet", "--message", "Merge main", "origin/main")
    assert headline(card(upstream, fork)).startswith("1 event added; ")


def test_shallow_clone_of_a_fork_is_enough(upstream: Checkout, tmp_path: Path) -> None:
    upstream.commit({"content/topics/talks.yml": "name: Talks\n"})
    fork = upstream.clone(tmp_path / "fork", "--depth=1")
    fork.commit({COUNCIL: event(kind="short")})
    assert headline(card(upstream, fork)).startswith("1 event changed; ")


def test_nothing_is_handed_over_where_nothing_could_be_installed(
    upstream: Checkout, fork: Checkout
) -> None:
    fork.commit({"Makefile": "install:\n\tfalse\n"})
    ran = review(upstream, fork)
    assert not ran.passed
    assert not ran.handed_over


def test_text_of_a_record_is_no_command_and_no_markup(upstream: Checkout, fork: Checkout) -> None:
    hostile = "'::error::x @editors <script>alert(1)</script> [a](javascript:x)\n\n/close'"
    fork.commit({COUNCIL: event().replace("The council meets", hostile)})
    ran = review(upstream, fork)
    assert not [line for line in ran.said.splitlines() if line.startswith("::error::x")]
    outside = re.sub(r"^(```+)diff$.*?^\1$", "", ran.summary, flags=re.DOTALL | re.MULTILINE)
    assert "alert" in outside
    assert "<script" not in outside
    assert "@editors" not in outside
    assert not [line for line in ran.summary.splitlines() if line.startswith("/")]


def test_two_thousand_changed_records(tmp_path: Path) -> None:
    def files(kind: str) -> dict[str, str]:
        return {
            f"content/events/{1900 + number // 20}/e{number}.yml": (
                event(f"Meeting {number} of the council", kind).replace(
                    "2022-01-12", f"{1900 + number // 20}-{number % 12 + 1:02}-12"
                )
            )
            for number in range(2000)
        }

    upstream = repository(tmp_path / "upstream", {**SITE_FILES, **RECORDS, **files("long")})
    fork = upstream.clone(tmp_path / "fork")
    fork.commit(files("short"))
    machine = runner(upstream, fork)

    ran = machine.run(CARD_STEPS)
    assert headline(ran).startswith("2,000 events changed; ")
    assert len(ran.summary) <= MOST_CHARACTERS + 1
