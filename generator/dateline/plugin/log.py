"""What MkDocs and this plugin say while they build."""

from __future__ import annotations

import logging
import os

from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from dateline import report
from dateline.write import STAGING

log = get_plugin_logger("dateline")


class InertMessages(logging.Filter):
    """Writes out what a terminal or GitHub Actions would obey in messages that are not ours."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Make the message inert; it is always let through."""
        if record.name != log.logger.name:
            # Whoever builds a site did not ask for the folder that its files wait in.
            said = record.getMessage().replace(f"{os.sep}{STAGING}{os.sep}theme", "")
            record.msg, record.args = report.inert(said), ()
        return True


def make_inert() -> None:
    """Have all that MkDocs says pass through `InertMessages`, once.

    MkDocs prints what it finds in pages and in names of files as it is.
    """
    for handler in logging.getLogger("mkdocs").handlers:
        if not any(isinstance(one, InertMessages) for one in handler.filters):
            handler.addFilter(InertMessages())


def has_warned() -> bool:
    """Return whether a strict build has had a warning; MkDocs counts in no other."""
    counters = logging.getLogger("mkdocs").handlers
    return any(one.get_counts() for one in counters if isinstance(one, CountHandler))
