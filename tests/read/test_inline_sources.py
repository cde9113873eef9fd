from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.model.problem import Place, Severity
from dateline.read.content import Reading, read
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model.records import Event

EVENT = "title: Talks\ndate: 2022-01-12\ntype: meeting\n"


def reading(folder: Path, *events: str, **sources: str) -> Reading:
    """The reading of events, each given by what follows its first lines, and of source records."""
    files = {f"events/e{number}.yml": EVENT + rest for number, rest in enumerate(events)}
    files |= {f"sources/{name}.yml": text for name, text in sources.items()}
    return read(write_files(folder, files))


def cited(event: Event) -> list[str]:
    """The ids of the sources of an event."""
    return [citation.id for citation in event.sources]


def test_inline_source_becomes_a_record(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "sources:\n"
        "  - title: A report\n"
        "    url: https://www.example.org/2022/a.html\n"
        "    publisher: The Example\n"
        "    published: 2022-01\n"
        "    locator: paragraph 3\n"
        "    supports: [date]\n",
    )
    (event,), (source,) = found.collection.events, found.collection.sources
    assert (source.title, source.publisher, str(source.published)) == (
        "A report",
        "The Example",
        "2022-01",
    )
    assert (source.path, source.within, source.registered) == (
        "events/e0.yml",
        ("sources", 0),
        True,
    )
    (citation,) = event.sources
    assert citation.id == source.id
    assert (citation.locator, citation.supports) == ("paragraph 3", ("date",))
    assert found.findings == ()


def test_id_is_made_of_the_address_alone(tmp_path: Path) -> None:
    first = reading(tmp_path / "a", "sources: [{title: A, url: 'https://example.org/a'}]\n")
    other = reading(tmp_path / "b", "sources: [{title: B, url: 'https://example.org/a'}]\n")
    (one,), (two,) = first.collection.sources, other.collection.sources
    assert one.id == two.id
    assert one.id.startswith("example-org-")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a",
        "http://example.org/a",
        "https://www.example.org/a",
        "https://EXAMPLE.org/a",
        "https://example.org/a/",
        "https://example.org/a#part",
    ],
)
def test_one_address_is_one_source(address: str, tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "sources: [{title: A report, url: 'https://example.org/a'}]\n",
        f"sources: [{{title: A report, url: '{address}'}}]\n",
    )
    (source,) = found.collection.sources
    assert [cited(event) for event in found.collection.events] == [[source.id], [source.id]]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/b",
        "https://example.org/A",
        "https://example.org/a?page=2",
        "https://example.org:8080/a",
        "https://news.example.org/a",
    ],
)
def test_other_address_is_another_source(address: str, tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "sources: [{title: A report, url: 'https://example.org/a'}]\n",
        f"sources: [{{title: A report, url: '{address}'}}]\n",
    )
    assert len(found.collection.sources) == 2


def test_inline_source_is_the_record_with_its_address(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "sources: [{url: 'https://example.org/a', title: A report}]\n",
        report="title: A report\nurl: http://www.example.org/a/\n",
    )
    (source,), (event,) = found.collection.sources, found.collection.events
    assert (source.id, cited(event)) == ("report", ["report"])


def test_sources_of_statements_and_of_evidence_are_lifted_too(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "statements:\n"
        "  - {by: nato, says: A, source: {title: A report, url: 'https://example.org/a'}}\n"
        "  - {by: nato, says: B, source: [{title: A report, url: 'https://example.org/a'}]}\n"
        "evidence:\n"
        "  date: {title: B report, url: 'https://example.org/b'}\n",
    )
    (event,) = found.collection.events
    of_evidence, of_statements = found.collection.sources
    assert of_evidence.within == ("evidence", "date")
    assert of_statements.within == ("statements", 0, "source")
    assert event.evidence["date"][0].id == of_evidence.id
    assert {one.source[0].id for one in event.statements} == {of_statements.id}


def test_sources_without_an_address_are_told_apart_by_what_they_say(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "sources: [{title: A letter}, {title: A letter, publisher: X}]\n",
        "sources: [{title: A letter}]\n",
    )
    assert len(found.collection.sources) == 2
    first, second = found.collection.events
    assert cited(first)[0] == cited(second)[0] != cited(first)[1]


def test_title_in_another_script_makes_an_id(tmp_path: Path) -> None:
    found = reading(tmp_path, "sources: [{title: Лист}, {title: …}]\n")
    assert {source.id[:5] for source in found.collection.sources} == {"list-", "sourc"}


def test_conflict_is_told_at_the_later_description(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "sources: [{title: A report, url: 'https://example.org/a', publisher: X}]\n",
        "sources: [{title: The report, url: 'https://example.org/a', language: en}]\n",
    )
    assert [(one.path, one.place, one.severity) for one in found.findings] == [
        ("events/e1.yml", Place(("sources", 0, "title")), Severity.WARNING),
        ("events/e1.yml", Place(("sources", 0, "language")), Severity.WARNING),
    ]
    (source,) = found.collection.sources
    assert source.title == "A report"


@pytest.mark.parametrize(
    "rest",
    [
        "sources: [{id: report, url: 'https://example.org/a'}]\n",
        "sources: [{locator: page 3}]\n",
        "sources: [[a]]\n",
        "sources: {url: [a], title: {b: c}}\n",
        "statements: [a, {source: [b, {}]}]\n",
        "evidence: [a]\n",
        "evidence: {date: [[{title: a}]]}\n",
        "sources: [{title: A, url: 'http://[::1'}]\n",
        "sources: [{title: A, url: 'http://a:b'}]\n",
    ],
)
def test_what_is_no_source_is_left_to_be_told_as_wrong(rest: str, tmp_path: Path) -> None:
    found = reading(tmp_path, rest)
    assert all(one.path == "events/e0.yml" for one in found.findings)
    assert len(found.collection.events) == 1


def test_inline_source_is_placed_in_its_event(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "sources:\n  - a\n  - title: A report\n    url: https://a.example\n    published: soon\n",
    )
    (one,) = found.findings
    assert (one.rule, one.place) == ("invalid-date", Place(("sources", 1, "published")))


def test_records_are_sorted_by_their_place_in_the_file(tmp_path: Path) -> None:
    listed = "".join(f"  - title: Report {number}\n" for number in range(12))
    found = reading(tmp_path, f"sources:\n{listed}")
    assert [source.title for source in found.collection.sources] == [
        f"Report {number}" for number in range(12)
    ]
