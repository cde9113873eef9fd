"""The card as one HTML page, complete in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.render.environment import PageEnvironment
from dateline.render.templates import template_directory
from dateline.report import inert
from dateline.review.markdown import NOTES, SHORTENED

if TYPE_CHECKING:
    from dateline.review.card import Card
    from dateline.review.lines import Lines


def html(card: Card, lines: Lines) -> str:
    """Return the card as a page that loads nothing."""
    environment = PageEnvironment([template_directory() / "review"])
    environment.filters.update(inert=inert, line=lines.url)
    return environment.get_template("card.html").render(card=card, notes=NOTES, shortened=SHORTENED)
