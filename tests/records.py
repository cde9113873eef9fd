"""Records, collections and sites for tests, each in one line; what does not matter is filled in.

Values are given as a record file has them: texts, lists, mappings. `date="2022-01"` is an EDTF date
afterwards, and `sources=["a", {"id": "b", "locator": "page 2"}]` are citations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from dateline.model.collection import Collection, WrittenPage
from dateline.model.dates import Edtf
from dateline.model.fields import Value
from dateline.model.fingerprint import fingerprint_of
from dateline.model.names import Names
from dateline.model.records import (
    RESERVED,
    Actor,
    Event,
    Location,
    Record,
    Source,
    Statement,
    Topic,
)
from dateline.model.vocabulary import Vocabulary
from dateline.model.wording import words as words_of
from dateline.read.typed import read_fields
from dateline.render.markdown import TextConverter
from dateline.render.repository import Repository
from dateline.render.templates import template_directory
from dateline.render.view import SiteFacts, View
from dateline.timeline import Timeline, link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from dateline.read.typed import Wrong

AnyValue = TypeVar("AnyValue", bound=Value)
AnyRecord = TypeVar("AnyRecord", bound=Record)

TODAY = "2022-06-01"
"""The day to give to commands whose outcome depends on one."""

SITE = """\
site_name: The talks
docs_dir: content
theme: {name: material}
plugins: [dateline]
"""


class MisreadError(ValueError):
    """Values that are wrong, with all that is wrong with them."""

    def __init__(self, wrong: Iterable[Wrong]) -> None:
        self.wrong = tuple(wrong)
        super().__init__("; ".join(one.message for one in self.wrong))


def read_as(model: type[AnyValue], given: Mapping[str, object], **fixed: object) -> AnyValue:
    """What a mapping of a file becomes; MisreadError is raised if anything is wrong with it.

    Values that were made before, such as statements, are taken as they are.
    """
    made = {name: value for name, value in given.items() if name in RESERVED or _is_made(value)}
    known: dict[str, Any] = fixed | {
        name: tuple(value) if isinstance(value, list) else value for name, value in made.items()
    }
    said = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
        if name not in made
    }
    values, wrong = read_fields(model, said, Names())
    if wrong:
        raise MisreadError(wrong)
    return model(**known, **values)


def event(identifier: str = "council", /, **values: object) -> Event:
    """An event of 12 January 2022, unless its values say otherwise."""
    given = {"title": _label(identifier), "date": "2022-01-12", "type": "meeting", **values}
    return _record(Event, identifier, given)


def actor(identifier: str = "nato", /, **values: object) -> Actor:
    """An actor, an organization unless its values say otherwise."""
    given = {"name": _label(identifier), "kind": "organization", **values}
    return _record(Actor, identifier, given)


def place(identifier: str = "brussels", /, **values: object) -> Location:
    """A place."""
    given = {"name": _label(identifier), **values}
    return _record(Location, identifier, given)


def topic(identifier: str = "talks", /, **values: object) -> Topic:
    """A topic."""
    given = {"name": _label(identifier), **values}
    return _record(Topic, identifier, given)


def source(identifier: str = "article", /, **values: object) -> Source:
    """A source."""
    given = {"title": _label(identifier), **values}
    return _record(Source, identifier, given)


def statement(by: str | list[str] = "nato", /, **values: object) -> Statement:
    """A statement, a paraphrase unless its values say otherwise."""
    said = {} if "quote" in values else {"says": "It said so."}
    return read_as(Statement, {"by": by, **said, **values})


def page(path: str = "about.md", text: str = "# About\n", title: str = "About") -> WrittenPage:
    """A hand-written page."""
    return WrittenPage(path, title, text)


def vocabulary(**given: object) -> Vocabulary:
    """A vocabulary with some of its lists given as vocabulary.yml has them."""
    return read_as(Vocabulary, given)


def collection(
    *records: Record,
    pages: Iterable[WrittenPage] = (),
    words: Vocabulary | None = None,
    files: Iterable[str] = (),
    articles: Mapping[str, str] | None = None,
) -> Collection:
    """A collection of records, sorted as the reader sorts them, that know each other by name.

    Of `articles`, texts by the ids of their sources, it has the fingerprints.
    """
    names = Names.of(one.entry for one in records)
    ordered = tuple(sorted(records, key=lambda one: (one.path, str(one.within))))
    fingerprints = {
        identifier: fingerprint_of(words_of(text), identifier)
        for identifier, text in (articles or {}).items()
    }
    return Collection(
        ordered,
        tuple(pages),
        words or Vocabulary(),
        names,
        frozenset(files),
        fingerprints=fingerprints,
    )


def timeline(
    *records: Record, pages: Iterable[WrittenPage] = (), words: Vocabulary | None = None
) -> Timeline:
    """The linked view of a collection of records."""
    return link(collection(*records, pages=pages, words=words))


def view_of(
    linked: Timeline,
    *,
    url: str | None = None,
    language: str = "en",
    extensions: Iterable[str] = ("tables", "footnotes"),
    templates: Iterable[Path] = (),
    repository: Repository | None = None,
) -> View:
    """What renders a timeline, for a site named `The talks` that says of no repository."""
    return View(
        timeline=linked,
        text=TextConverter(tuple(extensions), {}, linked.collection.find_link),
        site=SiteFacts(
            name="The talks", url=url, language=language, repository=repository or Repository()
        ),
        templates=(*templates, template_directory()),
    )


def view(
    *records: Record,
    pages: Iterable[WrittenPage] = (),
    words: Vocabulary | None = None,
    url: str | None = None,
) -> View:
    """What renders the timeline of some records."""
    return view_of(timeline(*records, pages=pages, words=words), url=url)


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write texts to files below a folder, by path, and return the folder."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    return folder


def write_site(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a site: its mkdocs.yml, and files below content/ by path. Return its folder."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    content = {f"content/{path}": text for path, text in files.items()}
    return write_files(folder, {"mkdocs.yml": SITE, **content})


def _record(model: type[AnyRecord], identifier: str, given: Mapping[str, object]) -> AnyRecord:
    path = f"{model.kind_of_record.folder}/{identifier}.yml"
    return read_as(model, given, id=identifier, path=path)


def _is_made(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_is_made, value))
    return isinstance(value, (Value, Edtf))


def _label(identifier: str) -> str:
    return identifier.replace("-", " ").capitalize()
