"""The search of a site: its records, indexed, as files."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Final, cast

from dateline.cache import digest
from dateline.export.search import KINDS, parts_of, search_records
from dateline.pagefind.index import LICENCES, SCRIPTS, index_files
from dateline.pagefind.service import find_executable
from dateline.write import Output

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.cache import Cache
    from dateline.export.search import SearchRecord
    from dateline.render.view import View

FOLDER: Final = "pagefind/"
"""Where the index lies, below the site's root. It is the index's alone."""

CONTENTS: Final = f"{FOLDER}contents.json"
"""What the index has, for the dialog: its parts, the kinds and the years of what is found."""

_FORM: Final = 1
"""The form of the files; another number makes all indexes anew."""


def search_files(view: View, cache: Cache | None) -> Iterator[Output]:
    """Yield the files of a site's search index.

    Args:
        view: The linked records.
        cache: Keeps indexes, for as long as what is in them does not change.

    Raises:
        PagefindError: Pagefind is missing, or cannot do it.
    """
    executable = find_executable()
    locale, language = view.words.locale, view.site.language
    collection = view.timeline.collection
    parts = parts_of(view.timeline)
    kinds: set[str] = set()
    years: set[int] = set()
    for part in parts:
        records = tuple(search_records(part, collection, locale))
        kinds.update(kind for record in records for kind in record.filters["kind"])
        years.update(int(one) for record in records for one in record.filters.get("year", ()))
        if not records and part.name:
            continue
        key = _key(records, language)
        name = f"search-{part.name or 'all'}"
        files = cast("dict[str, bytes] | None", cache.load(name, key) if cache else None)
        if files is None:
            files = index_files(records, language, executable)
            if cache:
                cache.save(name, key, files)
        within = f"{FOLDER}{part.name}/" if part.name else FOLDER
        for path, content in files.items():
            # One script reads all parts.
            if not part.name or path not in SCRIPTS:
                yield Output(f"{within}{path}", content)
    contents = {
        "parts": [part.name for part in parts if part.name],
        "kinds": [kind for kind in KINDS if kind in kinds],
        "years": [[str(year), view.words.year(year)] for year in sorted(years)],
        "day": _example(view),
    }
    yield Output(f"{FOLDER}{LICENCES.name}", LICENCES.read_text(encoding="utf-8"))
    yield Output(CONTENTS, json.dumps(contents, ensure_ascii=False, separators=(",", ":")))


def _example(view: View) -> str:
    """Return a day on which there is an event, in words, to show how one is looked for."""
    days = (event.date for event in view.timeline.events if event.date.is_day)
    day = next(days, None)
    return view.words.date(day) if day else "2022-01-12"


def _key(records: Sequence[SearchRecord], language: str) -> bytes:
    """Return a digest of what an index depends on."""
    form = (str(_FORM), version("pagefind-bin"), language)
    return digest((*form, *(json.dumps(record, ensure_ascii=False) for record in records)))
