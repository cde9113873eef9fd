"""The pages that are made from records, in the navigation of the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A link of the site's navigation to a page that Dateline makes."""

    title: str
    """Plain text, not yet escaped."""
    address: str
    """Below the site's root: `timeline/`."""
    children: tuple[NavigationEntry, ...] = ()
    """Shown only on the entry's own pages and those below it, so that the chrome stays short."""
    unasked: bool = True
    """Whether it stands in the navigation even where the site's own `nav:` does not name it."""


class _EntryItem(StructureItem):
    """A navigation entry as MkDocs and the theme see it."""

    is_link = True
    active = False
    made = True

    def __init__(self, entry: NavigationEntry, title: str | None = None) -> None:
        self.title = title or entry.title
        self.url = entry.address
        self.children = [_EntryItem(child) for child in entry.children]

    def __repr__(self) -> str:
        return f"{type(self).__name__}(title={self.title!r}, url={self.url!r})"


def add_navigation(nav: Navigation, entries: tuple[NavigationEntry, ...]) -> Navigation:
    """Return the navigation with our entries in it; for `on_nav`.

    An entry that the site's own `nav:` names by its address (`- Chronology: /timeline/`) stands
    where it is named, under the title given there; the others follow the hand-written pages, but
    for those that stand there only if they are named.
    """
    left = {f"/{entry.address}": entry for entry in entries}
    items = list(_place(nav.items, left))
    unasked = [_EntryItem(entry) for entry in left.values() if entry.unasked]
    return Navigation([*items, *unasked], nav.pages)


def _place(
    items: Iterable[StructureItem], left: dict[str, NavigationEntry]
) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Link) and item.url in left:
            yield _EntryItem(left.pop(item.url), item.title)
            continue
        if isinstance(item, Section):
            item.children = list(_place(item.children, left))
        yield item


def addresses(items: Iterable[StructureItem]) -> Iterator[str]:
    """Yield the addresses of our entries among some items of a navigation."""
    for item in items:
        if isinstance(item, _EntryItem):
            yield item.url
            yield from addresses(item.children)
        elif isinstance(item, Section):
            yield from addresses(item.children)
