from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.read.settings import find_configuration, read_settings, site_address
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("docs_dir: content\n", "content"),
        ("site_name: Talks\n", "docs"),
        ("", "docs"),
        ("docs_dir: ../content\n", "../content"),
        ("site_url: !ENV SITE_URL\ndocs_dir: content\n", "content"),
        ("x: !!python/object/apply:os.system [exit]\ndocs_dir: content\n", "content"),
    ],
)
def test_content_folder(text: str, folder: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"mkdocs.yml": text})
    assert read_settings(tmp_path / "mkdocs.yml").content == tmp_path / folder


@pytest.mark.parametrize("text", ["docs_dir: [content]\n", "docs_dir: {a: b}\n", "docs_dir: [\n"])
def test_configuration_that_names_no_folder(text: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"mkdocs.yml": text})
    with pytest.raises(ValueError, match=r"mkdocs\.yml"):
        read_settings(tmp_path / "mkdocs.yml")


def test_configuration_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"mkdocs\.yml"):
        read_settings(tmp_path / "mkdocs.yml")


@pytest.mark.parametrize("start", ["", "content", "content/events/2022", "mkdocs.yaml"])
def test_nearest_configuration_upwards_is_found(start: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"mkdocs.yaml": "", "content/events/2022/a.yml": ""})
    assert find_configuration(tmp_path / start) == tmp_path.resolve() / "mkdocs.yaml"


def test_no_configuration(tmp_path: Path) -> None:
    assert find_configuration(tmp_path) is None


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("site_url: https://a.example/b/", "https://a.example/b/"),
        ("site_url: !ENV SITE_URL", "https://env.example/"),
        ("site_url: !ENV [NOT_SET, SITE_URL, 'https://default.example/']", "https://env.example/"),
        ("site_url: !ENV [NOT_SET, 'https://default.example/']", "https://default.example/"),
        ("site_url: !ENV NOT_SET", None),
        ("site_url: !ENV []", None),
        ("site_url: !ENV {a: b}", None),
        ("site_url: ''", None),
        ("site_url: [https://a.example/]", None),
        ("site_url: a.example", None),
        ('site_url: "https://a.example/\\r\\nCookie: a"', None),
        ("site_url: https://a.example/(comment)", None),
        ("site_url: https://київ.example/", None),
        ("site_name: x", None),
        ("- site_url", None),
        ("", None),
        ("a: [", None),
    ],
)
def test_where_the_site_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, address: str | None
) -> None:
    monkeypatch.setenv("SITE_URL", "https://env.example/")
    monkeypatch.delenv("NOT_SET", raising=False)
    (tmp_path / "mkdocs.yml").write_text(line, encoding="utf-8")
    assert site_address(tmp_path / "mkdocs.yml") == address


def test_a_site_whose_configuration_cannot_be_read_is_read_nowhere(tmp_path: Path) -> None:
    assert site_address(tmp_path / "mkdocs.yml") is None
