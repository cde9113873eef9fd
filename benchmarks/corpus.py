"""A synthetic corpus for measuring: seeded, so that every run and every machine has the same one.

    python benchmarks/corpus.py FOLDER [--events 10000]

Writes a whole site: mkdocs.yml and content/ with events, actors, places, topics and sources in the
proportions 10,000 : 200 : 100 : 50 : 2,500, each event with about 1 KB of Markdown body. It has no
problems, so that a build does nothing but build.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SEED = 20_220_112
FIRST_DAY = date(1990, 1, 1)
DAYS = 36 * 365
"""How many days the corpus covers."""

TEXT = """\
the of and to in a is that for it as was with be by on not he his but at are this have from or
had an they which one you were all her she there would their we him been has when who will no
more if out so up said what its about than into them can only other time new some could these
two may first then do any like my now over such our man me even most made after also did many
off before must well back through years much where your way down should because long each just
state those people too mister how little good world make very year still see own work men day
"""
WORDS = TEXT.split()
TYPES = ("meeting", "call", "statement", "announcement", "agreement", "decision", "incident")

CONFIGURATION = """\
site_name: A synthetic timeline
site_url: https://example.org/timeline/
docs_dir: content
theme:
  name: material
  font: false
plugins:
  - dateline
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - tables
  - toc:
      permalink: true
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How many records of each kind there are."""

    events: int
    actors: int
    places: int
    topics: int
    sources: int

    @classmethod
    def of(cls, events: int) -> Size:
        """Return the size of a corpus with so many events, the rest in proportion."""
        return cls(
            events,
            actors=max(5, events // 50),
            places=max(1, events // 100),
            topics=max(1, events // 200),
            sources=max(2, events // 4),
        )


def write_corpus(folder: Path, events: int) -> Size:
    """Write a site with `events` events, and the rest in proportion, below `folder`."""
    rng = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    size = Size.of(events)
    content = folder / "content"
    _write(folder / "mkdocs.yml", CONFIGURATION)
    _write(content / "index.md", "# A synthetic timeline\n\n[[timeline: limit=5]]\n")
    for number in range(size.actors):
        text = f"name: Actor {number} {_words(rng, 2)}\nkind: person\nadded: 2026-01-01\n"
        _write(content / "actors" / f"actor-{number}.yml", text)
    for number in range(size.places):
        latitude, longitude = rng.uniform(-60, 70), rng.uniform(-180, 180)
        text = f"name: Place {number}\nkind: city\nlat: {latitude:.4f}\nlon: {longitude:.4f}\n"
        _write(content / "places" / f"place-{number}.yml", text)
    for number in range(size.topics):
        _write(content / "topics" / f"topic-{number}.yml", f"name: Topic {number}\n")
    for number in range(size.sources):
        text = (
            f"title: Article {number} {_words(rng, 5)}\npublisher: Publisher {number % 40}\n"
            f"url: https://example.org/articles/{number}\npublished: {_published(number, size)}\n"
        )
        _write(content / "sources" / f"source-{number}.yml", text)
    previous = ""
    for number in range(events):
        # What an event cites was published on its day or in the three weeks after it.
        day = _published(number % size.sources, size) - timedelta(days=rng.randrange(21))
        name = f"{day}-event-{number}"
        text = _event(rng, number, day, size, previous)
        _write(content / "events" / str(day.year) / f"{name}.yml", text)
        previous = name if number % 10 == 0 else ""
    return size


def _published(source: int, size: Size) -> date:
    return FIRST_DAY + timedelta(days=21 + source * (DAYS - 21) // size.sources)


def _event(rng: random.Random, number: int, day: date, size: Size, previous: str) -> str:
    named = sorted({rng.randrange(size.actors) for _ in range(rng.randint(1, 5))})
    first = number % size.sources
    more = rng.choice((True, False)) and first + 1 < size.sources
    cited = [first, first + 1] if more else [first]
    written = f"{day:%Y-%m}" if number % 8 == 0 else day.isoformat()
    speaker = f"actor-{named[0]}"
    lines = [
        f"title: {_words(rng, 8).capitalize()} {number}",
        f"date: {written}",
        f"type: {rng.choice(TYPES)}",
        f"places: [place-{rng.randrange(size.places)}]",
        f"actors: [{', '.join(f'actor-{one}' for one in named)}]",
        f"topics: [topic-{rng.randrange(size.topics)}]",
        f"importance: {rng.randint(1, 5)}",
        f"summary: {_words(rng, 20).capitalize()}.",
        f"sources: [{', '.join(f'source-{one}' for one in cited)}]",
        "statements:",
        f"  - by: {speaker}",
        "    stance: asserts",
        f"    says: {_words(rng, 14).capitalize()}.",
        f"    source: source-{cited[0]}",
    ]
    if previous:
        lines += ["relations:", f"  contradicts: [{previous}]"]
    lines.append("body: |")
    for paragraph in range(4):
        text = f"{_words(rng, 38).capitalize()} *{_words(rng, 2)}*"
        link = f" [[{speaker}]]" if paragraph == 0 else ""
        lines += [f"  {text}{link}.", ""]
    lines.append("added: 2026-01-01")
    return "\n".join(lines) + "\n"


def _words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choices(WORDS, k=count))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=10_000)
    arguments = parser.parse_args()
    write_corpus(arguments.folder, arguments.events)
