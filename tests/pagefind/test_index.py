from __future__ import annotations

import gzip
import json

import cbor2
import pytest

from dateline.export.search import SearchRecord
from dateline.pagefind.index import ENTRY, index_files
from dateline.pagefind.service import find_executable

YEARS = [str(year) for year in range(1980, 2022)]
RECORDS = [
    SearchRecord(
        f"events/{year}/",
        f"Something happened in {year}.",
        {"title": f"Event of {year}"},
        {"kind": ["event"], "year": [year]},
    )
    for year in YEARS
]


def unpacked(content: bytes) -> list[list[list[object]]]:
    loaded: list[list[list[object]]] = cbor2.loads(gzip.decompress(content)[12:])
    return loaded


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return index_files(RECORDS, "en", find_executable())


def test_two_indexes_of_the_same_records_are_the_same_bytes(files: dict[str, bytes]) -> None:
    assert index_files(RECORDS, "en", find_executable()) == files


def test_every_record_has_a_fragment(files: dict[str, bytes]) -> None:
    fragments = [
        json.loads(gzip.decompress(content)[12:])
        for path, content in files.items()
        if path.startswith("fragment/")
    ]
    assert {one["url"] for one in fragments} == {one.address for one in RECORDS}


def test_the_description_leads_to_filters_that_lead_to_records(files: dict[str, bytes]) -> None:
    entry = json.loads(files[ENTRY])["languages"]["en"]
    described = unpacked(files[f"pagefind.{entry['hash']}.pf_meta"])
    filters = {name: unpacked(files[f"filter/{hashed}.pf_filter"]) for name, hashed in described[3]}
    assert filters["kind"] == ["kind", [["event", list(range(len(RECORDS)))]]]
    assert filters["year"] == ["year", [[year, [at]] for at, year in enumerate(YEARS)]]
    assert len([path for path in files if "filter/" in path]) == 2


def test_only_what_a_page_loads_is_published(files: dict[str, bytes]) -> None:
    described = [path for path in files if path.endswith(".pf_meta")]
    assert sorted(path for path in files if "/" not in path) == sorted(
        [ENTRY, "pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", *described]
    )


@pytest.mark.parametrize(
    ("language", "program"), [("uk", "wasm.unknown.pagefind"), ("pt-BR", "wasm.pt-br.pagefind")]
)
def test_a_language_has_the_program_it_needs(language: str, program: str) -> None:
    found = index_files(RECORDS[:1], language, find_executable())
    assert [path for path in found if path.startswith("wasm.")] == [program]
