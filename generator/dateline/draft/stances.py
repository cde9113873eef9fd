"""The verbs of saying, and the stance of whoever is said to use one."""

from __future__ import annotations

import re
from typing import Final

_STANCES: Final = {
    "asserts": """said says told tells stated states noted notes added adds explained stressed
        stresses emphasized emphasised underscored underscores underlined reiterated reiterates
        reaffirmed affirmed affirms indicated indicates argued argues
        insisted claimed claims declared acknowledged recalled voiced expressed wrote confirmed
        blamed blames""",
    "denies": "denied denies",
    "demands": "demanded demands urged urges asked wants",
    "rejects": "rejected rejects dismissed dismisses refused refuses",
    "proposes": "proposed proposes suggested suggests offered",
    "accepts": "accepted accepts welcomed welcomes endorsed",
    "warns": "warned warns cautioned threatened",
    "promises": "promised promises vowed vows pledged",
}
_PHRASES: Final = {
    "made clear": "asserts",
    "makes clear": "asserts",
    "made it clear": "asserts",
    "called for": "demands",
    "calls for": "demands",
    "called on": "demands",
    "calls on": "demands",
}
STANCE_OF: Final = _PHRASES | {
    verb: stance for stance, verbs in _STANCES.items() for verb in verbs.split()
}
VERB: Final = re.compile(r"\b(?:" + "|".join(sorted(STANCE_OF, key=len, reverse=True)) + r")\b")
