from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import main
from tests.conftest import SHARED

KEYS = ["input", "valid", "edtf", "earliest", "latest", "level", "error"]


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["date", *arguments], input=given)


def records(given: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("--format", "jsonl", given=given).stdout.splitlines()]


def test_a_date_is_explained() -> None:
    result = run("2021-11/")
    assert result.exit_code == 0
    assert result.stdout == (
        "2021-11/\n"
        "  in words   from November 2021, end not known\n"
        "  meaning    It began then; when it ended is not known.\n"
        "  earliest   2021-11-01\n"
        "  latest     not known\n"
        "  precision  month\n"
        "  EDTF level 1\n"
    )
    assert result.stderr == ""


def test_a_mistake_is_explained_on_standard_error() -> None:
    result = run("12/01/2022")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        "error: “12/01/2022” is not an EDTF date\n"
        "hint: Write 2022-01-12 (12 January 2022) or 2022-12-01 (1 December 2022)\n"
    )


def test_words_in_another_language() -> None:
    assert "hacia diciembre de 2021" in run("--language", "es", "2021-12~").stdout


@pytest.mark.parametrize("text", ["-0043", "-XXXX", "-0043-03-15", "?-0043"])
def test_a_year_before_year_0_is_no_option(text: str) -> None:
    result = run(text)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{text}\n")


@pytest.mark.parametrize(
    "arguments",
    [["--formatx"], ["-x"], ["--format", "xml"], ["--format"]],
    ids=" ".join,
)
def test_misuse(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_several_dates_of_which_one_is_none() -> None:
    result = run("2022", "Jan 2022", "2023")
    assert result.exit_code == 1
    assert result.stdout.count("in words") == 2
    assert "Write 2022-01" in result.stderr


def test_lines_of_standard_input() -> None:
    assert records(b"2022-01-12\n2020 \n\n/1985\r\n1985/..\n../1985\n[1984..]") == [
        dict(zip(KEYS, values, strict=True))
        for values in [
            ("2022-01-12", True, "2022-01-12", "2022-01-12", "2022-01-12", 0, None),
            ("2020 ", False, *[None] * 4, "“2020 ” is not an EDTF date. Write 2020"),
            (
                "",
                False,
                *[None] * 4,
                "The date is empty. Leave it out, or write XXXX if nobody knows it",
            ),
            ("/1985", True, "/1985", "unknown", "1985-12-31", 1, None),
            ("1985/..", True, "1985/..", "1985-01-01", "inf", 1, None),
            ("../1985", True, "../1985", "-inf", "1985-12-31", 1, None),
            ("[1984..]", True, "[1984..]", "1984-01-01", "inf", 2, None),
        ]
    ]


@pytest.mark.parametrize(("given", "status"), [(b"2022\n2023\n", 0), (b"2022\nfoo\n", 1), (b"", 0)])
def test_status(given: bytes, status: int) -> None:
    assert run("--format", "jsonl", given=given).exit_code == status


def test_bytes_that_are_no_text_are_no_date() -> None:
    (record,) = records(b"2022\xff\n")
    assert record["valid"] is False


def test_dates_as_arguments_are_told_as_json_too() -> None:
    result = run("--format", "jsonl", "-0043")
    assert json.loads(result.stdout)["earliest"] == "-0043-01-01"


@pytest.mark.articles
def test_collection_through_the_command_line() -> None:
    cases = json.loads((SHARED / "cases" / "edtf.json").read_text("utf-8"))["cases"]
    given = "".join(f"{text}\n" for text, *_ in cases).encode()
    found = records(given)
    assert [record["input"] for record in found] == [text for text, *_ in cases]
    assert [
        record["input"]
        for record, (_, _, valid, *_) in zip(found, cases, strict=True)
        if valid is not None and record["valid"] != valid
    ] == []
    assert all(list(record) == KEYS for record in found)
