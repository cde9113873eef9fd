"""Record files as a hurried editor might write them: in any order and style, with comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

KEYS = [
    *["title", "date", "sources", "statements", "by", "lane", "x", "body", "evidence", "added"],
    *["id", "locator", '"q k"', "'it''s'"],
]
VALUES = [
    *["a", "b c", "“x” y", "no", "2022", '"q: r"', "'it''s'", "https://x.y/z?a=b", "x" * 60, "~"],
    *["Kyiv – київ", '"a\\nb"', '"\\xa0z"', '"  space"', '"tail "', '""', "''", "", "a:b", "= 1"],
    *["x#y", '"tab\\t"', "[a, b]", "{id: x, locator: 'a, b'}", "[]", "{}", '["x, y", z,]', "1e3"],
    *["[{a: b}, [c]]", "{k: }", '[a, "b\\nc"]', '"0 1"', '"1e3"', "null", "12\xa0%", '"12\xa0%"'],
    f"{'long ' * 30}end",
    f"'{'long ' * 30}: end'",
    f"[{', '.join(['an-id-that-is-long'] * 9)}]",
]
LINES = ["text", f"many words {'and ' * 30}", "", "", "# no comment", "x  y", "  deep", "\ttab"]


def record_at_random(random: Random) -> str:
    """A YAML text that is a mapping, mostly without syntax errors."""
    lines: list[str] = ["---"] if random.random() < 0.1 else []
    _mapping_or_list(random, 0, 0, lines)
    if random.random() < 0.2:
        lines.append("# the end")
    return "\n".join(lines) + ("\n" if random.random() < 0.8 else "")


def _mapping_or_list(random: Random, column: int, depth: int, lines: list[str]) -> None:
    is_list = depth > 0 and random.random() < 0.4
    names = random.sample(KEYS, random.randint(1, 4))
    for name in names:
        lines.extend([""] * random.choice([0, 0, 0, 1, 2]))
        if random.random() < 0.25:
            indent = " " * random.choice([0, column, column, column + 2])
            lines.append(f"{indent}# above {random.randint(0, 10**6)}")
        head = " " * column + ("-" if is_list else f"{name}:")
        _value(random, head, column, depth, lines)


def _value(random: Random, head: str, column: int, depth: int, lines: list[str]) -> None:
    comment = ""
    if random.random() < 0.25:
        comment = random.choice([" ", "   "]) + f"# beside {random.randint(0, 10**6)}"
    form = random.random()
    inner = " " * (column + 2)
    if form < 0.5 or depth > 3:
        lines.append(f"{head} {random.choice(VALUES)}".rstrip(" ") + comment)
    elif form < 0.6:
        lines.append(f"{head} {random.choice(['|', '>', '|-', '>-', '|+', '>+', '|2'])}{comment}")
        texts = [random.choice(LINES) for _ in range(random.randint(0, 4))]
        lines.extend(inner + text if text else "" for text in texts)
    elif form < 0.7:
        lines.extend([f"{head} a plain text", f"{inner}goes on{comment}"])
    elif form < 0.75:
        lines.extend([f"{head} [a,{comment}", f"{inner}  b, {{c: d}}", f"{inner}]"])
    else:
        lines.append(head + comment)
        _mapping_or_list(random, column + 2, depth + 1, lines)
