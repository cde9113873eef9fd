"""The peers get what Dateline gets: the same records, pages and links."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from benchmarks import peers
from benchmarks.corpus import Size, write_corpus
from benchmarks.measuring import run, weigh

if TYPE_CHECKING:
    from pathlib import Path

EVENTS = 40
FENCE = re.compile(r"---\n(.*?)---\n(.*)", re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus, and below it the sites of the peers."""
    made = tmp_path_factory.mktemp("peers")
    write_corpus(made / "dateline", EVENTS)
    return made


@pytest.fixture(scope="module")
def records(folder: Path) -> peers.Records:
    return peers.read_corpus(folder / "dateline" / "content")


@pytest.fixture(scope="module")
def hugo(folder: Path, records: peers.Records) -> Path:
    peers.write_hugo(records, folder / "hugo")
    return folder / "hugo"


@pytest.fixture(scope="module")
def material(folder: Path, records: peers.Records) -> Path:
    peers.write_material(records, folder / "material")
    return folder / "material"


def test_all_records_are_read(records: peers.Records) -> None:
    size = Size.of(EVENTS)
    assert {kind: len(found) for kind, found in records.items()} == {
        "events": size.events,
        "actors": size.actors,
        "places": size.places,
        "topics": size.topics,
        "sources": size.sources,
    }
    assert list(records["events"]) == sorted(records["events"])


def test_each_record_is_a_page_of_each_peer(
    hugo: Path, material: Path, records: peers.Records
) -> None:
    for kind, found in records.items():
        end = ".md" if kind == "events" else "/_index.md"
        assert all((hugo / "content" / kind / f"{one}{end}").is_file() for one in found)
        assert all((material / "docs" / kind / f"{one}.md").is_file() for one in found)


def test_an_event_for_hugo_names_its_terms(hugo: Path, records: peers.Records) -> None:
    for identifier, event in records["events"].items():
        text = (hugo / "content" / "events" / f"{identifier}.md").read_text()
        match = FENCE.fullmatch(text)
        assert match
        front = yaml.safe_load(match[1])
        assert {kind: front[kind] for kind in peers.KINDS} == {
            kind: event[kind] for kind in peers.KINDS
        }
        assert front["years"] == [event["date"][:4]]
        assert front["when"] == event["date"]
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", front["date"])
        assert event["statements"][0]["says"] in match[2]
        assert "[[" not in match[2]


def test_mkdocs_finds_no_fault_and_makes_every_page(material: Path, records: peers.Records) -> None:
    """Strict, a link that leads nowhere or a page in no navigation is an error."""
    output = material / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "no-search.yml"]
    run(command, material)
    years = {peers.year_of(event) for event in records["events"].values()}
    lists = 1 + len(peers.KINDS) + 1 + len(years)
    assert weigh(output).pages == sum(map(len, records.values())) + lists
    assert not (output / "search").exists()


def test_pages_before_and_after_follow_the_order_of_events(
    material: Path, records: peers.Records
) -> None:
    first, second, *_, last = records["events"]
    page = (material / "docs" / "events" / f"{first}.md").read_text()
    assert "Before:" not in page
    assert page.endswith(f"(../events/{second}.md)\n")
    assert "After:" not in (material / "docs" / "events" / f"{last}.md").read_text()


def test_an_actor_for_mkdocs_lists_its_events(material: Path, records: peers.Records) -> None:
    page = (material / "docs" / "actors" / "actor-0.md").read_text()
    named = [one for one, event in records["events"].items() if "actor-0" in event["actors"]]
    assert re.findall(r"\.\./events/([\w-]+)\.md", page) == named


def test_configurations_of_mkdocs_differ_in_search_alone(material: Path) -> None:
    with_it, without = (
        yaml.safe_load((material / name).read_text()) for name in ("search.yml", "no-search.yml")
    )
    assert with_it.pop("plugins") == ["search"]
    assert without.pop("plugins") == []
    assert with_it == without


def test_sites_forget_what_builds_made(tmp_path: Path) -> None:
    output, kept = tmp_path / "site", tmp_path / ".cache"
    for made in (output, kept):
        made.mkdir()
    peers.Site("a", tmp_path, (), output, (kept,)).forget()
    assert list(tmp_path.iterdir()) == []
    peers.Site("a", tmp_path, (), output, (kept,)).forget()
