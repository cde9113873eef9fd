"""A content folder to a collection and everything that is wrong with its files."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dateline.at_once import MANY, aside, worth_a_copy
from dateline.model.collection import Collection, WrittenPage
from dateline.model.links import without_code
from dateline.model.names import Entry, Names
from dateline.model.problem import Finding, Place, Position, Problem, Severity
from dateline.model.vocabulary import Entities, Vocabulary
from dateline.read.bare_names import records_of_bare_names
from dateline.read.decode import decode_draft
from dateline.read.document import decode, load
from dateline.read.draft import Draft, read_draft, stem
from dateline.read.files import VOCABULARY, find_files, tree_of
from dateline.read.fingerprints import read_fingerprints
from dateline.read.front_matter import split
from dateline.read.inline_sources import lift_inline_sources
from dateline.read.positions import Layout
from dateline.read.silences import SILENCE
from dateline.read.version import DIGITS, blob_id
from dateline.read.vocabulary import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from dateline.model.kind import Kind
    from dateline.model.problem import Keys
    from dateline.model.records import Record
    from dateline.model.values import Raw
    from dateline.read.files import Files, Tree

Parsed: TypeAlias = "Mapping[str, tuple[str, dict[str, Raw]]]"
"""What record files say, by path: git's id of what a file held, and the values found in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and what is wrong with it so far."""

    collection: Collection
    findings: tuple[Finding, ...] = ()
    parsed: Parsed = field(default_factory=dict)
    """What every record file without a mistake in its YAML says, for the next reading."""


def read(
    content: Path | Tree, known: Parsed | None = None, *, beyond: Names | None = None
) -> Reading:
    """Read all content.

    Args:
        content: The content folder, or the tree that stands for it.
        known: What files were found to say before: those that are the same still say it. None to
            keep nothing for the next reading.
        beyond: Names of records that lie elsewhere, where this is a part of an archive.

    Returns:
        All records, also those with something wrong (without their wrong values), all hand-written
        pages, and all findings. Never raises for what a file holds.
    """
    tree = tree_of(content)
    files = find_files(tree)
    findings = list(files.findings)
    if len(files.records) > MANY:
        known = None
    tree = tree.at_hand(_to_be_read(tree, files, known or {}))
    vocabulary = _read_vocabulary(tree, files, findings)
    drafts, versions, parsed, found = _read_drafts(tree, files, known)
    findings.extend(found)
    empty = tuple(draft.path for draft in drafts if not draft.value and not draft.within)
    lifted = lift_inline_sources(drafts)
    findings.extend(lifted.findings)
    names = _names(lifted.drafts)
    names = beyond.beside(names) if beyond else names
    waiting = deque(lifted.drafts)
    again = lifted.drafts if vocabulary.entities is Entities.OPEN else ()
    # What a large archive says, text by text, is not held twice: each draft goes as it is decoded.
    del drafts, lifted
    records = _decode(waiting, names, vocabulary, findings)
    if vocabulary.entities is Entities.OPEN:
        records, names = _open(again, records, names, vocabulary)
    pages = _read_pages(tree, files, findings)
    fingerprints, damage = read_fingerprints(tree, files.others)
    findings.extend(damage)
    collection = Collection(
        tuple(sorted(records, key=_place)),
        pages,
        vocabulary,
        names,
        frozenset(files.others),
        versions,
        fingerprints,
        unread=frozenset(_unread(empty, (vocabulary, pages), findings)),
    )
    return Reading(collection, tuple(findings), parsed)


def _to_be_read(tree: Tree, files: Files, known: Parsed) -> Iterator[str]:
    """Yield the files whose text is needed: all but those that are known to say the same."""
    yield from (path for path, _ in files.records if not _is_known(tree, path, known))
    yield from (*files.pages, *files.others)
    if files.vocabulary:
        yield files.vocabulary


def _is_known(tree: Tree, path: str, known: Parsed) -> bool:
    return path in known and known[path][0] == tree.blob_id(path)


def _unread(
    empty: Iterable[str],
    written: tuple[Vocabulary, Iterable[WrittenPage]],
    findings: list[Finding],
) -> Iterator[tuple[str, Keys]]:
    """Yield the files of which nothing could be read, and the values that are wrong or missing."""
    vocabulary, pages = written
    broken = {found.path for found in findings if found.rule == "syntax"}
    yield from ((path, ()) for path in empty)
    yield from ((page.path, ()) for page in pages if page.path in broken and not page.text)
    if VOCABULARY in broken and vocabulary == Vocabulary():
        yield VOCABULARY, ()
    for found in findings:
        if found.severity is Severity.ERROR and isinstance(found.place, Place):
            # A value that is wrong is missing in all that it lies in.
            keys = found.place.keys
            yield from ((found.path, keys[:depth]) for depth in range(1, len(keys) + 1))


def _place(record: Record) -> tuple[str, ...]:
    """Return what records are sorted by: their file, then the place in it."""
    within = (f"{key:06}" if isinstance(key, int) else key for key in record.within)
    return (record.path, *within)


def problems(content: Path | Tree, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Return findings with their lines and columns, sorted, each once.

    Only the files that have findings are opened. A warning is left out where its own line ends in
    a comment `# ignore[rule]: the reason`; an error, or a warning without a reason, stays.
    """
    of_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        of_file[found.path].append(found)
    tree = tree_of(content).at_hand(of_file)
    located: set[Problem] = set()
    for path, its in of_file.items():
        located.update(_located(_text(tree, path, []), path, its))
    return tuple(
        sorted(located, key=lambda one: (one.path, one.line, one.column, one.rule, one.message))
    )


def count_unsilenced(content: Path | Tree, findings: Iterable[Finding]) -> int:
    """Return of how many findings `problems` would tell, without looking for their places.

    Args:
        content: The content folder, or the tree that stands for it.
        findings: Findings, each once.
    """
    of_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        of_file[found.path].append(found)
    tree = tree_of(content).at_hand(of_file)
    count = 0
    for path, its in of_file.items():
        raw = _raw(tree, path, [])
        # Silences are rare, and so files are that have to be taken apart for them.
        may_silence = b"ignore[" in raw
        count += len(set(_located(_decoded(raw, path, []), path, its) if may_silence else its))
    return count


def locate(
    content: Path | Tree, places: Iterable[tuple[str, Place]]
) -> dict[tuple[str, Place], Position]:
    """Return the lines and columns of values, by their file and their place in it.

    A value that is not there is found at the nearest one around it; in a file that cannot be read
    everything is at its start.
    """
    wanted = tuple(places)
    tree = tree_of(content).at_hand(path for path, _ in wanted)
    layouts: dict[str, Layout] = {}
    found = {}
    for path, place in wanted:
        if path not in layouts:
            layouts[path] = Layout.of(_text(tree, path, []), path)
        found[path, place] = layouts[path].locate(place)
    return found


def _located(text: str, path: str, findings: Iterable[Finding]) -> Iterator[Problem]:
    """Yield the findings in one file with their lines and columns."""
    lines = text.splitlines()
    layout: Layout | None = None
    for found in findings:
        where = found.place
        if isinstance(where, Place):
            layout = layout or Layout.of(text, path)
            where = layout.locate(where)
        line = lines[where.line - 1] if where.line <= len(lines) else ""
        problem = _unless_silenced(found, where, line)
        if problem is not None:
            yield problem


def _unless_silenced(found: Finding, where: Position, line: str) -> Problem | None:
    """Return a finding with its place, None where its line silences it."""
    hint = found.hint
    silence = SILENCE.search(line)
    if silence and silence["rule"] == found.rule:
        if found.severity is Severity.ERROR:
            hint = "an error cannot be silenced" + (f"; {hint}" if hint else "")
        elif silence["reason"]:
            return None
        else:
            hint = f"say why it may stay: # ignore[{found.rule}]: the reason"
    return Problem(
        found.path, where.line, where.column, found.rule, found.message, found.severity, hint
    )


def _text(tree: Tree, path: str, findings: list[Finding]) -> str:
    return _decoded(_raw(tree, path, findings), path, findings)


def _raw(tree: Tree, path: str, findings: list[Finding]) -> bytes:
    try:
        return tree.read(path)
    except OSError as error:
        message = f"this cannot be read: {error.strerror or error}"
        findings.append(Finding("syntax", path, Position(1, 1), message))
        return b""


def _decoded(raw: bytes, path: str, findings: list[Finding]) -> str:
    text, found = decode(raw, path)
    findings.extend(found)
    return text


def _read_vocabulary(tree: Tree, files: Files, findings: list[Finding]) -> Vocabulary:
    if files.vocabulary is None:
        return Vocabulary()
    text = _text(tree, files.vocabulary, findings)
    vocabulary, found = read_vocabulary(text, files.vocabulary)
    findings.extend(found)
    return vocabulary


class _Taken(NamedTuple):
    """What record files say."""

    drafts: list[Draft]
    versions: dict[str, str]
    """The version of each file, by its path."""
    parsed: Parsed
    """What to know of them for the next reading."""
    findings: list[Finding]


def _read_drafts(tree: Tree, files: Files, known: Parsed | None) -> _Taken:
    """Take all record files apart: where that is much work, in two processes."""
    listed = files.records
    is_much = not known and worth_a_copy(len(listed))
    half = len(listed) // 2 if is_much else len(listed)
    others = partial(_take_apart, tree, listed[half:], known)
    with aside(others, is_much=is_much) as rest:
        taken = _take_apart(tree, listed[:half], known)
        more = rest()
    return _Taken(
        taken.drafts + more.drafts,
        taken.versions | more.versions,
        {**taken.parsed, **more.parsed},
        taken.findings + more.findings,
    )


def _take_apart(tree: Tree, listed: Iterable[tuple[str, Kind]], known: Parsed | None) -> _Taken:
    drafts: list[Draft] = []
    versions: dict[str, str] = {}
    findings: list[Finding] = []
    parsed: dict[str, tuple[str, dict[str, Raw]]] = {}
    for path, kind in listed:
        refused: list[Finding] = []
        before = (known or {}).get(path)
        seen, raw = tree.blob_id(path), b""
        if seen is None or before is None or before[0] != seen:
            raw = _raw(tree, path, refused)
            seen = seen or blob_id(raw)
        versions[path] = seen[:DIGITS]
        if before is not None and before[0] == seen and not refused:
            parsed[path] = before
            drafts.append(Draft(stem(path), kind, path, before[1]))
            continue
        text = _decoded(raw, path, refused)
        draft, found = read_draft(text, path, kind)
        # A file that cannot be read at all is said to be so once, and not to be empty besides.
        findings.extend(refused or found)
        if known is not None and not refused and not found:
            parsed[path] = (seen, draft.value)
        drafts.append(draft)
    return _Taken(drafts, versions, parsed, findings)


def _names(drafts: Iterable[Draft]) -> Names:
    return Names.of(map(_entry, drafts))


def _entry(draft: Draft) -> Entry:
    return Entry(draft.id, draft.kind, draft.names(), draft.former_ids())


def _decode(
    waiting: deque[Draft], names: Names, vocabulary: Vocabulary, findings: list[Finding]
) -> list[Record]:
    """Return the records that drafts say, taking one draft after another away."""
    unreadable = {found.path for found in findings if found.rule == "syntax"}
    records = []
    while waiting:
        draft = waiting.popleft()
        record, found = decode_draft(draft, names, vocabulary)
        records.append(record)
        if draft.path not in unreadable:
            findings.extend(found)
    return records


def _open(
    drafts: Iterable[Draft], records: list[Record], names: Names, vocabulary: Vocabulary
) -> tuple[list[Record], Names]:
    """Give every bare name a record, and read the drafts anew with those names known."""
    added = records_of_bare_names(records, names, vocabulary)
    known = Names.of(
        [
            *map(_entry, drafts),
            *(record.entry for record in added),
        ]
    )
    again = [decode_draft(draft, known, vocabulary)[0] for draft in drafts]
    return [*again, *added], known


def _read_pages(tree: Tree, files: Files, findings: list[Finding]) -> tuple[WrittenPage, ...]:
    pages = []
    for path in files.pages:
        text = _text(tree, path, findings)
        matter = split(text)
        title = ""
        if matter.yaml is not None:
            document = load(matter.yaml, path, first_line=matter.yaml_line)
            findings.extend(document.findings)
            if isinstance(document.value, dict) and isinstance(document.value.get("title"), str):
                title = str(document.value["title"]).strip()
        page = WrittenPage(path, title or stem(path), matter.body, matter.body_line)
        pages.append(page if title else replace(page, title=_heading(matter.body) or page.title))
    return tuple(pages)


def _heading(text: str) -> str:
    lines = (line for line in without_code(text).splitlines() if line.startswith("# "))
    return next(lines, "").lstrip("# ").replace("*", "").replace("`", "").strip()
