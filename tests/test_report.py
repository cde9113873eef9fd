from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import report
from dateline.model.problem import Problem, Severity

ERROR = Problem(
    "events/talks.yml", 4, 10, "unknown-reference", "no actor is “rusia”", hint="did you mean …?"
)
WARNING = Problem("topics/arms.yml", 1, 7, "unused-record", "unused", Severity.WARNING)

NOTICE = Problem("events/talks.yml", 5, 10, "single-source", "one", Severity.NOTICE)

HOSTILE = "a\x1b[31mred\x00\nline\r\u202eevil\u2066\u2028\ud800\ufeff"


def test_text_has_a_line_a_problem_and_the_summary() -> None:
    assert report.text(
        [ERROR, WARNING], prefix="content", extent="412 records read", colour=False
    ) == (
        "content/events/talks.yml:4:10: error: no actor is “rusia” [unknown-reference]\n"
        "  hint: did you mean …?\n"
        "content/topics/arms.yml:1:7: warning: unused [unused-record]\n"
        "1 error and 1 warning in 2 files, 412 records read"
    )


def test_a_notice_is_told_like_a_problem() -> None:
    said = "content/events/talks.yml:5:10: notice: one [single-source]"
    assert report.one(NOTICE, prefix="content") == said
    assert report.one(NOTICE, prefix="", colour=True).count("\x1b[1;34mnotice:\x1b[0m") == 1
    assert report.github([NOTICE], prefix="content").startswith("::notice file=")
    assert json.loads(report.json([NOTICE], prefix=""))[0]["severity"] == "notice"


@pytest.mark.parametrize(
    ("problems", "read", "expected"),
    [
        ([], 0, "no problems, 0 records read"),
        ([], 1, "no problems, 1 record read"),
        ([ERROR], 2, "1 error in 1 file, 2 records read"),
        ([ERROR, ERROR, WARNING], 12_000, "2 errors and 1 warning in 2 files, 12,000 records read"),
        ([WARNING, WARNING], 3, "2 warnings in 1 file, 3 records read"),
        ([WARNING, NOTICE], 3, "1 warning and 1 notice in 2 files, 3 records read"),
        ([NOTICE, ERROR, WARNING], 3, "1 error, 1 warning and 1 notice in 2 files, 3 records read"),
    ],
)
def test_summary(problems: list[Problem], read: int, expected: str) -> None:
    assert report.summary(problems, report.records_read(read)) == expected


@pytest.mark.parametrize(
    ("prefix", "path"),
    [
        ("content", "content/events/talks.yml:4:10:"),
        ("content/", "content/events/talks.yml:4:10:"),
        ("", "events/talks.yml:4:10:"),
        ("../site/content", "../site/content/events/talks.yml:4:10:"),
    ],
)
def test_path_begins_with_the_content_folder(prefix: str, path: str) -> None:
    assert report.one(ERROR, prefix=prefix).startswith(f"{path} ")


def test_colour_is_added_only_when_asked_for() -> None:
    plain = report.text([ERROR, WARNING], prefix="content", extent="2 records read", colour=False)
    coloured = report.text([ERROR, WARNING], prefix="content", extent="2 records read", colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror:\x1b[0m" in coloured
    assert "\x1b[1;33mwarning:\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    problem = Problem(f"events/{HOSTILE}.yml", 1, 1, "syntax", HOSTILE, hint=HOSTILE)
    shown = r"a\x1b[31mred\x00\nline\r\u202eevil\u2066\u2028\ud800\ufeff"
    assert report.one(problem, prefix="content") == (
        f"content/events/{shown}.yml:1:1: error: {shown} [syntax]\n  hint: {shown}"
    )


@pytest.mark.parametrize("sign", ["é", "Київ", "北约", "“…”", "👩\u200d🚒", "\ufffd", "%", "\\"])
def test_what_can_be_read_stays_as_it_is(sign: str) -> None:
    problem = Problem("events/talks.yml", 1, 1, "syntax", sign)
    assert report.one(problem, prefix="content").endswith(f" error: {sign} [syntax]")


def test_text_holds_no_workflow_command() -> None:
    problem = Problem("::error::x.md", 1, 1, "syntax", "##[stop-commands]x", hint="##[add-mask]y")
    shown = report.one(problem, prefix="")
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())
    assert "##[" not in shown


def test_github_gets_a_command_a_problem() -> None:
    assert report.github([ERROR, WARNING], prefix="content") == (
        "::error file=content/events/talks.yml,line=4,col=10,title=unknown-reference"
        "::no actor is “rusia”%0Ahint: did you mean …?\n"
        "::warning file=content/topics/arms.yml,line=1,col=7,title=unused-record::unused"
    )


def test_github_escapes_what_ends_a_property_or_a_line() -> None:
    problem = Problem("events/a,b:c%.md", 1, 1, "syntax", "100%\r\n::error::x, y: z")
    assert report.github([problem], prefix="") == (
        r"::error file=events/a%2Cb%3Ac%25.md,line=1,col=1,title=syntax::100%25\r\n::error::x, y: z"
    )


@given(message=st.text(), hint=st.none() | st.text(), path=st.text(min_size=1))
def test_github_is_one_line_a_problem_whatever_it_says(
    message: str, hint: str | None, path: str
) -> None:
    problem = Problem(path, 1, 1, "syntax", message, hint=hint)
    said = report.github([problem, problem], prefix="content")
    assert said.count("\n") == 1
    assert all(line.startswith("::error file=") for line in said.splitlines())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said)


@given(message=st.text(), hint=st.none() | st.text(min_size=1))
def test_text_is_two_lines_a_problem_at_most_whatever_it_says(
    message: str, hint: str | None
) -> None:
    said = report.one(Problem("a.yml", 1, 1, "syntax", message, hint=hint), prefix="content")
    assert len(said.splitlines()) == (1 if hint is None else 2)
    assert said.encode()


def test_json_is_a_list_of_objects() -> None:
    assert json.loads(report.json([ERROR, WARNING], prefix="content")) == [
        {
            "path": "content/events/talks.yml",
            "line": 4,
            "column": 10,
            "severity": "error",
            "rule": "unknown-reference",
            "message": "no actor is “rusia”",
            "hint": "did you mean …?",
        },
        {
            "path": "content/topics/arms.yml",
            "line": 1,
            "column": 7,
            "severity": "warning",
            "rule": "unused-record",
            "message": "unused",
            "hint": None,
        },
    ]


@given(st.text())
def test_json_keeps_every_message_in_ascii(message: str) -> None:
    said = report.json([Problem("a.yml", 1, 1, "syntax", message)], prefix="content")
    assert said.isascii()
    assert json.loads(said)[0]["message"] == message


def test_no_problem_is_nothing_to_say() -> None:
    assert report.github([], prefix="content") == ""
    assert json.loads(report.json([], prefix="content")) == []
