from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.render.repository import (
    LONGEST_ADDRESS,
    LONGEST_TITLE,
    Field,
    Host,
    Issue,
    Repository,
    edits_below,
    repository,
    shortened_title,
)

PATH = "events/2022/council.yml"
ISSUE = Issue("correction", "Title", (Field("record", "Record", "a"), Field("wrong", "What?")))


def kept_at(url: str | None, edit_uri: str | None) -> Repository:
    return repository(url, edits_below(url, edit_uri) if edit_uri else None)


@pytest.mark.parametrize(
    ("url", "edit_uri", "edit", "history", "new_issue"),
    [
        (
            "https://github.com/a/b",
            "edit/main/content/",
            "https://github.com/a/b/edit/main/content/events/2022/council.yml",
            "https://github.com/a/b/commits/main/content/events/2022/council.yml",
            "https://github.com/a/b/issues/new",
        ),
        (
            "https://github.com/a/b/",
            "blob/stable/2.x/site/content/",
            "https://github.com/a/b/blob/stable/2.x/site/content/events/2022/council.yml",
            "https://github.com/a/b/commits/stable/2.x/site/content/events/2022/council.yml",
            "https://github.com/a/b/issues/new",
        ),
        (
            "https://gitlab.com/group/sub/b",
            "-/edit/main/content/",
            "https://gitlab.com/group/sub/b/-/edit/main/content/events/2022/council.yml",
            "https://gitlab.com/group/sub/b/-/commits/main/content/events/2022/council.yml",
            "https://gitlab.com/group/sub/b/-/issues/new",
        ),
        (
            "https://gitlab.example.org/a/b",
            "edit/main/content/",
            "https://gitlab.example.org/a/b/edit/main/content/events/2022/council.yml",
            "https://gitlab.example.org/a/b/-/commits/main/content/events/2022/council.yml",
            "https://gitlab.example.org/a/b/-/issues/new",
        ),
        (
            "https://codeberg.org/a/b",
            "_edit/main/content/",
            "https://codeberg.org/a/b/_edit/main/content/events/2022/council.yml",
            "https://codeberg.org/a/b/commits/branch/main/content/events/2022/council.yml",
            "https://codeberg.org/a/b/issues/new",
        ),
        (
            "https://codeberg.org/a/b",
            "src/branch/main/content/",
            "https://codeberg.org/a/b/src/branch/main/content/events/2022/council.yml",
            "https://codeberg.org/a/b/commits/branch/main/content/events/2022/council.yml",
            "https://codeberg.org/a/b/issues/new",
        ),
        # Hosts of one's own, known by their addresses.
        (
            "https://git.example.org/a/b",
            "edit/main/content/",
            "https://git.example.org/a/b/edit/main/content/events/2022/council.yml",
            "https://git.example.org/a/b/commits/main/content/events/2022/council.yml",
            "https://git.example.org/a/b/issues/new",
        ),
        (
            "https://code.example.org:8443/a/b",
            "-/edit/main/content/",
            "https://code.example.org:8443/a/b/-/edit/main/content/events/2022/council.yml",
            "https://code.example.org:8443/a/b/-/commits/main/content/events/2022/council.yml",
            "https://code.example.org:8443/a/b/-/issues/new",
        ),
        (
            "https://example.org/git/a/b",
            "_edit/main/content/",
            "https://example.org/git/a/b/_edit/main/content/events/2022/council.yml",
            "https://example.org/git/a/b/commits/branch/main/content/events/2022/council.yml",
            "https://example.org/git/a/b/issues/new",
        ),
        # A host that is not known can be edited on, and no more is guessed.
        (
            "https://bitbucket.org/a/b",
            "src/main/content/",
            "https://bitbucket.org/a/b/src/main/content/events/2022/council.yml",
            None,
            None,
        ),
        (
            "https://git.example.org/a/b",
            "?query=root/",
            "https://git.example.org/a/b?query=root/events/2022/council.yml",
            None,
            None,
        ),
        # Another way to edit on a host that is known.
        (
            "https://github.com/a/b",
            "https://github.dev/a/b/blob/main/content/",
            "https://github.dev/a/b/blob/main/content/events/2022/council.yml",
            None,
            "https://github.com/a/b/issues/new",
        ),
        ("https://github.com/a/b", None, None, None, "https://github.com/a/b/issues/new"),
        ("https://git.example.org/a/b", None, None, None, None),
        # Without a repository there is nothing but what is said in so many words.
        (None, None, None, None, None),
        (
            None,
            "https://edit.example.org/content/",
            "https://edit.example.org/content/events/2022/council.yml",
            None,
            None,
        ),
    ],
)
def test_addresses_on_hosts(
    url: str | None,
    edit_uri: str | None,
    edit: str | None,
    history: str | None,
    new_issue: str | None,
) -> None:
    kept = kept_at(url, edit_uri)
    assert kept.edit(PATH) == edit
    assert kept.history(PATH) == history
    found = kept.new_issue(ISSUE)
    assert (found and found.partition("?")[0]) == new_issue


@pytest.mark.parametrize("edit_uri", ["edit/main/", "-/edit/main/", "_edit/main/"])
@pytest.mark.parametrize(
    ("path", "quoted"),
    [
        ("events/50% #1?.yml", "events/50%25%20%231%3F.yml"),
        ("events/Київ/a.yml", "events/%D0%9A%D0%B8%D1%97%D0%B2/a.yml"),
        ("events/\"><b onclick='a'>&.yml", "events/%22%3E%3Cb%20onclick%3D%27a%27%3E%26.yml"),
        ("events/../a+b;c=d.yml", "events/../a%2Bb%3Bc%3Dd.yml"),
    ],
)
def test_odd_paths_stay_one_path(edit_uri: str, path: str, quoted: str) -> None:
    kept = kept_at("https://git.example.org/a/b", edit_uri)
    for address in (kept.edit(path), kept.history(path)):
        assert address is not None
        assert address.endswith(f"/main/{quoted}")
        assert urlsplit(address).query == urlsplit(address).fragment == ""
        assert unquote(urlsplit(address).path).endswith(path)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://github.com/a/b", Host.GITHUB),
        ("https://github.example.org/a/b", Host.GITHUB),
        ("https://GitLab.com/a/b", Host.GITLAB),
        ("https://gitlab.example.org/a/b", Host.GITLAB),
        ("https://codeberg.org/a/b", Host.FORGEJO),
        ("https://gitea.example.org/a/b", Host.FORGEJO),
        ("https://notgithub.example.org/a/b", None),
        ("https://example.org/github.com/a", None),
    ],
)
def test_hosts_are_known_by_a_part_of_their_names(url: str, host: Host | None) -> None:
    assert kept_at(url, None).host is host


def test_a_form_is_filled_in_by_the_ids_of_its_fields() -> None:
    address = kept_at("https://github.com/a/b", None).new_issue(
        Issue("correction", "A & B", (Field("record", "Record", "a #1?.yml"), Field("b", "B")))
    )
    assert address == (
        "https://github.com/a/b/issues/new"
        "?template=correction.yml&title=A%20%26%20B&record=a%20%231%3F.yml"
    )


@pytest.mark.parametrize(
    ("url", "title", "body"),
    [
        ("https://gitlab.com/a/b", "issue[title]", "issue[description]"),
        ("https://codeberg.org/a/b", "title", "body"),
    ],
)
def test_without_a_form_the_questions_are_the_text(url: str, title: str, body: str) -> None:
    issue = Issue(
        "correction",
        "Title",
        (
            Field("address", "Page", "https://a.example/events/x/"),
            Field("record", "Record", "events/`@all` /close.yml"),
            Field("wrong", "What is wrong?"),
        ),
    )
    address = kept_at(url, None).new_issue(issue)
    assert address is not None
    assert dict(parse_qsl(urlsplit(address).query)) == {
        title: "Title",
        body: "**Page**\n\nhttps://a.example/events/x/\n\n"
        "**Record**\n\n`events/’@all’ /close.yml`\n\n**What is wrong?**",
    }


@pytest.mark.parametrize(
    "url", ["https://github.com/a/b", "https://gitlab.com/a/b", "https://codeberg.org/a/b"]
)
@given(title=st.text(max_size=300), path=st.text(max_size=500))
def test_addresses_stay_short_and_hold_nothing_unquoted(url: str, title: str, path: str) -> None:
    issue = Issue(
        "correction", shortened_title(title), (Field("record", "Record", path), Field("b", "B"))
    )
    address = kept_at(url, None).new_issue(issue)
    assert address is not None
    assert len(address) <= LONGEST_ADDRESS
    assert address.isascii()
    assert not set(address) & set("\"'<>` #\n\r\t\\")
    for name, value in parse_qsl(urlsplit(address).query):
        assert value in {"correction.yml", issue.title, path} or name in {
            "body",
            "issue[description]",
        }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Council", "Council"),
        ("  Two \n lines ", "Two lines"),
        ("a" * LONGEST_TITLE, "a" * LONGEST_TITLE),
        ("a" * 78 + " word", "a" * 78 + "…"),
        ("界" * 200, "界" * (LONGEST_TITLE - 1) + "…"),
    ],
)
def test_long_titles_are_cut(text: str, shown: str) -> None:
    assert shortened_title(text) == shown
