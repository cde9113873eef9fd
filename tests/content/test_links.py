"""A link that is broken across two lines is no link, and readers would see its brackets."""

from __future__ import annotations

import re

from tests.conftest import ROOT


def test_every_link_of_the_content_stands_on_one_line() -> None:
    files = [path for path in (ROOT / "content").rglob("*") if path.suffix in {".md", ".yml"}]
    assert files
    broken = [
        path.name
        for path in files
        if re.search(r"\[\[[^\[\]\n]*\n[^\[\]]*\]\]", path.read_text(encoding="utf-8"))
    ]
    assert broken == []
