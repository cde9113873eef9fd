"""The kinds of records and where they live."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a record describes."""

    EVENT = "event"
    ACTOR = "actor"
    PLACE = "place"
    TOPIC = "topic"
    SOURCE = "source"

    @property
    def folder(self) -> str:
        """The folder of this kind, below the content folder and in addresses alike."""
        return f"{self.value}s"

    @property
    def phrase(self) -> str:
        """The kind with its article, for messages: `an event`."""
        return f"an {self.value}" if self.value[0] in "ae" else f"a {self.value}"
