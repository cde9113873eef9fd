"""What a clause without a date tells, beside one that has a date and tells nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.draft.clauses import Clause
    from dateline.draft.triggers import Trigger

_MOST: Final = 4
"""Clauses."""
_BY_THE_WAY: Final = re.compile(
    r"(?:and )?(?:(?:the|an?|his|her|its|their|of|along|together|former|then|though|however|too"
    r"|[0-9]+)\b|[^\W\d_a-z])"
)
"""What a clause begins with that may be said of somebody by the way, or be but a name."""
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|do|does|said|says"
    r"|(?<!the )(?<!a )(?<!an )[a-z]+ed)\b"
)
_SUBORDINATE: Final = re.compile(
    r"(?:after|before|while|where|when|which|who|until|since|whose|that|as|because|with)\b"
)
_SINCE: Final = re.compile(r"(?:since|until|till)\b")


def telling_beside(
    text: str, clauses: Sequence[Clause], index: int, side: int
) -> tuple[Sequence[Trigger], Clause] | None:
    """Return what the clause beside another tells, on one side.

    Over what is said of somebody by the way, the verb behind is reached: `On Monday, Jane Roe, a
    teacher, met him`.

    Args:
        text: The sentence.
        clauses: Its clauses.
        index: That of them which has a date, and tells of nothing.
        side: 1 for what stands behind it, -1 for what stands before.
    """
    near = index + side
    # What was so since a day did not happen on it.
    most = 1 if _SINCE.match(text, clauses[index].start) else _MOST
    for other in range(near, near + side * most, side):
        if not 0 <= other < len(clauses) or clauses[other].whens:
            return None
        clause = clauses[other]
        if clause.triggers:
            verbs = [one for one in clause.triggers if one.verb and not one.needs_noun]
            found = verbs or clause.triggers
            is_far = other != near and (not verbs or _SUBORDINATE.match(text, clause.start))
            return None if is_far else (found, clause)
        if not _BY_THE_WAY.match(text, clause.start) or _FINITE.search(
            text, clause.start, clause.end
        ):
            return None
    return None
