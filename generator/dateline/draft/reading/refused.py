"""Why no article comes of a file."""

from __future__ import annotations


class RefusedError(ValueError):
    """A file or what was fetched is no article that can be read."""

    def __init__(self, why: str, hint: str, place: tuple[int, int] | None = None) -> None:
        """Say why.

        Args:
            why: What is wrong.
            hint: How to mend it.
            place: The line and column, where it is wrong in one place.
        """
        super().__init__(why)
        self.hint = hint
        self.place = place
