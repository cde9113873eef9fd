"""The value a renderer makes and the frame puts into the theme."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    anchor: str
    """The `id` of the heading's element, without `#`."""
    text: str
    """Plain text, not yet escaped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site but for the theme around it."""

    address: str
    """Below the site's root, without a leading and with a trailing slash: `events/x/`."""
    kind: str
    """What the page is: `event`, `actor`, `events`, `timeline`, `year`, …"""
    title: str
    """Plain text, not yet escaped."""
    description: str
    """Plain text in one line, not yet escaped; for `<meta>` and Open Graph."""
    make: Callable[[], str] = field(repr=False, compare=False)
    """Makes `content`. All else is known before, so that a page can be listed without it."""
    headings: tuple[Heading, ...] = ()
    """The table of contents, in the order of the page."""
    modified: str | None = None
    """The day of the last change of the records that it shows, as `YYYY-MM-DD`."""
    indexed: bool = True
    """Whether search engines should list the page and the sitemap names it."""

    @property
    def content(self) -> str:
        """Safe HTML of the page's body, made anew; every link in it is relative to `address`."""
        return self.make()
