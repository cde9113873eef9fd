"""Search records to the files of one index, the same bytes every time."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dateline.pagefind.service import exchange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.export.search import SearchRecord

ENTRY: Final = "pagefind-entry.json"
SCRIPTS: Final = ("pagefind.js", "pagefind-worker.js")
"""What a page loads; Pagefind's own dialogs and highlighter are left out."""

LICENCES: Final = Path(__file__).with_name("licences.txt")
"""The terms of what is in the scripts and programs, which these do not carry themselves."""

_SIGNATURE: Final = b"pagefind_dcd"
_FILTER_HASH: Final = 7
_META_HASH: Final = 10
_META_FILTERS: Final = 3
"""Where in the description of an index its filters are, each a name and a hash."""


def index_files(
    records: Iterable[SearchRecord], language: str, executable: Path
) -> dict[str, bytes]:
    """Return the files of an index by path below its folder, the scripts that read it included.

    Args:
        records: What is found, in an order that is always the same.
        language: The language of all of them, as in `<html lang>`.
        executable: Pagefind's program.

    Raises:
        PagefindError: The program cannot be run, ends early, or says that something is wrong.
    """
    requests: list[dict[str, object]] = [
        {"type": "NewIndex", "config": {"force_language": language.lower()}},
        *(_request(record, language) for record in records),
        {"type": "GetFiles", "index_id": 0},
    ]
    *_, last = exchange(executable, requests)
    files = {one["path"]: base64.b64decode(one["content"]) for one in last["files"]}
    return _without_chance(_needed(files))


def _request(record: SearchRecord, language: str) -> dict[str, object]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.address,
        "content": record.content,
        "language": language.lower(),
        "meta": record.meta,
        "filters": record.filters,
    }


def _needed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that search in this index loads."""
    entry = json.loads(files[ENTRY])
    programs = {f"wasm.{one['wasm'] or 'unknown'}.pagefind" for one in entry["languages"].values()}
    return {
        path: content
        for path, content in files.items()
        if "/" in path or path in {ENTRY, *SCRIPTS, *programs} or path.endswith(".pf_meta")
    }


def _without_chance(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files with the values of each filter in order, which Pagefind leaves to chance.

    The names of files that this changes are made anew, as hashes of what is in them.
    """
    entry = json.loads(files[ENTRY])
    settled = {
        path: content
        for path, content in files.items()
        if not path.endswith((".pf_filter", ".pf_meta", ENTRY))
    }
    for language, one in sorted(entry["languages"].items()):
        meta = _unpacked(files[f"pagefind.{one['hash']}.pf_meta"])
        filters = []
        for name, named in sorted(meta[_META_FILTERS]):
            _, values = _unpacked(files[f"filter/{named}.pf_filter"])
            content = _packed([name, sorted(values)])
            hashed = _named(language, content, _FILTER_HASH)
            settled[f"filter/{hashed}.pf_filter"] = content
            filters.append([name, hashed])
        meta[_META_FILTERS] = filters
        content = _packed(meta)
        one["hash"] = _named(language, content, _META_HASH)
        settled[f"pagefind.{one['hash']}.pf_meta"] = content
    settled[ENTRY] = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
    return dict(sorted(settled.items()))


def _unpacked(content: bytes) -> Any:  # noqa: ANN401 - as Pagefind has it
    from cbor2 import loads  # noqa: PLC0415 - not there on platforms without search

    return loads(gzip.decompress(content).removeprefix(_SIGNATURE))


def _packed(value: Sequence[object]) -> bytes:
    from cbor2 import dumps  # noqa: PLC0415 - the same

    return gzip.compress(_SIGNATURE + dumps(value), mtime=0)


def _named(language: str, content: bytes, length: int) -> str:
    return f"{language}_{hashlib.sha256(content).hexdigest()[:length]}"
