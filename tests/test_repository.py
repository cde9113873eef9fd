"""What the repository promises about itself, apart from what the program does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatchcase
from shutil import copytree
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dateline.__main__ import main
from tests.conftest import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ("requirements/dev.txt", "requirements/site.txt")
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
MARKDOWN_LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)\s]*)?\)")

# Spelt in pieces, so that this file does not hold what it forbids. A registry's host would tie the
# locks to one registry; the rest would tie the repository to the machine it was written on.
REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org"),
    )
)
FORBIDDEN = re.compile("|".join([*map(re.escape, REGISTRY_HOSTS), r"(?<![\w.])/(?:work)(?![a-z])"]))
BESIDE = re.compile(rf"\b{SHARED.name}/")


def repository_files() -> list[Path]:
    """Every file that is in the repository or would be with the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def text_files() -> Iterator[tuple[str, str]]:
    """The name and the text of each of them that is text."""
    for path in repository_files():
        raw = path.read_bytes()
        if b"\0" not in raw:
            yield path.relative_to(ROOT).as_posix(), raw.decode()


def locked(name: str) -> dict[tuple[str, str], str]:
    """The versions in a lock by package and environment marker."""
    pins: dict[tuple[str, str], str] = {}
    for entry in lock_entries(name):
        requirement = Requirement(entry.split(" \\", 1)[0].strip())
        pins[canonicalize_name(requirement.name), str(requirement.marker or "")] = str(
            requirement.specifier
        )
    return pins


def lock_entries(name: str) -> list[str]:
    """The entries of a lock: a requirement and its hashes each."""
    return [part for part in re.split(r"\n(?=\S)", (ROOT / name).read_text().strip()) if part]


def declared() -> dict[str, Requirement]:
    """Every package pyproject.toml asks for, those for development included."""
    groups = PROJECT["dependency-groups"].values()
    texts = [
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *(text for group in groups for text in group if isinstance(text, str)),
    ]
    return {
        canonicalize_name(requirement.name): requirement for requirement in map(Requirement, texts)
    }


def make_targets() -> set[str]:
    """The targets the Makefile explains to its users."""
    return set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))


def documents() -> list[Path]:
    """The Markdown written for people who use or change Dateline."""
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")]


def test_readme_stays_short() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) < 150


def test_event_in_the_readme_is_valid(tmp_path: Path) -> None:
    examples = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    (event,) = (dedent(text) for text in examples if "title:" in text)
    copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / "content" / "events" / "event-in-the-readme.yml").write_text(event)
    (tmp_path / "mkdocs.yml").write_text("docs_dir: content\n")
    checked = subprocess.run(
        [sys.executable, "-m", "dateline", "check", tmp_path / "content" / "events"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not checked.returncode, checked.stdout


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = [
        f"{name}: {match[0]}" for name, text in text_files() for match in FORBIDDEN.finditer(text)
    ]
    assert not found


def test_what_lies_beside_the_checkout_is_named_by_tests_alone() -> None:
    outside = [
        name
        for name, text in text_files()
        if not name.startswith(("tests/", ".ci/")) and BESIDE.search(text)
    ]
    assert not outside


def test_every_file_ends_its_lines_one_way() -> None:
    assert not [name for name, text in text_files() if "\r" in text]


@pytest.mark.parametrize("name", sorted(declared()))
def test_each_dependency_is_explained_and_locked(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "dependencies.md").read_text()
    versions = [
        version
        for (package, _), version in locked("requirements/dev.txt").items()
        if package == name
    ]
    assert versions
    assert all(declared()[name].specifier.contains(version.lstrip("=")) for version in versions)


def test_each_npm_package_is_explained() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    explained = (ROOT / "docs" / "dependencies.md").read_text()
    assert all(f"`{name}`" in explained for name in package["devDependencies"])
    assert "dependencies" not in package


def test_nothing_is_explained_that_is_not_used() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    explained = re.findall(
        r"^\| `([^`]+)` \|", (ROOT / "docs" / "dependencies.md").read_text(), re.MULTILINE
    )
    assert set(explained) <= {*declared(), *package["devDependencies"]}


def test_no_dependency_is_without_use() -> None:
    loaded_by_name = {"mkdocs-material", "pymdown-extensions"}
    modules = {
        "pagefind-bin": "pagefind_bin",
        "python-dateutil": "dateutil",
        "pyyaml": "yaml",
    }
    program = "\n".join(path.read_text() for path in (ROOT / "generator").rglob("*.py"))
    needed = {
        canonicalize_name(Requirement(text).name) for text in PROJECT["project"]["dependencies"]
    }
    assert loaded_by_name <= needed
    assert not [
        name
        for name in needed - loaded_by_name
        if not re.search(rf"^ *(?:from|import) {modules.get(name, name)}\b", program, re.MULTILINE)
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_exact_versions_with_hashes(name: str) -> None:
    for entry in lock_entries(name):
        assert re.match(r"[a-z0-9.-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_site_lock_is_part_of_the_development_lock() -> None:
    assert locked("requirements/site.txt").items() <= locked("requirements/dev.txt").items()


def test_npm_lock_names_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        assert entry["integrity"].startswith("sha512-"), name


def test_licences_of_what_others_made_are_told(built_site: Path) -> None:
    told = re.findall(r"`(assets/[^`]+)`", (ROOT / "docs" / "licences.md").read_text())
    ours = ROOT / "site_templates"
    assets = {path.relative_to(built_site) for path in (built_site / "assets").rglob("*.*")}
    assert assets
    named = (re.sub(r"^assets/dateline-[0-9a-f]+/", "assets/", str(path)) for path in assets)
    assert not [
        name
        for name in sorted(named)
        if not (ours / name).exists()
        and not any(fnmatchcase(name.removesuffix(".map"), pattern) for pattern in told)
    ]


def test_changelog_has_a_place_for_what_comes_next() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "[Unreleased]"


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_document_names_only_what_exists(path: Path) -> None:
    text = path.read_text()
    commands = set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE))
    assert commands <= make_targets()
    shown = FENCED.sub("", text)
    assert not [
        target for target in MARKDOWN_LINK.findall(shown) if not (path.parent / target).exists()
    ]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_each_command_is_documented(name: str) -> None:
    assert f"dateline {name}" in (ROOT / "docs" / "commands.md").read_text()
    assert main.commands[name].help
