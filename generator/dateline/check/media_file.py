"""A picture is not there, or is not a picture.

`file` of an entry of `media` is the way to a picture from the record's own folder, with `/` between
folders. It must lie below the content folder, since nothing else is published, and be a PNG, JPEG,
WebP, AVIF or GIF file. SVG is left out: it may hold programs that run in the reader's browser.
Pictures elsewhere on the web are not shown, since nothing a reader loads comes from others.

**How to mend it.** Put the picture beside the record and write its name, capitals included.

```yaml
# content/events/2022/2022-01-12-nato-russia-council.yml
media:
  - file: council-table.jpg     # content/events/2022/council-table.jpg
    alt: The delegations of NATO and Russia at a round table
```
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from dateline.check.rule import place_in, quoted
from dateline.model.problem import Finding, Severity
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "media-file"
SEVERITY = Severity.ERROR

_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every picture that cannot be published."""
    for event in collection.events:
        folder = posixpath.dirname(event.path)
        for index, media in enumerate(event.media):
            wrong = _wrong(folder, media.file, collection.files)
            if wrong:
                message, hint = wrong
                place = place_in(event, "media", index, "file")
                yield Finding(ID, event.path, place, f"{quoted(media.file)} {message}", hint)


def _wrong(folder: str, file: str, files: frozenset[str]) -> tuple[str, str] | None:
    """Return what is wrong with a picture, as the end of a sentence, and how to mend it."""
    if "\\" in file or ":" in file or file.startswith("/"):
        return "is not the way to a file beside the record", "write it as pictures/table.jpg"
    path = posixpath.normpath(posixpath.join(folder, file))
    if path == ".." or path.startswith("../"):
        return "lies outside the content folder", "move the picture to the record’s folder"
    if not file.lower().endswith(_ENDINGS):
        endings = ", ".join(ending[1:] for ending in _ENDINGS)
        return "is not a picture that can be shown", f"allowed: {endings}"
    if path not in files:
        near = {posixpath.relpath(other, folder) for other in files}
        pictures = {other for other in near if other.lower().endswith(_ENDINGS)}
        hint = did_you_mean(file, pictures) or f"put the picture at {path}"
        return "is not there", hint
    return None
