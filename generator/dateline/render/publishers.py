"""Sources by who published them: the order of their index, and what stands beside each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dateline.model.names import letters
from dateline.model.slug import slug, unlike
from dateline.model.spellings import spellings_of
from dateline.render.addresses import numbered_address
from dateline.render.lists import INDEX_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.model.records import Source

NOT_GIVEN = "Publisher not given"


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher, as most records write the name, with the sources that stand."""

    name: str | None
    """None for the sources that name none."""
    anchor: str
    """The `id` of its heading in the index of sources."""
    address: str
    """The way to that heading from the site's root."""
    sources: tuple[Source, ...]
    """By the day of their publication; those without one last."""

    @property
    def label(self) -> str:
        """What it is called on pages."""
        return self.name or NOT_GIVEN


class Beside(NamedTuple):
    """What the same publisher published before and after a source."""

    before: Source | None
    after: Source | None


def publishers_of(sources: Iterable[Source]) -> tuple[Publisher, ...]:
    """Return the publishers of sources by name, after them what names none."""
    standing = [source for source in sources if source.withdrawn is None]
    spellings = spellings_of(standing)
    grouped: dict[str | None, list[Source]] = {}
    for source in standing:
        grouped.setdefault(spellings.get(source.publisher or ""), []).append(source)
    names = sorted(grouped, key=lambda name: (name is None, *letters(name or ""), name or ""))
    anchors = unlike(slug(name or NOT_GIVEN) or "group" for name in names)
    found, listed = [], 0
    for name, anchor in zip(names, anchors, strict=True):
        page = numbered_address("sources/", listed // INDEX_LENGTH + 1)
        ordered = tuple(sorted(grouped[name], key=_by_day))
        found.append(Publisher(name, anchor, f"{page}#{anchor}", ordered))
        listed += len(ordered)
    return tuple(found)


def beside(publishers: Iterable[Publisher]) -> Mapping[str, Beside]:
    """Return what stands beside each source, by its id.

    Only sources whose publication is dated have a place in the order, and a publisher that is not
    given is no publisher.
    """
    found: dict[str, Beside] = {}
    for publisher in publishers:
        if publisher.name is not None:
            dated = [source for source in publisher.sources if source.published is not None]
            around = zip([None, *dated], dated, [*dated[1:], None], strict=False)
            found |= {source.id: Beside(before, after) for before, source, after in around}
    return found


def _by_day(source: Source) -> tuple[bool, object, str]:
    published = source.published.sort_key if source.published else ()
    return source.published is None, published, source.id
