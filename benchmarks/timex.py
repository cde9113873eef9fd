"""How well dated expressions are found and read, and how long an article takes.

    python benchmarks/timex.py FOLDER [--errors N] [--update]

FOLDER holds development sets, JSON Lines of articles with the expressions that people marked in
them (`*.jsonl`), and a scorer (`evaluate.py`) with the scores of TempEval-3 and that of intervals.
Three of four documents of each set were looked at while the grammar was written, "seen"; every
fourth was "held out". Each set is read as `dateline draft --timex -` reads it; the time is for
reading alone, the shortest of five, as all that disturbs a reading makes it longer.

`--errors` lists the first errors of each seen part; `--update` writes the table into
benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import re
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from dateline.draft.expressions import find

README: Final = Path(__file__).with_name("README.md")
MEASURED: Final = re.compile(r"(<!-- timex -->\n).*?(<!-- end of timex -->\n)", re.DOTALL)

READINGS: Final = 5

HEAD: Final = """\
| set | part | articles | marked | found | strict F1 | relaxed F1 | value F1 | interval F1 \
| value F1, dates | interval F1, dates |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""


HELD_OUT: Final = 3
"""Of four documents, counted from 0."""


@dataclass(frozen=True, slots=True)
class Read:
    """A set of articles as Dateline reads it."""

    name: str
    documents: list[dict[str, Any]]
    predictions: dict[str, list[dict[str, Any]]]
    """Expressions by the name of the document."""
    times: list[float]
    """Milliseconds of the processor, one for each document."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--update", action="store_true")
    given = parser.parse_args()
    scorer = scorer_in(given.folder)
    sets = [read(path) for path in sorted(given.folder.glob("*.jsonl"))]
    if not sets:
        sys.exit(f"there are no development sets in {given.folder}")
    table = HEAD + "".join(line for one in sets for line in lines(one, scorer))
    table += "\n" + "\n".join(time_of(one) for one in sets) + "\n"
    print(table)
    for one in sets:
        _, errors = scorer.score(seen(one), one.predictions)
        for error in errors[: given.errors]:
            print(*error, sep="\t")
    if given.update:
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        said = f"\nMeasured on {day}, Python {platform.python_version()}.\n\n{table}\n"
        text = README.read_text("utf-8")
        README.write_text(MEASURED.sub(lambda at: f"{at[1]}{said}{at[2]}", text), "utf-8")


def scorer_in(folder: Path) -> Any:  # noqa: ANN401 - a module that is not ours has no types
    """Return the scorer beside the development sets."""
    spec = importlib.util.spec_from_file_location("evaluate", folder / "evaluate.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def read(path: Path) -> Read:
    """Return a set with the expressions found in each document."""
    documents = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    predictions: dict[str, list[dict[str, Any]]] = {}
    times = []
    for document in documents:
        text, day = document["text"], date.fromisoformat(document["dct"])
        found = find(text, day)
        times.append(min(time_to_find(text, day) for _ in range(READINGS)))
        predictions[document["doc_id"]] = [
            {"start": one.start, "end": one.end, "value": one.value, "type": one.type.value}
            for one in found
        ]
    return Read(path.stem, documents, predictions, times)


def time_to_find(text: str, day: date) -> float:
    """Return the milliseconds that reading an article takes once."""
    began = time.process_time()
    find(text, day)
    return (time.process_time() - began) * 1000


def seen(one: Read) -> list[dict[str, Any]]:
    """Return the documents of a set that were looked at while the grammar was written."""
    return [document for number, document in enumerate(one.documents) if number % 4 != HELD_OUT]


def lines(one: Read, scorer: Any) -> list[str]:  # noqa: ANN401 - as above
    """Return the lines of the table for a set: its two parts and the whole."""
    parts = {"seen": seen(one), "held out": one.documents[HELD_OUT::4], "all": one.documents}
    found = []
    for part, documents in parts.items():
        everything, _ = scorer.score(documents, one.predictions)
        dates, _ = scorer.score(documents, one.predictions, "DATABLE")
        scores = [
            *(everything[f"{name}_F1"] for name in ("strict", "relaxed", "value", "interval")),
            *(dates[f"{name}_F1"] for name in ("value", "interval")),
        ]
        counts = [len(documents), everything["gold"], everything["pred"]]
        cells = [one.name, part, *map(str, counts), *(f"{score:.1f}" for score in scores)]
        found.append(f"| {' | '.join(cells)} |\n")
    return found


def time_of(one: Read) -> str:
    """Return a sentence on the time an article of a set takes."""
    characters = sum(len(document["text"]) for document in one.documents) / len(one.documents)
    return (
        f"{one.name}: {statistics.mean(one.times):.1f} ms an article of {characters:,.0f} "
        f"characters on average, {max(one.times):.1f} ms at most, of the processor."
    )


if __name__ == "__main__":
    main()
