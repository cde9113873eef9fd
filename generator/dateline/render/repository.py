"""Where the records are kept: the addresses of their files, and of new issues, on the host.

Three families of hosts are known by their addresses: GitHub, GitLab and Forgejo, which Codeberg
runs and Gitea is like. On any other host a file can be edited, for mkdocs.yml says where, and
that is all. Nothing here asks the host for anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LONGEST_ADDRESS = 2000
"""Characters of an address; servers refuse longer ones sooner or later."""

LONGEST_TITLE = 80
"""Characters of what an issue is prefilled with of a record's name, which may be of any length."""


class Host(Enum):
    """A family of hosts with the same addresses."""

    GITHUB = "GitHub"
    GITLAB = "GitLab"
    FORGEJO = "Forgejo"


class _Shape(NamedTuple):
    """How addresses on a host are made, below that of the repository."""

    file: re.Pattern[str]
    """What stands before branch and path where a file is edited or shown."""
    history: str
    """The same where its history is shown."""
    at_commit: str
    """What stands before commit and path where a file of a commit is shown."""
    new_issue: str


_SHAPES = {
    Host.GITHUB: _Shape(re.compile(r"(?:edit|blob|tree)/"), "commits/", "blob/", "issues/new"),
    # `edit/` alone is how the addresses of old installations begin, and what MkDocs assumes.
    Host.GITLAB: _Shape(
        re.compile(r"(?:-/)?(?:edit|blob|tree)/"), "-/commits/", "-/blob/", "-/issues/new"
    ),
    Host.FORGEJO: _Shape(
        re.compile(r"_edit/|src/branch/"), "commits/branch/", "src/commit/", "issues/new"
    ),
}
_NAMES = {
    "github": Host.GITHUB,
    "gitlab": Host.GITLAB,
    "codeberg": Host.FORGEJO,
    "forgejo": Host.FORGEJO,
    "gitea": Host.FORGEJO,
}


class Field(NamedTuple):
    """A question of an issue form."""

    id: str
    question: str
    answer: str = ""
    """What is known of it already; plain text."""


class Issue(NamedTuple):
    """An issue that a reader is about to write, as far as it is known."""

    form: str
    """The name of its form in `.github/ISSUE_TEMPLATE`, without `.yml`."""
    title: str
    fields: tuple[Field, ...]
    """In the order of the form."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the records of a site are kept. What cannot be told about it is None."""

    url: str = ""
    """The address of the repository, without a trailing slash; empty for none."""
    host: Host | None = None
    edits: Callable[[str], str] | None = None
    """The address where a file below the content folder is edited."""

    def edit(self, path: str) -> str | None:
        """Return the address where a file below the content folder is edited."""
        return self.edits(path) if self.edits else None

    def history(self, path: str) -> str | None:
        """Return the address of all versions of a file: that of editing it, with another verb.

        So branches with slashes in their names, and folders above the content folder, stay as
        mkdocs.yml has them.
        """
        if self.host is None or self.edits is None:
            return None
        shape = _SHAPES[self.host]
        below = _below(self.url, self.edits(path))
        verb = shape.file.match(below)
        return f"{self.url}/{shape.history}{below[verb.end() :]}" if verb else None

    def line(self, commit: str, path: str, line: int) -> str | None:
        """Return the address of a line of a file as it is in a commit.

        Args:
            commit: The full name of the commit.
            path: The file, below the top of the repository.
            line: The line, from 1.
        """
        if self.host is None:
            return None
        return f"{self.url}/{_SHAPES[self.host].at_commit}{commit}/{quote(path)}#L{line}"

    def new_issue(self, issue: Issue) -> str | None:
        """Return the address where an issue is written, with what is known of it filled in.

        GitHub has a form, whose fields are filled in by their ids. Elsewhere the questions are
        the text of the issue, as a repository may have no form.
        """
        if self.host is None:
            return None
        if self.host is Host.GITHUB:
            template, title = ("template", f"{issue.form}.yml"), ("title", issue.title)
            values = [template, title, *((one.id, one.answer) for one in issue.fields)]
        elif self.host is Host.GITLAB:
            values = [("issue[title]", issue.title), ("issue[description]", _text(issue.fields))]
        else:
            values = [("title", issue.title), ("body", _text(issue.fields))]
        return _with(f"{self.url}/{_SHAPES[self.host].new_issue}", values)


def repository(url: str | None, edits: Callable[[str], str] | None) -> Repository:
    """Return the repository at an address, whose host is known by its name or its addresses.

    Args:
        url: The address of the repository, http or https.
        edits: The address where a file below the content folder is edited.
    """
    if not url:
        return Repository(edits=edits)
    plain = url.rstrip("/")
    below = _below(plain, edits("")) if edits else ""
    return Repository(plain, _host(plain, below), edits)


def edits_below(repo_url: str | None, edit_uri: str) -> Callable[[str], str]:
    """Return what tells where a file is edited, by the folder `edit_uri` of the repository.

    Unlike MkDocs it quotes what would not be a part of a path: `#`, `?`, spaces.
    """
    folder = joined(repo_url, edit_uri)
    return lambda path: f"{folder}{quote(path)}"


def joined(repo_url: str | None, uri: str) -> str:
    """Return an address below that of the repository, joined to it as MkDocs joins the two."""
    base = repo_url or ""
    return urljoin(base if base.endswith("/") or uri.startswith(("?", "#")) else f"{base}/", uri)


def shortened_title(text: str) -> str:
    """Return a name in one line, cut where it is too long to be prefilled."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"


def _host(url: str, below: str) -> Host | None:
    """Return the host that a part of its name says, or else the way to a file."""
    for label in (urlsplit(url).hostname or "").split("."):
        if label in _NAMES:
            return _NAMES[label]
    return next((host for host, shape in _SHAPES.items() if shape.file.match(below)), None)


def _below(url: str, address: str) -> str:
    """Return an address without that of the repository; empty where it is elsewhere."""
    return address.removeprefix(f"{url}/") if address.startswith(f"{url}/") else ""


def _text(fields: Iterable[Field]) -> str:
    return "\n\n".join(_lines(fields))


def _lines(fields: Iterable[Field]) -> Iterator[str]:
    """Yield each question of an issue as Markdown, with its answer."""
    for one in fields:
        yield f"**{one.question}**"
        if one.answer:
            # The name of a record or a file must not become a mention, a link or a command.
            is_web = one.answer.startswith(("https://", "http://"))
            yield one.answer if is_web else f"`{one.answer.replace('`', '’')}`"


def _with(page: str, values: Iterable[tuple[str, str]]) -> str:
    """Return an address with a query; what would make it too long is left out."""
    address, sign = page, "?"
    for name, value in values:
        if not value:
            continue
        longer = f"{address}{sign}{quote(name, safe='')}={quote(value, safe='')}"
        if len(longer) <= LONGEST_ADDRESS:
            address, sign = longer, "&"
    return address
