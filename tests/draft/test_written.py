from __future__ import annotations

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.draft.article import plain
from dateline.draft.proposal import Field, Proposed, RecordDraft, Recorded, StatementDraft
from dateline.draft.written import addition_text, record_text
from dateline.model.dates import parse
from dateline.model.kind import Kind
from dateline.read.document import decode, load

HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\n\r\t\x00\x1b\x85\u2028\u2029\u202e\ufeff#:-'\"[]{}&*!|>%@` \\,?ab"),
        st.characters(),
    ),
    max_size=200,
)


def draft(text: str) -> RecordDraft:
    said = plain(text) or "x"
    statement = StatementDraft("nato", text, "asserts", text, said, "", f"paragraph 1, {said}")
    other = StatementDraft("nato", text, "", text, "", said, "paragraph 2")
    fields = (
        Field("title", said, text),
        Field("date", "2022-01-12", text),
        Field("actors", ("nato", said), text),
        Field("added", "2022-01-14"),
    )
    return RecordDraft(
        Kind.EVENT, "a", "events/2022", (text, text), fields, said, (statement, other)
    )


@given(HOSTILE)
@example("=")
@example(":0")
@example("<<")
@example("._")
@example("2022-02-31")
@example("0b_")
def test_nothing_in_an_article_gets_out_of_its_place(text: str) -> None:
    said = plain(text) or "x"
    written = record_text(draft(text), "paper")
    decoded, findings = decode(written.encode(), "a.yml")
    document = load(decoded, "a.yml")
    assert not [one for one in (*findings, *document.findings) if one.rule != "comment-in-text"]
    value = document.value
    assert isinstance(value, dict)
    assert list(value) == ["title", "date", "actors", "added", "sources", "statements", "draft"]
    assert (value["title"], value["actors"]) == (said, ["nato", said])
    statements = value["statements"]
    assert isinstance(statements, list)
    assert [one.get("quote") or one.get("says") for one in statements if isinstance(one, dict)] == [
        said,
        said,
    ]
    assert yaml.safe_load(written) is not None


@given(HOSTILE)
def test_what_is_to_be_added_is_all_comments(text: str) -> None:
    near = Recorded("events/a.yml", text, text, cites=False)
    proposed = Proposed(draft(text), parse("2022-01-12"), (near,))
    written = addition_text(proposed, "paper")
    assert all(line.startswith("# ") for line in written.splitlines())
    assert written.replace("\n", "").isprintable()


def test_fields_that_the_machine_filled_are_listed() -> None:
    written = record_text(draft("“Wednesday”"), "paper")
    assert "\ndraft: [title, date, actors, statements]\n" in written
    assert "# “Wednesday”\ndate: 2022-01-12\n" in written
