"""A synthetic corpus for measuring: seeded, so that every run and every machine has the same one.

    python benchmarks/corpus.py FOLDER [--events 10000]

Writes a whole site: mkdocs.yml and content/ with events, actors, places, topics and sources in the
proportions 10,000 : 200 : 100 : 50 : 2,500, each event with about 1 KB of Markdown body.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

SEED = 20_220_112
WORDS = (
    "the of and to in a is that for it as was with be by on not he his but at are this have from or"
    " had an they which one you were all her she there would their we him been has when who will no"
    " more if out so up said what its about than into them can only other time new some could these"
    " two may first then do any like my now over such our man me even most made after also did many"
    " off before must well back through years much where your way down should because long each just"
    " state those people too mister how little good world make very year still see own work men day"
).split()
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
  - tables
  - footnotes
"""


def write_corpus(folder: Path, events: int) -> None:
    """Write a site with `events` events below `folder`, and the rest in proportion."""
    rng = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    actors, places = max(2, events // 50), max(1, events // 100)
    topics, sources = max(1, events // 200), max(1, events // 4)
    content = folder / "content"
    (folder / "mkdocs.yml").parent.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    _write(content / "index.md", "# A synthetic timeline\n\n[[timeline: limit=5]]\n")
    for number in range(actors):
        text = f"name: Actor {number} {_words(rng, 2)}\nkind: person\nadded: 2026-01-01\n"
        _write(content / "actors" / f"actor-{number}.yml", text)
    for number in range(places):
        latitude, longitude = rng.uniform(-60, 70), rng.uniform(-180, 180)
        text = f"name: Place {number}\nkind: city\nlat: {latitude:.4f}\nlon: {longitude:.4f}\n"
        _write(content / "places" / f"place-{number}.yml", text)
    for number in range(topics):
        _write(content / "topics" / f"topic-{number}.yml", f"name: Topic {number}\n")
    for number in range(sources):
        text = (
            f"title: Article {number} {_words(rng, 5)}\npublisher: Publisher {number % 40}\n"
            f"url: https://example.org/articles/{number}\npublished: {_day(rng)}\n"
        )
        _write(content / "sources" / f"source-{number}.yml", text)
    previous = ""
    for number in range(events):
        day = _day(rng)
        name = f"{day}-event-{number}"
        _write(
            content / "events" / str(day.year) / f"{name}.yml",
            _event(rng, number, day, (actors, places, topics, sources), previous),
        )
        previous = name if number % 10 == 0 else ""


def _event(
    rng: random.Random, number: int, day: date, counts: tuple[int, int, int, int], previous: str
) -> str:
    actors, places, topics, sources = counts
    named = sorted({rng.randrange(actors) for _ in range(rng.randint(1, 5))})
    cited = sorted({rng.randrange(sources) for _ in range(rng.randint(1, 2))})
    written = f"{day:%Y-%m}" if number % 8 == 0 else day.isoformat()
    speaker = f"actor-{named[0]}"
    lines = [
        f"title: {_words(rng, 8).capitalize()} {number}",
        f"date: {written}",
        f"type: {rng.choice(TYPES)}",
        f"places: [place-{rng.randrange(places)}]",
        f"actors: [{', '.join(f'actor-{one}' for one in named)}]",
        f"topics: [topic-{rng.randrange(topics)}]",
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


def _day(rng: random.Random) -> date:
    return date(1990, 1, 1) + timedelta(days=rng.randrange(36 * 365))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=10_000)
    arguments = parser.parse_args()
    write_corpus(arguments.folder, arguments.events)
