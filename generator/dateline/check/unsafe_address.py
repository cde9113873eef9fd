"""An address is not one that readers can safely be sent to.

`url` and `archived` become links. A link to `javascript:` runs a program in the reader's browser,
one to `file:` or to a name without a host leads nowhere, and a password in an address would be
published. So an address begins with `http://` or `https://`, names a host, and holds no white
space, no control character, no user name, and no quotation mark, backslash, backtick, `<` or `>`.

**How to mend it.** Copy the address from the browser's address bar.

```yaml
url: www.aljazeera.com/news            # wrong: no https://
url: https://www.aljazeera.com/news    # right
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.check.rule import place_in, quoted
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "unsafe-address"
SEVERITY = Severity.ERROR

# Browsers drop tabs and line ends inside an address and take `\` for `/`, so what is checked here
# would not be what is opened there.
_FORBIDDEN = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"\\`]")
_HOST = re.compile(r"\w")


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every address of a source that is not plainly a web address."""
    for source in collection.sources:
        for name in ("url", "archived"):
            address = getattr(source, name)
            wrong = _wrong(address) if address else None
            if wrong:
                message, hint = wrong
                place = place_in(source, name)
                yield Finding(ID, source.path, place, f"{quoted(address)} {message}", hint)


def _wrong(address: str) -> tuple[str, str] | None:
    """Return what is wrong with an address, as the end of a sentence, and how to mend it."""
    found = _FORBIDDEN.search(address)
    if found:
        sign = "white space" if found[0].isspace() else f"the sign U+{ord(found[0]):04X}"
        return f"holds {sign}, which no address may", "copy it from the address bar"
    try:
        parts = urlsplit(address)
        host, user = parts.hostname or "", parts.username
        _ = parts.port
    except ValueError:
        return "is not a web address", _HINT
    if parts.scheme not in {"http", "https"}:
        missing = not parts.scheme or "." in parts.scheme
        return "is not a web address", "begin it with https://" if missing else _HINT
    if user is not None:
        return "holds a user name or a password", "leave out what stands before the @"
    if not _HOST.search(host):
        return "names no host", _HINT
    return None


_HINT = "only addresses that begin with http:// or https:// are linked"
