"""What the theme puts around pages: its chrome, its assets, the navigation."""

from __future__ import annotations

from dateline.frame.frames import Frames, make_frames
from dateline.frame.navigation import NavigationEntry, add_navigation
from dateline.frame.theme import keep_assets, mend, prepare_theme

__all__ = [
    "Frames",
    "NavigationEntry",
    "add_navigation",
    "keep_assets",
    "make_frames",
    "mend",
    "prepare_theme",
]
