from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING

from benchmarks.weight import compressed, page_promises, weigh_pages

if TYPE_CHECKING:
    from pathlib import Path


def test_pages_are_weighed_as_they_travel_and_the_largest_as_it_lies(tmp_path: Path) -> None:
    noise = random.Random(1)  # noqa: S311 - reproducible, not secret
    texts = {"index.html": "<h1>Home</h1>", "timeline/index.html": "<p>a</p>" * 70_000}
    for number in range(40):
        texts[f"events/e{number}/index.html"] = f"{noise.getrandbits(8 * number * 100):x}"
    texts["events/index.html"] = "<p>all</p>"
    texts["events/old/index.html"] = '<meta http-equiv="refresh" content="0; url=../e1/">'
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    pages = weigh_pages(tmp_path)
    assert len(pages.events) == 40
    assert pages.events[-1] == compressed(tmp_path / "events/e39/index.html")
    assert pages.largest == 560_000
    assert pages.largest_at == "timeline/"
    assert pages.timeline < 10_000
    assert [one.met for one in page_promises(pages)] == [True, None, None, False]


def test_compressing_is_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<h1>Home</h1>" * 50)
    assert compressed(path) == len(gzip.compress(path.read_bytes(), 6, mtime=1))
