"""Two pages have one address.

Every record has a page of its own below `events/`, `actors/`, `places/`, `topics/` or `sources/`;
each of these has an index page; the timeline lives below `timeline/`, the corrections below
`corrections/` and the publishers below `publishers/`; and every former id keeps its address as a
redirect. A hand-written page or file that would take one of these addresses would
overwrite it, or be overwritten, without a word. Capitals do not tell addresses apart, since they do
not on every file system.

**How to mend it.** Rename the hand-written page.

```text
content/timeline.md           wrong: timeline/ is the timeline itself
content/about-the-timeline.md right
```
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from dateline.check.rule import place_of, quoted
from dateline.model.kind import Kind
from dateline.model.problem import Finding, Position, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "address-collision"
SEVERITY = Severity.ERROR

_RESERVED = {kind.folder: f"the pages of {kind.folder}" for kind in Kind} | {
    "timeline": "the timeline",
    "corrections": "the corrections",
    "corrections.xml": "the feed of corrections",
    "publishers": "the publishers",
    "sitemap.xml": "the map of the site",
    "robots.txt": "the word to robots",
}
"""What is written below an address, or at it, by its first part."""

_RENAME = "rename it; an address belongs to one page"


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every page and file whose address something else has."""
    yield from _of_records(collection)
    taken: dict[str, str] = {}
    written = [(page.path, page.address) for page in collection.pages]
    for path, address in (*written, *_of_files(collection.files)):
        folded = address.lower()
        reserved = _RESERVED.get(folded.partition("/")[0])
        if reserved:
            message = f"the address {quoted(address)} is kept for {reserved}"
            yield Finding(ID, path, Position(1, 1), message, _RENAME)
        elif folded in taken:
            message = f"the address {quoted(address or '/')} is taken by {taken[folded]}"
            yield Finding(ID, path, Position(1, 1), message, _RENAME)
        taken.setdefault(folded, path)
    yield from _files_for_folders(collection)


def _files_for_folders(collection: Collection) -> Iterator[Finding]:
    """Yield every file that lies where a page needs a folder of the same name."""
    folders = {record.address.lower() for record in collection.records}
    folders.update(page.address.lower() for page in collection.pages)
    kept = tuple(f"{name}/" for name in _RESERVED if "." not in name)
    for path in sorted(collection.files):
        as_folder = f"{path.lower()}/"
        # Pages of periods and of former ids lie below these two, and have no ending either.
        period = as_folder.startswith(kept) and "." not in posixpath.basename(path)
        if as_folder in folders or as_folder in kept or period:
            message = f"a page needs a folder of the name {quoted(path)}"
            yield Finding(ID, path, Position(1, 1), message, "give the file another name")


def _of_files(files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the path and the address of every file that could take the place of a page."""
    for path in sorted(files):
        folder, name = posixpath.split(path)
        if name.lower() == "index.html":
            yield path, quote(f"{folder}/".lstrip("/"))
        elif not folder and name.lower() in _RESERVED:
            yield path, name


def _of_records(collection: Collection) -> Iterator[Finding]:
    """Yield what pages made from bare names take from records and from former ids.

    That two records share an id is told by another rule.
    """
    taken: dict[str, str] = {}
    for record in collection.records:
        if record.registered:
            folder = record.kind_of_record.folder
            for identifier in (record.id, *record.former_ids):
                taken.setdefault(f"{folder}/{identifier.lower()}/", record.path)
    for record in collection.records:
        if not record.registered:
            other = taken.get(record.address.lower())
            if other is not None:
                message = f"the page of {quoted(record.label)} would have an address of {other}"
                hint = "add the name to the aliases of that record, or write its id"
                yield Finding(ID, record.path, place_of(record), message, hint)
