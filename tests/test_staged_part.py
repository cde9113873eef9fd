"""A part of an archive and the whole of it say the same, whatever changes."""

from __future__ import annotations

import json
from itertools import permutations
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import pytest
from hypothesis import given, reject, target
from hypothesis import strategies as st

from dateline.cache import program
from dateline.check.rules import RULES
from dateline.model.kind import Kind
from dateline.read.outline import Outline
from dateline.read.part import read_part
from dateline.staged import OUTLINE, check_staged
from tests.check.test_cases import FAILING, PASSING, TODAY
from tests.staging import committed, memory, staged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn

    from tests.staging import Memory

Site: TypeAlias = dict[str, str]
Chosen = TypeVar("Chosen")


def kept_of(site: Site) -> Memory | None:
    """The cache once a site was checked; None where errors keep its outline from being kept."""
    cache = memory()
    check_staged(committed({}), staged({}, site), TODAY, cache=cache)
    return cache if OUTLINE in cache.entries else None


def is_part_enough(before: Site, after: Site, cache: Memory) -> bool:
    """Whether a part of a site answers for a change; asserts that what is said is the same."""
    change = staged(before, after)
    outline = cache.load(OUTLINE, program())
    assert isinstance(outline, Outline)
    enough = bool(change.paths) and read_part(change, outline) is not None
    of_all = check_staged(committed(before), change, TODAY)
    assert check_staged(committed(before), change, TODAY, cache=cache) == of_all
    return enough and not of_all.problems


# --- the cases of the rules -----------------------------------------------------------------------


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_cases_of_a_rule_are_told_the_same(rule: str) -> None:
    cases = [case.files for case in (*PASSING, *FAILING) if case.rule == rule]
    changes = [
        change
        for one, other in permutations(cases, 2)
        for change in ((one, other), (one, {**one, **other}))
    ]
    for case in cases:
        for path in case:
            rest = {name: text for name, text in case.items() if name != path}
            changes += [(rest, case), (case, rest)]
    enough = 0
    for before, after in changes:
        cache = kept_of(before)
        if cache is not None:
            enough += is_part_enough(before, after, cache)
    assert enough


# --- what only the others show --------------------------------------------------------------------


def event(title: str, date: str, cited: str, more: str = "") -> str:
    return f"title: {title}\ndate: {date}\ntype: meeting\nsources: [{cited}]\n{more}"


REPORT = "{title: The report, url: https://example.org/report}"
ARCHIVE = {
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "events/council.yml": event("The council meets", "2022-01-12", "press", "actors: [NATO]\n"),
    "events/long.yml": event("Long meeting", "2022-02/2022-03", "wire, first"),
    "events/opening.yml": event("Talks are opened", "2021-12-01", "wire"),
    "events/reply.yml": event(
        "A reply", "2022-05-01", "press", "relations: {follows: [opening]}\n"
    ),
    "events/second.yml": event("A second day", "2022-05-02", REPORT),
    "events/third.yml": event("A third day", "2022-05-03", REPORT),
    "events/fourth.yml": event(
        "A fourth day", "2022-05-04", "{title: One, url: https://example.org/1}"
    ),
    "sources/first.yml": "title: One\nurl: https://example.org/1\n",
    "sources/then.yml": "title: The other\nurl: https://example.org/1\n"
    "withdrawn: {date: 2022-05-05, reason: It was wrong.}\n",
    "events/soon.yml": event(
        "Talks go on", "2021-12-09", "press", "relations: {follows: [opening]}\n"
    ),
    "sources/press.yml": "title: A paper\nurl: https://example.org/press\npublished: 2022-06-01\n",
    "sources/wire.yml": "title: A wire\nurl: https://example.org/wire\nrelies_on: [bureau]\n",
    "sources/agency.yml": "title: Agency\nurl: https://example.org/agency\nrelies_on: [witness]\n",
    "sources/bureau.yml": "title: Bureau\nurl: https://example.org/bureau\nrelies_on: [agency]\n",
    "sources/daily.yml": "title: Daily\nurl: https://ap.org/a\npublisher: example.org\n",
    "sources/witness.yml": "title: A witness\nurl: https://example.org/witness\n",
}


INLINE = "{title: The paper, url: https://www.example.org/press/}"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"events/new.yml": event("Council meets", "2022-01-12", "witness")},
            ("events/new.yml", "near-duplicate"),
        ),
        (
            {"events/new.yml": event("Long meetings", "2022-02-14", "press")},
            ("events/new.yml", "near-duplicate"),
        ),
        (
            {"events/opening.yml": event("Talks are opened", "2022-01-02", "wire")},
            ("events/soon.yml", "relation-order"),
        ),
        (
            {
                "topics/council.yml": "name: Councils\n",
                "events/new.yml": event("New", "2022-05-02", "press", "topics: [Councils]\n"),
            },
            ("topics/council.yml", "duplicate-id"),
        ),
        (
            {
                "actors/office.yml": "name: The office\nkind: group\nformer_ids: [nato]\n",
                "events/new.yml": event("New", "2022-05-02", "press", "actors: [office]\n"),
            },
            ("actors/office.yml", "duplicate-id"),
        ),
        (
            {
                "actors/office.yml": "name: The office\naliases: [Nato]\nkind: group\n",
                "events/new.yml": event("New", "2022-05-02", "press", "actors: [office]\n"),
            },
            ("events/council.yml", "ambiguous-name"),
        ),
        (
            {"actors/nato.yml": "name: The alliance\nkind: organization\n"},
            ("events/council.yml", "unknown-reference"),
        ),
        (
            {"sources/witness.yml": ARCHIVE["sources/witness.yml"] + "relies_on: [wire]\n"},
            ("sources/agency.yml", "circular-sourcing"),
        ),
        (
            {"events/new.yml": event("New", "2022-05-02", INLINE)},
            ("events/new.yml", "conflicting-source"),
        ),
        (
            {"actors/new.yml": "name: New\nkind: group\n"},
            ("actors/new.yml", "unused-record"),
        ),
        (
            {
                "sources/report.yml": "title: What was reported\nurl: https://example.org/report\n"
                "withdrawn: {date: 2022-05-01, reason: It was wrong.}\n"
            },
            ("events/third.yml", "no-source"),
        ),
        (
            {"sources/first.yml": "title: One\nurl: https://example.org/elsewhere\n"},
            ("events/fourth.yml", "no-source"),
        ),
        (
            {"events/soon.yml": event("Talks", "2021-12-09", "nobody")},
            ("events/soon.yml", "unknown-reference"),
        ),
    ],
)
def test_what_others_show_is_told(change: Site, told: tuple[str, str]) -> None:
    cache = kept_of(ARCHIVE)
    assert cache is not None
    after = {**ARCHIVE, **change}
    said = check_staged(committed(ARCHIVE), staged(ARCHIVE, after), TODAY, cache=cache).problems
    assert told in {(one.path, one.rule) for one in said}
    assert not is_part_enough(ARCHIVE, after, cache)


def test_a_name_is_taken_from_what_is_newer_than_the_outline_too() -> None:
    kept = {**ARCHIVE, "about.md": "# About\n"}
    cache = kept_of(kept)
    assert cache is not None
    page = "# About\n\n[[timeline: topic=Arms]]\n"
    before = {**kept, "topics/arms.yml": "name: Arms\n", "about.md": page}
    assert is_part_enough(kept, before, cache)
    after = {**before, "topics/weapons.yml": "name: Weapons\naliases: [Arms]\n"}
    said = check_staged(committed(before), staged(before, after), TODAY, cache=cache).problems
    assert ("about.md", "ambiguous-name") in {(one.path, one.rule) for one in said}


ONE = "{title: Nine, url: https://example.org/9}"
ONE_OF_NOTHING = "{title: Nine, url: https://example.org/9, relies_on: [alone]}"
ONE_OF_A_PAPER = "{title: Nine, url: https://example.org/9, publisher: Paper}"
PAPERS = {
    "sources/same.yml": "title: At the host\nurl: https://example.org/8\npublisher: Paper\n",
    "sources/paper.yml": "title: A paper’s own\nurl: https://paper.org/8\npublisher: Paper\n",
    "events/papers.yml": event("Papers", "2019-05-04", "same, paper"),
}
FOLLOWING = "relations: {follows: [later]}\n"


@pytest.mark.parametrize(
    ("more", "change"),
    [
        pytest.param(
            {
                "events/begin.yml": event("Opening", "2021-12-06", "press"),
                "events/answer.yml": event(
                    "A reply", "2022-05-06", "press", "relations: {follows: [opening]}\n"
                ),
                "events/opening.yml": None,
                "events/reply.yml": None,
                "events/soon.yml": None,
            },
            {"events/opening.yml": event("The hall is opened", "2022-05-30", "press")},
            id="an id that was a name",
        ),
        pytest.param(
            {
                "events/hall.yml": event(
                    "The hall is opened", "2022-05-30", "press", "former_ids: [hall-2]\n"
                ),
                "events/begin.yml": event("Hall-3", "2021-12-06", "press"),
                "events/answer.yml": event(
                    "A reply", "2022-05-06", "press", "relations: {follows: [hall-3]}\n"
                ),
            },
            {
                "events/hall.yml": event(
                    "The hall is opened", "2022-05-30", "press", "former_ids: [hall-3]\n"
                )
            },
            id="a former id that was a name",
        ),
        pytest.param(
            {
                "sources/moved.yml": "title: Moved\nurl: https://example.org/new\n"
                "former_ids: [example-org-0cbef403]\n"
            },
            {
                "events/new.yml": event(
                    "New", "2022-05-07", "{title: Old, url: https://example.org/old}"
                )
            },
            id="a source within an event whose id is a former one",
        ),
        pytest.param(
            {},
            {
                "events/new.yml": event(
                    "New",
                    "2022-05-07",
                    "{title: Old, url: https://example.org/old, former_ids: [nato]}",
                )
            },
            id="a source within an event that takes a former id",
        ),
        pytest.param(
            {
                "events/early.yml": event("First", "2020-05-07", ONE),
                "events/later.yml": event("Later", "2020-06-07", "Nine"),
            },
            {"sources/one.yml": "title: First report\nurl: https://example.org/9\n"},
            id="a source within an event that gives way to one of its own",
        ),
        pytest.param(
            {
                "events/early.yml": event("First", "2020-05-07", ONE),
                "events/later.yml": event("Later", "2020-06-07", ONE.replace("Nine", "Two")),
                "sources/two.yml": "title: Two\nurl: https://two.org/\n",
                "events/other.yml": event("Other", "2020-07-07", "Two"),
            },
            {"events/early.yml": event("First", "2020-05-07", "press")},
            id="a second name that becomes the first",
        ),
        pytest.param(
            {
                "events/early.yml": event("First", "2020-05-07", ONE),
                "events/later.yml": event("Later", "2020-06-07", ONE_OF_NOTHING),
                "sources/alone.yml": "title: Alone\nurl: https://alone.org/\n",
            },
            {
                "events/new.yml": event("New", "2020-08-07", "press", FOLLOWING),
                "sources/alone.yml": "title: All alone\nurl: https://alone.org/\n",
            },
            id="a second description that is read for a relation",
        ),
        pytest.param(
            {
                **PAPERS,
                "events/early.yml": event("First", "2020-05-07", ONE),
                "events/later.yml": event("Later", "2020-06-07", ONE_OF_A_PAPER),
            },
            {
                "events/new.yml": event(
                    "New", "2020-08-07", "paper, {title: A, url: https://example.org/7}", FOLLOWING
                )
            },
            id="a second description with a publisher",
        ),
        pytest.param(
            {
                **PAPERS,
                "events/early.yml": event("First", "2020-05-07", ONE_OF_A_PAPER),
            },
            {
                "sources/one.yml": "title: First report\nurl: https://example.org/9\n",
                "events/new.yml": event("New", "2020-08-07", "one, paper"),
            },
            id="a publisher that is no more",
        ),
    ],
)
def test_what_is_described_twice_or_has_two_names_is_told_the_same(
    more: dict[str, str | None], change: Site
) -> None:
    before = {path: text for path, text in {**ARCHIVE, **more}.items() if text is not None}
    cache = kept_of(before)
    assert cache is not None
    is_part_enough(before, {**before, **change}, cache)


@pytest.mark.parametrize(
    "change",
    [
        {"events/soon.yml": event("Talks go on, and on", "2021-12-09", "press")},
        {"events/new.yml": event("A new one", "2022-01-12", "{title: A report}")},
        {
            "events/new.yml": event(
                "A new one", "2022-05-04", "wire, {title: B, url: https://ap.org/b}"
            )
        },
        {"actors/nato.yml": "name: NATO\nkind: organization\naliases: [The alliance]\n"},
        {"sources/press.yml": "title: The paper\nurl: https://example.org/press\n"},
    ],
)
def test_a_part_is_enough_for_what_is_right(change: Site) -> None:
    cache = kept_of(ARCHIVE)
    assert cache is not None
    assert is_part_enough(ARCHIVE, {**ARCHIVE, **change}, cache)


# --- archives made up on the spot -----------------------------------------------------------------

HOSTS = ("example.org", "ap.org")
PUBLISHERS = ("AP", "The Paper")
OF_ADDRESS = "example-org-a42646a3"
"""The id of a source in an event that lies at https://example.org/1."""
COUNT = 4
"""How many records of a kind there are."""
SLOTS = tuple((kind, number) for kind in Kind for number in range(COUNT))


def path_of(kind: Kind, number: int) -> str:
    return f"{kind.folder}/{kind}-{number}.yml"


def ids(kind: Kind, count: int = COUNT) -> list[str]:
    return [f"{kind}-{number}" for number in range(count)]


def name_of(kind: Kind, number: int) -> str:
    return f"{kind} number {number}".capitalize()


class Drawn:
    """Records as they come: some as they should be, wild ones with all that can go wrong."""

    def __init__(self, draw: DrawFn, *, wild: bool) -> None:
        self.draw = draw
        self.wild = wild

    def seldom(self) -> bool:
        return self.wild and self.draw(st.integers(0, 9)) == 0

    def one_of(self, values: Sequence[Chosen]) -> Chosen:
        return self.draw(st.sampled_from(values))

    def some(self, values: list[str], fewest: int = 0) -> list[str]:
        if not values:
            return []
        return self.draw(
            st.lists(st.sampled_from(values), min_size=fewest, max_size=2, unique=True)
        )

    def of_others(self, kind: Kind, number: int) -> list[str]:
        """Records of the same kind: those before it, unless it is a wild one."""
        return self.some(ids(kind, COUNT if self.wild else number))

    def named(self, kind: Kind) -> list[str]:
        nobody = ["nobody", "old-1", "A report 1", OF_ADDRESS, *ids(Kind.ACTOR), name_of(kind, 1)]
        return [*self.some(ids(kind)), *([self.one_of(nobody)] if self.seldom() else ())]

    def citations(self, number: int) -> list[Any]:
        at = self.draw(st.integers(0, 3)) if self.draw(st.booleans()) else number
        inline: dict[str, Any] = {"title": f"A report {at}"}
        if self.draw(st.booleans()):
            inline["url"] = f"https://{self.one_of(HOSTS)}/{at}"
        if self.draw(st.booleans()):
            inline["publisher"] = self.one_of(PUBLISHERS)
        if self.seldom():
            inline |= self.one_of([{"former_ids": ["old-1"]}, {"aliases": ["source-1"]}])
        if self.seldom():
            inline["relies_on"] = [self.one_of(ids(Kind.SOURCE))]
        cited = [
            self.one_of([one, {"id": one, "supports": ["date"]}]) for one in self.named(Kind.SOURCE)
        ]
        return [*cited, inline] if self.draw(st.booleans()) else cited or [inline]

    def text(self) -> str:
        return self.one_of(
            ["Plain.", "See [[event-1]].", "With [[actor-1|him]], [[old-1]].", "From [[source-3]]."]
            if self.wild
            else ["Plain.", "See [[event-1]].", "With [[actor-1|him]].", "From [[source-3]]."]
        )

    def record(self, kind: Kind, number: int) -> str:
        name = name_of(kind, self.draw(st.integers(0, COUNT)) if self.seldom() else number)
        said: dict[str, Any] = {"title" if kind in (Kind.EVENT, Kind.SOURCE) else "name": name}
        others = self.of_others(kind, number)
        if kind is Kind.EVENT:
            said |= self.event(number, others)
        elif kind is Kind.SOURCE:
            at = self.draw(st.integers(0, 3)) if self.seldom() else number
            said["url"] = f"https://{self.one_of(HOSTS)}/{self.one_of([f'source-{at}', at])}"
            if self.draw(st.booleans()):
                said["publisher"] = self.one_of(PUBLISHERS)
            said["published"] = self.one_of(["2022-02-01", "2022-02-02"])
            said |= {"copy_of": others[0], "relies_on": others[1:]} if others else {}
        elif others:
            said["part_of"] = others
        if kind is Kind.ACTOR:
            said["kind"] = self.one_of(["person", "state"])
        if self.seldom():
            said |= self.one_of(
                [
                    {"former_ids": ["old-1"]},
                    {"former_ids": [self.one_of(ids(kind))]},
                    {"id": self.one_of(ids(kind))},
                    {"withdrawn": {"date": "2022-03-01", "reason": "It was wrong."}},
                    {"aliases": [self.one_of(["The other", name_of(kind, 1), f"{kind}-1"])]},
                ]
            )
        return json.dumps({key: value for key, value in said.items() if value}) + "\n"

    def event(self, number: int, others: list[str]) -> dict[str, Any]:
        dates = [f"2022-01-1{number // 2}"]
        if self.wild:
            dates += ["2022-01-10", "2022-01-11", "2022-01", "2022-01-10/2022-01-12", "2022-01-01"]
        return {
            "title": self.one_of(
                [name_of(Kind.EVENT, number), f"The council {'ab'[number % 2]} meets"]
            ),
            "date": self.one_of(dates),
            "type": self.one_of(["meeting", "call"]),
            "actors": self.named(Kind.ACTOR),
            "places": self.named(Kind.PLACE),
            "topics": self.named(Kind.TOPIC),
            "sources": self.citations(number),
            "relations": {
                self.one_of(
                    ["follows", "part_of", "responds_to", "causes"]
                    if self.wild
                    else ["follows", "part_of"]
                ): others
            }
            if others
            else {},
            "body": self.text(),
        }

    def page(self) -> str:
        marker = self.one_of(
            ["", "[[timeline: actor=actor-1]]", "[[timeline: topic=Topic number 2]]"]
        )
        return f"# A page\n\n{self.text()}\n\n{marker}\n"


@st.composite
def sites(draw: DrawFn) -> Site:
    """An archive that is mostly right."""
    drawn = Drawn(draw, wild=False)
    records = {path_of(*slot): drawn.record(*slot) for slot in SLOTS}
    return {**records, "about.md": drawn.page()}


@st.composite
def changed(draw: DrawFn, site: Site) -> Site:
    """An archive after a commit that may do anything."""
    drawn = Drawn(draw, wild=True)
    after = dict(site)
    for kind, number in draw(st.lists(st.sampled_from(SLOTS), min_size=1, max_size=2)):
        path = path_of(kind, number)
        match draw(st.sampled_from(["edit", "edit", "add", "remove", "move", "page"])):
            case "add":
                after[f"{kind.folder}/{kind}-{number}b.yml"] = drawn.record(kind, number)
            case "remove":
                after.pop(path, None)
            case "move" if path in after:
                after[f"{kind.folder}/moved/{kind}-{number}.yml"] = after.pop(path)
            case "page":
                after["about.md"] = drawn.page()
            case _:
                after[path] = drawn.record(kind, number)
    return after


@given(st.data())
def test_changes_are_told_the_same(data: st.DataObject) -> None:
    site = data.draw(sites())
    cache = kept_of(site)
    if cache is None:
        reject()
    enough = 0
    for _ in range(data.draw(st.integers(1, 4))):
        after = data.draw(changed(site))
        enough += is_part_enough(site, after, cache)
        site = after
    target(enough)
