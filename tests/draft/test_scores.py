"""How well expressions are read, beside what people marked in articles: floors, a little below."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from typing import Any

import pytest

from dateline.draft.expressions import find
from tests.conftest import SHARED

FOLDER = SHARED / "timex"


def scorer() -> Any:  # noqa: ANN401 - a module that is not ours has no types
    spec = importlib.util.spec_from_file_location("evaluate", FOLDER / "evaluate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.articles
@pytest.mark.parametrize(
    ("name", "every", "dates"),
    [("meantime-dev", 80, 84), ("wikiwars-dev", 88, 92)],
)
def test_scores_do_not_fall(name: str, every: float, dates: float) -> None:
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    predictions = {
        document["doc_id"]: [
            {"start": one.start, "end": one.end, "value": one.value, "type": one.type.value}
            for one in find(document["text"], date.fromisoformat(document["dct"]))
        ]
        for document in documents
    }
    score = scorer().score
    assert score(documents, predictions)[0]["value_F1"] > every
    assert score(documents, predictions, "DATABLE")[0]["interval_F1"] > dates
