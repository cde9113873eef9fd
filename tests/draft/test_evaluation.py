"""What all the articles tell, as a person read them, beside what is drafted from them.

`evaluation.tsv` lists every event that an article dates, by the day, week, month or year it gives,
with who took part or words of a title by which a draft of it is known. `speakers.tsv` says who is
quoted or reported, how often, and on which day. Both were made by hand from the articles, once; of
the list of diplomatic contacts of January 2022 only the number of its entries was counted.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.draft.test_drafts import ARTICLES, registries, run

__all__ = ["registries"]
HERE: Final = Path(__file__).parent
SPEAKERS: Final = "speakers, how often each is quoted or reported, and when that was said"
ENTRIES: Final = 107
"""Entries of the list."""


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def article(begins: str) -> Path:
    (found,) = (path for path in ARTICLES.iterdir() if path.name.startswith(begins))
    return found


def drafts(path: Path, site: Path) -> list[dict[str, Any]]:
    texts = run(site, "--dry-run", path).stdout.split(f"# {site.as_posix()}/content/")
    return [yaml.safe_load(f"# {text}") for text in texts if text.startswith("events/")]


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
    assert (len(found), len(right)) >= (57, 54)
    assert drafted <= 62


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
    found = drafts(article("2022-01-10"), registries)
    assert ENTRIES - 1 <= len(found) <= ENTRIES
