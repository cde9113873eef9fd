from __future__ import annotations

import hashlib
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.fingerprint import (
    HASH_BYTES,
    MOST_WORDS,
    RUN,
    Verdict,
    digest_of,
    false_accept,
    fingerprint_of,
    run_count,
    salt_of,
)
from dateline.model.wording import words
from dateline.read.fingerprints import as_json
from tests.conftest import ROOT

TEXT = """\
There are significant differences between NATO allies and Russia on these issues, he said. “Our
differences will not be easy to bridge.” It was the first session in more than two years, and the
differences between NATO allies and Russia remain.
"""
FINGERPRINT = fingerprint_of(words(TEXT), "article")

PROVEN, ABSENT, OPEN = Verdict.PROVEN, Verdict.ABSENT, Verdict.OPEN


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("Our differences will not be easy to bridge.", PROVEN),
        ("our differences", OPEN),
        ("easy to bridge", PROVEN),
        ("his differences", OPEN),
        ("hard to bridge", ABSENT),
        ("Our differences will be easy to bridge.", ABSENT),
        ("[O]ur differences … easy to bridge", OPEN),
        ("[O]ur differences will … easy to bridge …", PROVEN),
        ("easy to bridge … [O]ur differences will", ABSENT),
        ("There are significant differences [of opinion] between NATO allies", PROVEN),
        ("There are significant differences … the differences between NATO", PROVEN),
        ("the differences between NATO … There are significant differences", ABSENT),
        ("the differences between NATO allies and Russia on these issues", ABSENT),
        ("significant differences … will not be ready", ABSENT),
        ("differences … will … bridge", OPEN),
        ("There are significant difference[s] between NATO allies", OPEN),
        ("There are notable difference[s] between NATO allies", ABSENT),
        ("There are difference[s] between NATO allies", OPEN),
        ("differences between NATO allies … between NATO allies and Russia remain", PROVEN),
        ("between NATO allies … NATO allies and Russia on these", ABSENT),
        (TEXT, PROVEN),
        (f"{TEXT} more", ABSENT),
        ("…", OPEN),
        ("[nothing of it]", OPEN),
    ],
)
def test_the_verdict_on_a_quotation(quote: str, verdict: Verdict) -> None:
    assert FINGERPRINT.judge(quote) is verdict


WORDS = st.lists(st.sampled_from("abcdefg"), min_size=RUN, max_size=60)


@given(WORDS, st.data())
def test_whatever_is_in_an_article_is_found_there(text: list[str], data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - RUN))
    end = data.draw(st.integers(begin + RUN, len(text)))
    found = fingerprint_of(words(" ".join(text)), "s").judge(" ".join(text[begin:end]))
    assert found is PROVEN


@given(WORDS, st.lists(st.sampled_from("abcdefg"), min_size=RUN, max_size=5))
def test_nothing_else_is_found_there(text: list[str], quote: list[str]) -> None:
    found = fingerprint_of(words(" ".join(text)), "s").judge(" ".join(quote))
    assert found is (PROVEN if " ".join(quote) in " ".join(text) else ABSENT)


def test_made_again_it_is_the_same() -> None:
    assert fingerprint_of(words(TEXT), "article") == FINGERPRINT
    assert fingerprint_of(words(TEXT.upper()), "article") == FINGERPRINT


def test_neither_two_sources_nor_two_versions_share_a_hash() -> None:
    def hashes(text: str, source: str) -> set[bytes]:
        runs = fingerprint_of(words(text), source).runs
        return {runs[at : at + HASH_BYTES] for at in range(0, len(runs), HASH_BYTES)}

    assert not hashes(TEXT, "article") & hashes(TEXT, "other")
    assert not hashes(TEXT, "article") & hashes(TEXT.replace("first", "last"), "article")


def test_an_article_in_one_line_of_python() -> None:
    """What docs/fingerprints.md says of the hashes, without any of our functions."""
    article = "the talks go on today"
    digest = hashlib.blake2b(article.encode()).digest()
    salt = hashlib.blake2b(b"paper\0" + digest, digest_size=16, person=b"dateline salt 1").digest()
    runs = b"".join(
        hashlib.blake2b(run, digest_size=5, salt=salt, person=b"dateline run 1").digest()
        for run in (b"the talks go", b"talks go on", b"go on today")
    )
    made = fingerprint_of(words("The talks go on today."), "paper")
    assert (made.salt, made.words, made.runs) == (salt, 5, runs)
    assert salt_of("paper", digest_of(words(article))) == salt


def test_a_false_accept_is_rarer_than_one_in_a_million() -> None:
    assert false_accept(MOST_WORDS) < 1e-6
    assert false_accept(1_000) == pytest.approx(998 / 2**40)


def test_near_misses_are_not_accepted() -> None:
    chance = random.Random(1)  # noqa: S311 - the same quotations in every run
    known = [f"word{number}" for number in range(500)]
    article = [chance.choice(known) for _ in range(5_000)]
    fingerprint = fingerprint_of(words(" ".join(article)), "s")
    text = f" {' '.join(article)} "
    for _ in range(5_000):
        at = chance.randrange(len(article) - 4)
        quote = article[at : at + 4]
        quote[chance.randrange(4)] = chance.choice(known)
        said = " ".join(quote)
        assert (fingerprint.judge(said) is PROVEN) is (f" {said} " in text)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 1_000])
def test_size(count: int) -> None:
    made = fingerprint_of(words(" ".join(f"w{number}" for number in range(count))), "s")
    assert made.words == count
    assert len(made.runs) == run_count(count) * HASH_BYTES == max(0, count - 2) * 5
    assert len(as_json(made).encode()) <= 8 * 1024


DOCUMENT = Path(ROOT / "docs" / "fingerprints.md")
ROW = re.compile(r"^\| ([\d,]+) \| ([\d,]+) \| ([\d.]+) × 10⁻(\S+) \| ([\d,]+) \|$", re.MULTILINE)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def test_the_table_in_the_documentation_is_right() -> None:
    rows = ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    assert [int(row[0].replace(",", "")) for row in rows] == [100, 1_000, 10_000, MOST_WORDS]
    for row in rows:
        count, runs, size = (int(row[index].replace(",", "")) for index in (0, 1, 4))
        assert runs == run_count(count)
        odds = float(row[2]) * 10.0 ** -int(row[3].translate(RAISED))
        assert odds == pytest.approx(false_accept(count), rel=0.05)
        text = " ".join(f"w{number}" for number in range(count))
        assert len(as_json(fingerprint_of(words(text), "s")).encode()) == size
