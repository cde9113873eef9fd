"""Writing a text so that it is read as it is."""

from __future__ import annotations

import json

from dateline.read.document import load


def as_yaml(text: str) -> str:
    """Return a text of one line as a YAML scalar, in quotes only where it needs them."""
    document = load(f"key: {text}", "")
    if text and document.value == {"key": text} and not document.findings:
        return text
    return json.dumps(text, ensure_ascii=False)
