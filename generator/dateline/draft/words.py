"""A sentence in words, for looking for names: each with its capital, its end and its owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.draft.lexicon import ALL_MONTHS, ALL_WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN: Final = re.compile(r"[^\s\N{EN DASH}\N{EM DASH}/]+")
_JOINTS: Final = str.maketrans("", "", "-’'")
"""Signs within names: O’Neill, Jean-Claude."""
_PARTING: Final = frozenset("\N{EN DASH}\N{EM DASH}/")
_OPENING: Final = "\"“‘'([«*"
_CLOSING: Final = ".,;:!?)]”\"’'»…*"
_OWNER: Final = re.compile(r"[’']s\Z")
_WITH_ARTICLE: Final = re.compile(r"(?:al|el|an|as|ash|ad|ar|ul)-[A-Z]")
_LETTERS: Final = re.compile(r"[A-Za-z]+")
_INITIAL: Final = re.compile(r"(?:[A-Z]\.)+|[A-Z]")
_NUMERAL: Final = re.compile(r"[IVX]{1,5}")
_ABBREVIATED: Final = frozenset(
    """Adm Amb Brig Capt Cmdr Col Dr Gen Gov Hon Jr Lt Maj Mr Mrs Ms Mt Prof Rep Rev Sen Sgt Sr
    St""".split()  # noqa: SIM905 - thirty lines otherwise
)
OPENERS: Final = frozenset(
    """On In At But And The As Today So After Before When While If For Although Though With By To
    That Both Also Then Since Until A An From This These Those Their His Her Its Our My Under Over
    Into Amid During Between Among Against About Because Where Who Which What Why How There Here It
    He She They We You I Some Many Most All Each Every Any Other Such Yet Or Nor Not No Yes Of Than
    However Meanwhile Despite Following Including Several Two Three Four Five Six Seven Eight Nine
    Ten Earlier Later Now Once Only Still Even Just Yesterday Tomorrow Tonight Soon Like Unlike
    Within Without Upon Via Instead Thus Hence Perhaps Maybe Said Says Recently Currently Previously
    Formerly Finally Initially Subsequently Eventually Additionally Reportedly Immediately
    Originally Similarly Accordingly Consequently Ultimately Shortly Furthermore Moreover Therefore
    Nevertheless Nonetheless Otherwise Throughout Whenever Whereas According""".split()  # noqa: SIM905 - the same
)
"""Words with a capital that are no part of a name."""
CALENDAR: Final = ALL_WEEKDAYS.keys() | ALL_MONTHS.keys()
PARTICLES: Final = frozenset(
    "von van de der den di da dos das du del della la le al el bin ibn ben ter ten zu af".split()  # noqa: SIM905 - a word a line otherwise
)
"""Small words that belong to a name: van der Plas."""


class Word(NamedTuple):
    """A word of a sentence."""

    start: int
    end: int
    """Without what stands behind it, and before `’s`."""
    text: str
    owned: bool
    """Whether something is said to be its: Reznikov’s."""
    stops: bool
    """Whether a sign behind it ends whatever name it belongs to."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it has capitals alone: OSCE, U.S."""
        letters = self.text.replace(".", "").replace("&", "")
        return len(letters) > 1 and letters.isalpha() and letters.isupper()

    @property
    def namely(self) -> bool:
        """Whether it can be a part of a person's name."""
        begins = self.capital or bool(_WITH_ARTICLE.match(self.text))
        return begins and not self.acronym and self.text.translate(_JOINTS).isalpha()

    @property
    def initial(self) -> bool:
        """Whether it is the first letter of a name: the R. of Joseph R. Biden."""
        return bool(_INITIAL.fullmatch(self.text))

    @property
    def numeral(self) -> bool:
        """Whether it is the number behind the name of a king or a pope."""
        return bool(_NUMERAL.fullmatch(self.text))

    @property
    def dated(self) -> bool:
        """Whether it is a month or a day of the week."""
        return self.text.lower() in CALENDAR


def words_of(text: str) -> list[Word]:
    """Return the words of a sentence, in order."""
    parted = any(sign in text for sign in _PARTING)
    words = [_word(text, found, parted=parted) for found in _TOKEN.finditer(text)]
    if any(sign in text for sign in _OPENING):
        for index in range(len(words) - 1):
            if text[words[index + 1].start - 1] not in _OPENING:
                continue
            if _is_nickname(text, words[index : index + 3]):
                words[index + 1] = words[index + 1]._replace(stops=False)
            else:
                # A bracket or a quotation mark before the next word.
                words[index] = words[index]._replace(stops=True)
    return words


def _is_nickname(text: str, words: Sequence[Word]) -> bool:
    """Return whether the second of three words is a nickname of the first: William “Bill” Burns."""
    if len(words) < len(("William", "Bill", "Burns")):
        return False
    first, second, third = words
    quoted = text[second.start - 1] in '"“' and text[second.end : third.start] in {'" ', "” "}
    return quoted and first.namely and not first.stops and second.namely and third.namely


def _word(text: str, found: re.Match[str], *, parted: bool) -> Word:
    raw = found[0]
    # A dash or a slash parts words as a comma does.
    stops = parted and text[found.end() : found.end() + 2].lstrip()[:1] in _PARTING
    if raw.isalpha():
        return Word(found.start(), found.end(), raw, owned=False, stops=stops)
    opened = raw.lstrip(_OPENING)
    word = opened.rstrip(_CLOSING)
    behind = opened[len(word) :]
    start = found.start() + len(raw) - len(opened)
    if behind == "." and (word in _ABBREVIATED or _INITIAL.fullmatch(f"{word}.")):
        word, behind = f"{word}.", ""
    owner = _OWNER.search(word)
    name = word[: owner.start()] if owner else word
    owned = bool(owner) or behind[:1] in {"’", "'"}
    return Word(start, start + len(name), name, owned, stops or bool(behind) or owned)


def letters_of(text: str) -> frozenset[str]:
    """Return the words of a sentence, bare of all signs, to see at once which are among them."""
    return frozenset(_LETTERS.findall(text))
