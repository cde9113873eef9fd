from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = {"doc_id": "a", "dct": "2022-01-12", "title": "T", "text": "It met on Monday for a day."}
MONDAY = {
    "doc_id": "a",
    "start": 10,
    "end": 16,
    "text": "Monday",
    "value": "2022-01-10",
    "type": "DATE",
    "edtf": "2022-01-10",
    "rule": "weekday",
}
A_DAY = {
    "doc_id": "a",
    "start": 21,
    "end": 26,
    "text": "a day",
    "value": "P1D",
    "type": "DURATION",
    "edtf": None,
    "rule": "duration",
}


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["draft", *arguments], input=given, catch_exceptions=False)


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_bytes("Es war schön.\r\nIt met on Monday.".encode())
    return str(path)


def test_an_article(article: str) -> None:
    result = run("--timex", article, "--format", "jsonl", "--published", "2022-01-12")
    assert result.exit_code == 0
    assert records(result) == [{**MONDAY, "doc_id": "article.txt", "start": 25, "end": 31}]


def test_a_corpus() -> None:
    lines = [json.dumps(DOCUMENT), "", json.dumps({**DOCUMENT, "doc_id": "b", "text": ""})]
    result = run("--timex", "-", given="\r\n".join(lines).encode())
    assert result.exit_code == 0
    assert records(result) == [MONDAY, A_DAY]


def test_what_is_wrong_with_a_corpus_is_said_and_the_rest_is_read() -> None:
    lines = [
        b"{",
        b"\xff",
        b"[" * 100_000,
        b"[1]",
        b'{"doc_id": "a", "dct": "2022-01-12"}',
        b'{"doc_id": "a", "dct": "12 January\\u001b[31m", "text": ""}',
        b'{"doc_id": "a", "dct": "20220112", "text": ""}',
        json.dumps(DOCUMENT).encode(),
    ]
    result = run("--timex", "-", given=b"\n".join(lines))
    assert result.exit_code == 1
    assert records(result) == [MONDAY, A_DAY]
    missing = "a document is an object with doc_id, dct, text, each of them text"
    assert result.stderr.splitlines() == [
        "-:1: error: this line is not JSON",
        "-:2: error: this line is not JSON",
        "-:3: error: this line is not JSON",
        f"-:4: error: {missing}",
        f"-:5: error: {missing}",
        "-:6: error: '12 January\\x1b[31m' is not a day; write YYYY-MM-DD",
        "-:7: error: '20220112' is not a day; write YYYY-MM-DD",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--timex"], "--timex reads one ARTICLE, or - for a corpus"),
        (["--timex", "{article}"], "say with --published on which day"),
        (["--timex", "{article}", "--published", "Monday"], "'Monday' is not a day"),
        (["--timex", "-", "--published", "2022-01-12"], "--published is for a file"),
        (["--timex", "no such file", "--published", "2022-01-12"], "No such file"),
    ],
)
def test_misuse(arguments: list[str], said: str, article: str) -> None:
    result = run(*(one.replace("{article}", article) for one in arguments))
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"\xff\xfe")
    result = run("--timex", str(path), "--published", "2022-01-12")
    assert result.exit_code == 2
    assert "is not text in UTF-8" in result.stderr
