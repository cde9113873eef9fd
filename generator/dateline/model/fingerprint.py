"""Fingerprints of articles: they show whether words are in an article, and do not hold it.

Every three words that follow each other in the article are hashed with the fingerprint's own salt,
and the hashes are kept in the order of the article. A quotation is there if the hashes of its runs
of three stand there one behind the other. docs/fingerprints.md says what that proves, and what it
does not hide.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dateline.model.wording import quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model.wording import Word

RUN = 3
"""Words in a run."""
HASH_BYTES = 5
"""Bytes of a run's hash."""
SALT_BYTES = 16
MOST_WORDS = 35_000
"""Words of the longest article that has a fingerprint."""

FOLDER = "fingerprints"
"""Where fingerprints are kept, below the content folder."""

_OF_SALT, _OF_RUN = b"dateline salt 1", b"dateline run 1"


class Verdict(StrEnum):
    """What can be said of a quotation and an article."""

    PROVEN = "proven"
    """Every word is there, in order, but for what the quotation says it leaves out."""
    ABSENT = "absent"
    """It is not there as it stands."""
    OPEN = "open"
    """Some part is too short to be told by hashes, or an editor changed letters of a word."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The fingerprint of one article."""

    salt: bytes
    words: int
    """How many words the article has."""
    runs: bytes
    """The hashes of its runs, `HASH_BYTES` each, in the order of the article."""

    def judge(self, quote: str) -> Verdict:
        """Return whether the words of a quotation are in the article."""
        said = quotation(quote)
        is_open = not said.is_whole or not said.parts
        start = 0
        for part in said.parts:
            if len(part) < RUN:
                is_open = True
                continue
            found = self._find(_hashes(part, self.salt), start)
            if found is None:
                return Verdict.ABSENT
            start = found + len(part)
        return Verdict.OPEN if is_open else Verdict.PROVEN

    def _find(self, hashes: bytes, start: int) -> int | None:
        """Return the number of the word where some runs begin, from a word on; None for nowhere."""
        at = self.runs.find(hashes, start * HASH_BYTES)
        while at % HASH_BYTES and at >= 0:
            at = self.runs.find(hashes, at + 1)
        return at // HASH_BYTES if at >= 0 else None


def fingerprint_of(article: Sequence[Word], source: str) -> Fingerprint:
    """Return the fingerprint of an article, the same one whenever it is made.

    Args:
        article: Its words, at most `MOST_WORDS`.
        source: The id of its source.
    """
    salt = salt_of(source, digest_of(article))
    return Fingerprint(salt, len(article), _hashes(article, salt))


def digest_of(article: Sequence[Word]) -> bytes:
    """Return a digest of all words of an article, which is not kept."""
    return hashlib.blake2b(_joined(article)).digest()


def salt_of(source: str, digest: bytes) -> bytes:
    """Return the salt for the article of a source.

    That it hangs on the article too makes two fingerprints of one source share no hash, so that
    nobody learns from them which words of it were changed.
    """
    return hashlib.blake2b(
        source.encode() + b"\0" + digest, digest_size=SALT_BYTES, person=_OF_SALT
    ).digest()


def path_of(source: str) -> str:
    """Return the file of a source's fingerprint, below the content folder."""
    return f"{FOLDER}/{source}.json"


def run_count(words: int) -> int:
    """Return how many runs an article of so many words has."""
    return max(0, words - RUN + 1)


def false_accept(words: int) -> float:
    """Return the most likely that a quotation passes which is not in an article of so many words.

    Wherever it were to stand, at least one of its runs differs from the article's, and the hashes
    of the two are the same once in 2 to the power of their bits.
    """
    return run_count(words) * 2.0 ** (-8 * HASH_BYTES)


def _hashes(words: Sequence[Word], salt: bytes) -> bytes:
    return b"".join(
        [
            hashlib.blake2b(
                _joined(words[at : at + RUN]), digest_size=HASH_BYTES, salt=salt, person=_OF_RUN
            ).digest()
            for at in range(run_count(len(words)))
        ]
    )


def _joined(words: Sequence[Word]) -> bytes:
    return " ".join([word.text for word in words]).encode()
