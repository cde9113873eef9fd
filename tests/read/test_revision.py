"""Content as git has it, in real repositories made on the spot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.read.content import read
from dateline.read.files import MOST_BYTES, Folder, find_files
from dateline.read.revision import Repository, Revision, RevisionError
from dateline.read.version import blob_id
from tests.repositories import ENVIRONMENT, Checkout, repository
from tests.tools import ROOT

PROGRAM = str(ROOT / "generator")
NATO = "name: NATO\nkind: organization\n"


@pytest.fixture(autouse=True)
def _plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration of the machine, and no name of a repository, is in force."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def site(tmp_path: Path) -> Checkout:
    return repository(tmp_path / "site", {"content/actors/nato.yml": NATO})


def around(checkout: Checkout, content: str = "content") -> Repository:
    return Repository.around(checkout.path / content)


def at(checkout: Checkout, revision: str = "HEAD", content: str = "content") -> Revision:
    found = around(checkout, content)
    return found.at(found.commit(revision))


def paths(tree: Revision | Folder) -> dict[str, str]:
    return dict(sorted(tree.walk()))


def put(checkout: Checkout, mode: str, path: bytes, content: str) -> None:
    """Stage a file that the disk could not hold, or should not."""
    run = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"],
        cwd=checkout.path,
        input=content.encode(),
        capture_output=True,
        check=True,
    )
    line = f"{mode} {run.stdout.decode().strip()}\t".encode() + path + b"\0"
    subprocess.run(
        ["git", "update-index", "-z", "--index-info"], cwd=checkout.path, input=line, check=True
    )


# --- what is read ---------------------------------------------------------------------------------


def test_commit_is_read_as_the_folder_was(site: Checkout) -> None:
    before = paths(Folder(site.path / "content"))
    site.commit({"content/actors/nato.yml": None, "content/topics/a.yml": "name: A\n"})
    old = at(site, "HEAD~1")
    assert paths(old) == before == {"actors/nato.yml": "", "index.md": ""}
    assert old.read("actors/nato.yml") == NATO.encode()
    assert read(old).collection.by_id.keys() == {"nato"}
    assert paths(at(site)) == paths(Folder(site.path / "content"))


def test_file_that_the_revision_does_not_have(site: Checkout) -> None:
    with pytest.raises(FileNotFoundError):
        at(site).read("actors/nobody.yml")


@pytest.mark.parametrize(
    "name",
    [
        "Zürich.yml",
        "Київ.yml",
        "北京.yml",
        "a b.yml",
        "a'b.yml",
        'a"b.yml',
        "a;b&c.yml",
        "$(a).yml",
        "-a.yml",
        ":(top)a.yml",
        "a*?[b].yml",
        "#a.yml",
    ],
)
def test_odd_names_are_read_as_they_are(site: Checkout, name: str) -> None:
    site.commit({f"content/topics/{name}": "name: A\n"})
    tree = at(site)
    assert paths(tree)[f"topics/{name}"] == ""
    assert tree.read(f"topics/{name}") == b"name: A\n"
    assert paths(tree) == paths(Folder(site.path / "content"))


@pytest.mark.parametrize(
    ("path", "told", "fault"),
    [
        (b"topics/a\nb.yml", "topics/a\nb.yml", "not shown"),
        (b"topics/\xe2\x80\xae.yml", "topics/\u202e.yml", "not shown"),
        (b"topics/a\\b.yml", "topics/a\\b.yml", "backslash"),
        (b"topics/\xff.yml", "topics/\\udcff.yml", "not UTF-8"),
        (b"topics/e\xcc\x81.yml", "topics/e\u0301.yml", "NFC"),
        (b"\xff/a.yml", "\\udcff", "not UTF-8"),
    ],
)
def test_names_that_cannot_be_used_are_told(
    site: Checkout, path: bytes, told: str, fault: str
) -> None:
    put(site, "100644", b"content/" + path, "name: A\n")
    site.git("commit", "--quiet", "-m", "odd")
    assert fault in paths(at(site))[told]


def test_folder_with_a_fault_is_told_once_as_on_the_disk(site: Checkout) -> None:
    site.commit({f"content/topics/a\u0301/{name}.yml": "name: A\n" for name in "bc"})
    told = [path for path, fault in at(site).walk() if fault]
    assert told == [path for path, fault in Folder(site.path / "content").walk() if fault]
    assert len(told) == 1


@pytest.mark.parametrize("to", ["/etc/passwd", "../../mkdocs.yml", "nato.yml"])
def test_link_in_a_commit_is_not_followed(site: Checkout, to: str) -> None:
    (site.path / "content/actors/link.yml").symlink_to(to)
    site.commit({})
    tree = at(site)
    assert paths(tree)["actors/link.yml"] == "it is a symbolic link"
    with pytest.raises(FileNotFoundError):
        tree.read("actors/link.yml")
    assert find_files(tree) == find_files(Folder(site.path / "content"))


def test_link_in_the_place_of_a_folder(site: Checkout) -> None:
    (site.path / "content/topics").symlink_to("actors")
    site.commit({})
    assert paths(at(site))["topics"] == "it is a symbolic link"
    assert find_files(at(site)) == find_files(Folder(site.path / "content"))


def test_submodule_is_another_repository(site: Checkout, tmp_path: Path) -> None:
    other = repository(tmp_path / "other", {"a.yml": "name: A\n"})
    commit = other.git("rev-parse", "HEAD")
    site.git("update-index", "--add", "--cacheinfo", f"160000,{commit},content/topics")
    site.git("commit", "--quiet", "-m", "a submodule")
    assert paths(at(site)) == paths(at(site, "HEAD~1"))


def test_hidden_files_are_left_alone(site: Checkout) -> None:
    site.commit({"content/.hidden.yml": "a", "content/.folder/a.yml": "a"})
    assert paths(at(site)) == paths(at(site, "HEAD~1"))


def test_content_at_the_top_of_the_repository(tmp_path: Path) -> None:
    site = repository(tmp_path, {"actors/nato.yml": NATO})
    found = around(site, "")
    assert found.folder == ""
    assert "actors/nato.yml" in paths(at(site, content=""))


def test_content_deep_below_beside_a_folder_of_like_name(tmp_path: Path) -> None:
    files = {"a/[b]/content/actors/nato.yml": NATO, "a/[b]/content2/x.yml": "x", "a/b/y.yml": "y"}
    site = repository(tmp_path, files)
    assert around(site, "a/[b]/content").folder == "a/[b]/content"
    assert paths(at(site, content="a/[b]/content")) == {"actors/nato.yml": ""}


def test_content_was_not_there_or_was_a_file(tmp_path: Path) -> None:
    site = repository(tmp_path, {"documents": "a file\n"})
    site.commit({"documents": None})
    site.commit({"documents/actors/nato.yml": NATO})
    assert paths(at(site, "HEAD~2", "documents")) == paths(at(site, "HEAD~1", "documents")) == {}


def test_one_object_under_many_names_and_one_too_large(site: Checkout) -> None:
    site.commit({f"content/topics/{name}.yml": "name: A\n" for name in "abc"})
    site.commit({"content/about.md": "x" * (3 * MOST_BYTES)})
    tree = at(site)
    assert {tree.read(f"topics/{name}.yml") for name in "abc"} == {b"name: A\n"}
    assert len(tree.read("about.md")) == MOST_BYTES + 1


# --- the index and the working tree ---------------------------------------------------------------


def test_staged_is_what_would_be_committed(site: Checkout) -> None:
    site.write({"content/actors/nato.yml": "name: Staged\n", "content/actors/eu.yml": "name: EU\n"})
    site.git("add", "content")
    site.write({"content/actors/nato.yml": "name: Later\n", "content/actors/un.yml": "name: UN\n"})
    staged = around(site).staged()
    assert staged.tree.read("actors/nato.yml") == b"name: Staged\n"
    assert paths(staged.tree).keys() == {"actors/eu.yml", "actors/nato.yml", "index.md"}
    assert staged.paths == {"actors/eu.yml", "actors/nato.yml"}


def test_what_git_knows_a_file_by_is_what_its_bytes_say(site: Checkout) -> None:
    site.write({"content/actors/eu.yml": "name: EU\n"})
    site.git("add", "content")
    tree = around(site).staged().tree
    for path in ("actors/eu.yml", "actors/nato.yml"):
        assert tree.blob_id(path) == blob_id(tree.read(path))


def test_repository_of_the_other_format_knows_files_by_nothing_of_ours(tmp_path: Path) -> None:
    site = Checkout(tmp_path)
    site.git("init", "--quiet", "--object-format=sha256")
    site.write({"content/actors/nato.yml": "name: NATO\n"})
    site.git("add", "content")
    tree = around(site).staged().tree
    assert tree.blob_id("actors/nato.yml") is None
    assert tree.read("actors/nato.yml") == b"name: NATO\n"


def test_texts_are_read_when_they_are_wanted_and_no_others(site: Checkout) -> None:
    site.commit({"content/actors/eu.yml": "name: EU\n", "content/map.png": "a picture"})
    site.write({"content/actors/nato.yml": "name: Staged\n"})
    site.git("add", "content")
    tree = around(site).staged().tree
    assert [*tree.texts.values()] == [b"name: Staged\n"]
    assert tree.read("actors/eu.yml") == b"name: EU\n"
    more = tree.at_hand(["actors/eu.yml", "map.png", "not/there.yml"])
    assert sorted(more.texts.values()) == [b"name: EU\n", b"name: Staged\n"]
    assert more.at_hand(["actors/eu.yml"]) is more
    with pytest.raises(FileNotFoundError):
        more.read("map.png")


def test_conflict_in_the_index_is_told(site: Checkout) -> None:
    site.git("switch", "--quiet", "--create", "change")
    site.commit({"content/actors/nato.yml": "name: One\n"})
    site.git("switch", "--quiet", "main")
    site.commit({"content/actors/nato.yml": "name: Two\n"})
    run = subprocess.run(["git", "merge", "change"], cwd=site.path, check=False)
    assert run.returncode == 1
    assert paths(around(site).staged().tree)["actors/nato.yml"] == "a merge left it in conflict"
    assert around(site).commit_of_working_tree() is None
    assert "<<<<<<<" in (site.path / "content/actors/nato.yml").read_text(encoding="utf-8")


def test_working_tree_is_a_commit_while_nothing_is_changed(site: Checkout) -> None:
    head = site.git("rev-parse", "HEAD")
    site.write({"mkdocs.yml": "site_name: x\n"})
    assert around(site).commit_of_working_tree() == head
    site.write({"content/topics/a.yml": "name: A\n"})
    assert around(site).commit_of_working_tree() is None


# --- names of commits -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "revision", ["HEAD", "main", "@", "HEAD^{}", "HEAD^{/A change}", ":/A change", "v1", "HEAD~0"]
)
def test_every_name_of_a_commit_is_understood(site: Checkout, revision: str) -> None:
    site.git("tag", "--annotate", "--message", "One", "v1")
    assert around(site).commit(revision) == site.git("rev-parse", "HEAD")
    assert around(site).commit(site.git("rev-parse", "--short", "HEAD"))


@pytest.mark.parametrize(
    "revision",
    [
        "",
        "-x",
        "--all",
        "--git-dir=/",
        "nothing",
        "a b",
        "a\nb",
        "a\0b",
        "\x1b[31m",
        "\udcff",
        "HEAD:content",
        "HEAD:mkdocs.yml",
        "HEAD^{/nowhere}",
        "HEAD HEAD",
        "$(touch x)",
        "HEAD^2",
    ],
)
def test_what_is_no_commit_is_told(site: Checkout, revision: str) -> None:
    with pytest.raises(RevisionError, match="git knows no commit") as raised:
        around(site).commit(revision)
    assert raised.value.hint is None


@pytest.mark.parametrize("revision", ["main..HEAD", "HEAD...HEAD"])
def test_range_is_two_revisions(site: Checkout, revision: str) -> None:
    with pytest.raises(RevisionError) as raised:
        around(site).commit(revision)
    assert "two revisions" in str(raised.value.hint)


def test_default_branch_by_every_way_to_it(site: Checkout, tmp_path: Path) -> None:
    assert around(site).default_branch() == "main"
    site.git("branch", "--move", "master")
    assert around(site).default_branch() == "master"
    clone = site.clone(tmp_path / "clone")
    assert around(clone).default_branch() == "origin/HEAD"
    clone.git("remote", "set-head", "origin", "--delete")
    assert around(clone).default_branch() == "origin/master"
    site.git("branch", "--move", "trunk")
    with pytest.raises(RevisionError, match="no default branch"):
        around(site).default_branch()


def test_remote_head_that_leads_nowhere(site: Checkout, tmp_path: Path) -> None:
    clone = site.clone(tmp_path / "clone")
    clone.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone")
    assert around(clone).default_branch() == "origin/main"


def test_no_common_history(site: Checkout) -> None:
    main = site.git("rev-parse", "HEAD")
    site.git("switch", "--quiet", "--orphan", "other")
    other = site.commit({"content/index.md": "# Other\n"})
    with pytest.raises(RevisionError, match="does not reach"):
        around(site).merge_base(main, other)


def test_no_commit_yet(tmp_path: Path) -> None:
    site = Checkout(tmp_path)
    site.git("init", "--quiet", "--initial-branch=main")
    site.write({"content/index.md": "# A\n"})
    with pytest.raises(RevisionError, match="no commit here yet"):
        around(site).default_branch()
    assert around(site).commit_of_working_tree() is None
    site.git("add", "--all")
    assert paths(around(site).staged().tree) == {"index.md": ""}


# --- repositories that are not whole, or not to be trusted ----------------------------------------


def test_outside_of_any_repository(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="lies in no git repository that can be read"):
        Repository.around(tmp_path)


def test_bare_repository_has_no_content_folder(site: Checkout, tmp_path: Path) -> None:
    bare = site.clone(tmp_path / "bare", "--bare")
    with pytest.raises(RevisionError, match="work tree"):
        around(bare, "")


def test_without_git(site: Checkout, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match="there is no git on this machine"):
        around(site)


def test_git_that_cannot_be_run(
    site: Checkout, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "git").write_bytes(b"\0")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match="git cannot be run"):
        around(site)


def test_repository_of_somebody_else(site: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(RevisionError, match="dubious ownership") as raised:
        around(site)
    assert "safe.directory" in str(raised.value.hint)


def test_shallow_clone_says_how_to_get_more(site: Checkout, tmp_path: Path) -> None:
    site.commit({"content/topics/a.yml": "name: A\n"})
    shallow = site.clone(tmp_path / "shallow", "--depth=1")
    with pytest.raises(RevisionError) as raised:
        around(shallow).commit("HEAD^1", history=True)
    assert raised.value.hint == "this clone is shallow: git fetch --unshallow"
    deeper = site.clone(tmp_path / "deeper", "--depth=2")
    assert around(deeper).commit("HEAD^1") == site.git("rev-parse", "HEAD^1")


@pytest.mark.parametrize(
    ("revision", "command"),
    [
        ("origin/main", "--depth=1 origin main:refs/remotes/origin/main"),
        ("main", "--depth=1 origin main:main"),
        ("v1", "--depth=1 origin v1:v1"),
        ("a/b", "--depth=1 origin a/b:a/b"),
        ("HEAD^1", "--deepen=1 origin"),
        ("HEAD~2^~", "--deepen=4 origin"),
        ("COMMIT", "--depth=1 origin COMMIT"),
        ("HEAD^{/first}", "--unshallow"),
    ],
)
def test_cheapest_way_to_a_revision_works(
    site: Checkout, tmp_path: Path, revision: str, command: str
) -> None:
    site.git("branch", "a/b")
    site.git("tag", "v1")
    site.git("switch", "--quiet", "--create", "change")
    commits = [site.commit({}, name) for name in ("first", "2", "3", "4", "5")]
    revision, command = (one.replace("COMMIT", commits[1]) for one in (revision, command))
    shallow = site.clone(tmp_path / "shallow", "--depth=1", "--branch=change")
    with pytest.raises(RevisionError) as raised:
        around(shallow).commit(revision)
    assert raised.value.hint == f"this clone is shallow: git fetch {command}"
    shallow.git("fetch", "--quiet", *command.split())
    assert around(shallow).commit(revision) == site.git(
        "rev-parse", revision.removeprefix("origin/")
    )


@pytest.mark.parametrize("revision", ["$(x)", "-x", "a b", "v1\n", "HEAD~9999999", "ab;c"])
def test_what_is_no_name_is_put_in_no_command(
    site: Checkout, tmp_path: Path, revision: str
) -> None:
    site.commit({})
    shallow = site.clone(tmp_path / "shallow", "--depth=1")
    with pytest.raises(RevisionError) as raised:
        around(shallow).commit(revision)
    assert raised.value.hint == "this clone is shallow: git fetch --unshallow"


def test_partial_clone_is_told_and_nothing_is_fetched(site: Checkout, tmp_path: Path) -> None:
    site.commit({"content/actors/nato.yml": "name: NATO now\n"})
    site.git("config", "uploadpack.allowFilter", "true")
    partial = site.clone(tmp_path / "partial", "--filter=blob:none")
    before = sorted((partial.path / ".git/objects").rglob("*"))
    assert at(partial).read("actors/nato.yml") == b"name: NATO now\n"
    with pytest.raises(RevisionError, match="has the name of a file but not its text") as raised:
        at(partial, "HEAD~1")
    assert raised.value.hint
    assert sorted((partial.path / ".git/objects").rglob("*")) == before


def test_objects_that_are_lost(site: Checkout) -> None:
    blob = site.git("rev-parse", "HEAD:content/actors/nato.yml")
    (site.path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(RevisionError, match="not its text"):
        at(site)
    tree = site.git("rev-parse", "HEAD^{tree}")
    (site.path / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(RevisionError, match="are not here"):
        at(site)


def test_index_that_is_broken(site: Checkout) -> None:
    (site.path / ".git/index").write_bytes(b"no index")
    with pytest.raises(RevisionError, match="index cannot be read"):
        around(site).staged()


def test_replaced_objects_are_not_looked_at(site: Checkout) -> None:
    first = site.git("rev-parse", "HEAD")
    second = site.commit({"content/actors/nato.yml": "name: Other\n"})
    site.git("replace", second, first)
    assert at(site).read("actors/nato.yml") == b"name: Other\n"


# --- hooks ----------------------------------------------------------------------------------------

HOOK = """\
#!/bin/sh
cd content/actors
env | grep ^GIT_ > "$OUT"
exec "$PYTHON" -c "
from pathlib import Path
from dateline.read.revision import Repository
found = Repository.around(Path('..'))
print(found.folder, sorted(path for path, _ in found.staged().tree.walk()), found.commit('HEAD'))
" >> "$OUT" 2>&1
"""


@pytest.mark.parametrize("linked", [False, True], ids=["a repository", "a linked working tree"])
@pytest.mark.parametrize("whole", [False, True], ids=["some files", "all changes"])
def test_inside_a_hook(site: Checkout, tmp_path: Path, *, linked: bool, whole: bool) -> None:
    head = site.git("rev-parse", "HEAD")
    hook = site.path / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK, encoding="utf-8")
    hook.chmod(0o755)
    where = site
    if linked:
        site.git("worktree", "add", "--quiet", "-b", "change", str(tmp_path / "linked"))
        where = Checkout(tmp_path / "linked")
    where.write({"content/actors/eu.yml": "name: EU\n", "content/actors/un.yml": "name: UN\n"})
    where.git("add", "content/actors")
    out = tmp_path / "out"
    told = ("--all",) if whole else ("content/actors/eu.yml",)
    command = ["git", "commit", "--quiet", "--message", "x", *told]
    python = sys.executable
    environment = {**os.environ, "OUT": str(out), "PYTHON": python, "PYTHONPATH": PROGRAM}
    subprocess.run(command, cwd=where.path, env=environment, check=True)
    said = out.read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("GIT_INDEX_FILE=") for line in said)
    names = ["actors/eu.yml", "actors/nato.yml", *(["actors/un.yml"] if whole else []), "index.md"]
    assert said[-1] == f"content {names} {head}"


def test_repository_that_is_named_with_its_working_tree(
    site: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site.path / ".git").rename(tmp_path / "kept.git")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", "kept.git")
    monkeypatch.setenv("GIT_WORK_TREE", "site")
    found = Repository.around(Path("site/content"))
    assert (found.top, found.folder) == (site.path, "content")
    assert paths(found.at(found.commit("HEAD"))) == {"actors/nato.yml": "", "index.md": ""}


@pytest.mark.parametrize("name", ["LITERAL", "GLOB", "NOGLOB", "ICASE"])
def test_how_others_want_paths_to_be_read_does_not_matter(
    site: Checkout, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(f"GIT_{name}_PATHSPECS", "1")
    assert (
        paths(at(site))
        == paths(around(site).staged().tree)
        == {"actors/nato.yml": "", "index.md": ""}
    )


def test_nothing_is_touched(site: Checkout) -> None:
    site.write({"content/actors/nato.yml": "name: Other\n", "content/topics/a.yml": "name: A\n"})
    os.utime(site.path / "content/index.md", (1, 1))

    def everything() -> dict[str, tuple[float, bytes]]:
        files = (file for file in sorted(site.path.rglob("*")) if file.is_file())
        return {str(file): (file.stat().st_mtime, file.read_bytes()) for file in files}

    before = everything()
    found = around(site)
    found.at(found.commit(found.default_branch()))
    found.staged()
    found.commit_of_working_tree()
    found.merge_base("HEAD", "HEAD")
    assert everything() == before
