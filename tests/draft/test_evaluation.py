"""What all the articles tell, as a person read them, beside what is drafted from them.

`evaluation.tsv` lists every event that an article dates, by the day, week, month or year it gives,
with who took part or words of a title by which a draft of it is known. `speakers.tsv` says who is
quoted or reported, how often, and on which day. `contacts.tsv` has the list of diplomatic contacts
of January 2022, entry by entry, with who took part: those with a record, and the names of others.
All were made by hand from the articles, once.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.draft.test_drafts import ARTICLES, registries, run

__all__ = ["registries"]
HERE: Final = Path(__file__).parent
SPEAKERS: Final = "speakers, how often each is quoted or reported, and when that was said"


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def article(begins: str) -> Path:
    (found,) = (path for path in ARTICLES.iterdir() if path.name.startswith(begins))
    return found


def records(path: Path, site: Path) -> dict[str, dict[str, Any]]:
    """The drafts from an article, by their paths."""
    texts = run(site, "--dry-run", path).stdout.split(f"# {site.as_posix()}/content/")[1:]
    return {text.partition("\n")[0]: yaml.safe_load(f"# {text}") for text in texts}


def drafts(path: Path, site: Path) -> list[dict[str, Any]]:
    return [one for name, one in records(path, site).items() if name.startswith("events/")]


def is_of(draft: dict[str, Any], row: dict[str, str]) -> bool:
    words = row["words of the title"].casefold()
    actors = set(row["actors"].split())
    return actors <= set(draft.get("actors", ())) and words in draft["title"].casefold()


@pytest.mark.articles
def test_events_and_their_dates(registries: Path) -> None:
    rows = table("evaluation.tsv")
    of = {
        begins: drafts(article(begins), registries) for begins in {row["article"] for row in rows}
    }
    found = [row for row in rows if any(is_of(one, row) for one in of[row["article"]])]
    right = [
        row
        for row in found
        if any(is_of(one, row) and str(one["date"]) == row["date"] for one in of[row["article"]])
    ]
    drafted = sum(map(len, of.values()))
    assert len(rows) == 66
    assert (len(found), len(right)) >= (58, 55)
    assert drafted <= 61


@pytest.mark.articles
def test_speakers(registries: Path) -> None:
    drafted, dated, told = 0, 0, 0
    for row in table("speakers.tsv"):
        entries = [entry.split() for entry in row[SPEAKERS].split(", ")]
        expected = Counter({(name, day): int(count) for name, count, day in entries})
        found = Counter(
            (said["by"], str(draft["date"]))
            for draft in drafts(article(row["article"]), registries)
            for said in draft.get("statements", ())
        )
        assert of_each(found) <= of_each(expected), row["article"]
        told += expected.total()
        drafted += found.total()
        dated += (found & expected).total()
    assert told == 46
    assert (drafted, dated) >= (40, 40)


def of_each(found: Counter[tuple[str, str]]) -> Counter[str]:
    """How often each speaks, on whatever day."""
    counted: Counter[str] = Counter()
    for (name, _), count in found.items():
        counted[name] += count
    return counted


@pytest.mark.articles
def test_a_list_of_contacts(registries: Path) -> None:
    found = records(article("2022-01-10"), registries)
    names = {Path(path).stem: str(one.get("name")) for path, one in found.items()}
    of_entry: defaultdict[tuple[str, str], list[tuple[str, set[str]]]] = defaultdict(list)
    for path, one in found.items():
        locator = path.startswith("events/") and one["sources"][0]["locator"]
        if locator and (entry := re.match(r"“(.*?)”, item ([0-9]+)", locator)):
            actors = {names.get(name, name) for name in one.get("actors", ())}
            of_entry[entry[1], entry[2]].append((str(one["date"]), actors))
    rows = table("contacts.tsv")
    drafted = [row for row in rows if of_entry[row["section"], row["item"]]]
    dated = [row for row in drafted if any(day == row["date"] for day, _ in near(row, of_entry))]
    right = [row for row in dated if (row["date"], took_part(row)) in near(row, of_entry)]
    assert len(rows) == 108
    assert (len(drafted), len(dated), len(right)) >= (107, 107, 102)
    assert sum(map(len, of_entry.values())) <= len(rows)


def near(
    row: dict[str, str], of_entry: dict[tuple[str, str], list[tuple[str, set[str]]]]
) -> list[tuple[str, set[str]]]:
    return of_entry[row["section"], row["item"]]


def took_part(row: dict[str, str]) -> set[str]:
    others = row["others"].split("; ") if row["others"] else ()
    return {*row["actors with a record"].split(), *others}
