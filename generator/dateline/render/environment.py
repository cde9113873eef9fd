"""Jinja as record pages use it: everything that is put into a template is escaped."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableMapping
    from types import CodeType

    from jinja2 import nodes
    from jinja2.bccache import Bucket
    from jinja2.compiler import Frame


class _Code(CodeGenerator):
    """Compiles templates so that what they put out is escaped by `PageEnvironment.escaped`.

    Were Jinja to generate its code another way one day, it would call `markupsafe.escape` again:
    slower, and as safe.
    """

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


Codes: TypeAlias = dict[tuple[str, str], bytes]
"""The code of templates, marshalled, by what names each and a digest of its source."""


class Compiled(BytecodeCache):
    """Templates that were compiled before, for other environments with the same filters."""

    def __init__(self, known: Codes | None = None, shipped: Iterable[Path] = ()) -> None:
        """Begin with what is known.

        Args:
            known: What `codes` returned in another run of this program, which has to come from a
                place that nobody else writes to: code can do anything.
            shipped: The folders of templates that are the program's own. Those of a site may use
                filters of the site's, and Jinja calls a filter of a constant when it compiles.
        """
        self._known: Codes = known or {}
        self._shipped = tuple(shipped)
        self._codes: dict[tuple[str, str], CodeType] = {}
        self._lasting: set[str] = set()

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return what is known of a template."""
        bucket = super().get_bucket(environment, name, filename, source)
        if filename and any(Path(filename).is_relative_to(folder) for folder in self._shipped):
            self._lasting.add(bucket.key)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template, if it was compiled."""
        key = bucket.key, bucket.checksum
        bucket.code = self._codes.get(key)
        if bucket.code is None and key in self._known:
            bucket.code = self._codes[key] = marshal.loads(self._known[key])  # noqa: S302 - signed, as `known` asks

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code

    @property
    def has_more(self) -> bool:
        """Whether more was compiled than was known in the beginning."""
        return any(self._more())

    def codes(self) -> Codes:
        """Return what was known in the beginning, and what was compiled since, for another run."""
        return self._known | {key: marshal.dumps(self._codes[key]) for key in self._more()}

    def _more(self) -> Iterator[tuple[str, str]]:
        return (key for key in self._codes if key not in self._known and key[0] in self._lasting)


class PageEnvironment(Environment):
    """The templates of record pages.

    What they put out is escaped, what they name must exist, and of the program they know nothing
    but the filters, tests and globals that they are given.
    """

    code_generator_class = _Code

    def __init__(self, folders: Iterable[Path], compiled: Compiled | None = None) -> None:
        """Take templates from `folders`; the first that has one wins."""
        super().__init__(
            loader=FileSystemLoader([str(folder) for folder in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=compiled,
        )

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what templates know everywhere, as it is.

        Jinja would put a layer above it in case a template has globals of its own, and copy both,
        key by key, for each page.
        """
        return self.globals if d is None else super().make_globals(d)

    @staticmethod
    def escaped(value: object) -> str:
        """Return what stands in the page for a value that a template puts out.

        `markupsafe.escape` wraps each of them in a `Markup`, which is of no use to a text that is
        joined to the page at once, and which is most of the time that a page takes.
        """
        # Exactly these types: others may show themselves in a way of their own.
        if type(value) is Markup:
            return value
        if type(value) is str and not (
            "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        ):
            return value
        return str(value) if type(value) is int else escape(value)
