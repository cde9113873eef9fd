"""Runs axe-core in a page that is open in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tools import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = {
    "type": "tag",
    "values": ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
}
"""WCAG 2.2 A and AA, which name their own rules only, and what axe-core advises beyond it."""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules to which the colours matter: after a change of the scheme, they alone can say more."""

# What is far from the window is not laid out until it comes near, and axe-core would take the room
# that is kept for it for what covers it.
LAID_OUT = "* { content-visibility: visible !important; }"

# Transitions are waited for: half-way through one, a colour is neither the old nor the new.
RUN = """async (runOnly) => {
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  const {violations} = await axe.run({runOnly, resultTypes: ["violations"]});
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}"""


def violations(page: Page, *, colours_alone: bool = False) -> list[str]:
    """Return what axe-core finds on the page as it is now, a line for each element and rule.

    Args:
        page: The page.
        colours_alone: Whether all else was looked at in the other colour scheme.

    """
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
        page.add_style_tag(content=LAID_OUT)
    rules = {"type": "rule", "values": COLOURS} if colours_alone else RULES
    found: list[str] = page.evaluate(RUN, rules)
    return [" ".join(line.split()) for line in found]
