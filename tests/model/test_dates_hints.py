from __future__ import annotations

import time

import pytest

from dateline.model.dates import EdtfError, parse

# What editors write, and the EDTF that the hint gives them; two where it can be read in two ways.
MISTAKES = [
    # Days and months with their names.
    ("12 January 2022", ["2022-01-12"]),
    ("January 12, 2022", ["2022-01-12"]),
    ("January 12th, 2022", ["2022-01-12"]),
    ("Wednesday, 12 January 2022", ["2022-01-12"]),
    ("Jan 2022", ["2022-01"]),
    ("Sept. 2022", ["2022-09"]),
    ("12. Januar 2022", ["2022-01-12"]),
    ("1er janvier 2022", ["2022-01-01"]),
    ("12 de enero de 2022", ["2022-01-12"]),
    ("12 \u0441\u0456\u0447\u043d\u044f 2022", ["2022-01-12"]),
    ("\u044f\u043d\u0432\u0430\u0440\u044c 2022", ["2022-01"]),
    ("5 May", ["XXXX-05-05"]),
    # Numbers.
    ("12/01/2022", ["2022-01-12", "2022-12-01"]),
    ("12.01.2022", ["2022-01-12", "2022-12-01"]),
    ("25/12/2022", ["2022-12-25"]),
    ("12/25/2022", ["2022-12-25"]),
    ("11/11/2022", ["2022-11-11"]),
    ("2022-1-5", ["2022-01-05"]),
    ("2022/01/05", ["2022-01-05"]),
    ("2022-1", ["2022-01"]),
    ("01/2022", ["2022-01"]),
    ("20220105", ["2022-01-05"]),
    ("202201", ["2022-01"]),
    ("2022-W03-2", ["2022-01-18"]),
    ("2022-W03", ["2022-01-17/2022-01-23", "[2022-01-17..2022-01-23]"]),
    ("2022-012", ["2022-01-12"]),
    # About and perhaps.
    ("c. 2021", ["2021~"]),
    ("ca 2021", ["2021~"]),
    ("circa 1850", ["1850~"]),
    ("about December 2021", ["2021-12~"]),
    ("2021 (?)", ["2021?"]),
    ("2021 ?", ["2021?"]),
    ("possibly March 2019", ["2019-03?"]),
    ("c. 2021 (?)", ["2021%"]),
    ("c. 2021?", ["2021%"]),
    # Parts of years and months.
    ("early 2022", ["[2022-01..2022-04]", "2022"]),
    ("mid-2022", ["[2022-05..2022-08]", "2022"]),
    ("late 2022", ["[2022-09..2022-12]", "2022"]),
    ("end of 2021", ["2021-12", "[2021-10..2021-12]", "2021"]),
    ("early January 2022", ["[2022-01-01..2022-01-10]", "2022-01"]),
    ("end of February 2022", ["[2022-02-26..2022-02-28]", "2022-02"]),
    ("spring 2022", ["2022-21"]),
    ("autumn of 2022", ["2022-23"]),
    ("winter 2021/22", ["2021-24"]),
    ("Q1 2022", ["2022-33"]),
    ("2022-Q4", ["2022-36"]),
    ("H2 2022", ["2022-41"]),
    # Eras and ages.
    ("1990s", ["199X"]),
    ("the 1990's", ["199X"]),
    ("1900s", ["190X", "19XX"]),
    ("19th century", ["18XX"]),
    ("44 BC", ["-0043"]),
    ("44 BCE", ["-0043"]),
    ("1 BC", ["0000"]),
    ("AD 79", ["0079"]),
    ("79 CE", ["0079"]),
    ("-44", ["-0044", "-0043"]),
    ("476", ["476X", "0476"]),
    ("19", ["19XX", "0019"]),
    ("5", ["0005"]),
    ("22004", ["Y22004"]),
    # Stretches of time.
    ("2021-2022", ["2021/2022"]),
    ("2021\u20132022", ["2021/2022"]),
    ("1939-45", ["1939/1945", "1939"]),
    ("10-13 January 2022", ["2022-01-10/2022-01-13"]),
    ("January 10-13, 2022", ["2022-01-10/2022-01-13"]),
    ("30 January - 2 February 2022", ["2022-01-30/2022-02-02"]),
    ("January to March 2022", ["2022-01/2022-03"]),
    ("from 2021 to 2022", ["2021/2022"]),
    ("between 10 and 13 January 2022", ["[2022-01-10..2022-01-13]", "2022-01-10/2022-01-13"]),
    ("since November 2021", ["2021-11/..", "2021-11/"]),
    ("2021-present", ["2021/..", "2021/"]),
    ("until 1997", ["/1997", "[..1997]"]),
    ("before 1997", ["[..1996]"]),
    ("before 1 March 1997", ["[..1997-02-28]"]),
    ("after March 1997", ["[1997-04..]"]),
    ("before the 1990s", ["[..1989]"]),
    ("before spring 2022", ["[..2022-02-28]"]),
    # Several.
    ("2021 or 2022", ["[2021,2022]"]),
    ("10, 12 and 13 January 2022", ["{2022-01-10,2022-01-12,2022-01-13}"]),
    ("2022-01-12, 2022-01-14", ["{2022-01-12,2022-01-14}", "[2022-01-12,2022-01-14]"]),
    # Times.
    ("2021-12-07 10:07", ["2021-12-07T10:07"]),
    ("7 December 2021, 10:07 pm", ["2021-12-07T22:07"]),
    ("2021-12-07 10:07 UTC", ["2021-12-07T10:07Z"]),
    ("2012-10-10T1:10:10-5", ["2012-10-10T01:10:10-05"]),
    ("2012-10-10T01:10+0530", ["2012-10-10T01:10+05:30"]),
    ("2005-07-25/2006-01-01T10:10:10Z", ["2005-07-25/2006-01-01"]),
    # Slips of EDTF.
    ("2020 ", ["2020"]),
    ("1863-03 -29", ["1863-03-29"]),
    ("[1667, 1760-12]", ["[1667,1760-12]"]),
    ("20xx", ["20XX"]),
    ("\u22120043", ["-0043"]),
    ("\uff11\uff19\uff19\uff19", ["1999"]),
    ("2012\\2013", ["2012/2013"]),
    ("Y9999", ["9999"]),
    ("-0000", ["0000"]),
    ("[2020}", ["[2020]"]),
    ("2002/2001", ["2001/2002"]),
    ("{2002..2001}", ["{2001..2002}"]),
    ("2022-02-24/2022", ["2022-02-24/2022-XX"]),
    ("2020-01-01 in Geneva", ["2020-01-01"]),
    # The notation before 2019.
    ("199u", ["199X"]),
    ("unknown/2006", ["/2006"]),
    ("2004/open", ["2004/.."]),
    ("1984?~", ["1984%"]),
    ("2004-06-(11)~", ["2004-06-~11"]),
    # Days and months that there are not.
    ("2021-13", ["2021"]),
    ("2016-13-08", ["2016-08-13"]),
    ("2019-02-29", ["2019-02-28", "2019-02"]),
    ("2021-06-31", ["2021-06-30", "2021-06"]),
    ("2021-05-00", ["2021-05"]),
    ("unknown", ["XXXX"]),
]


def refusal(text: str) -> EdtfError:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(("text", "suggestions"), MISTAKES)
def test_suggestions(text: str, suggestions: list[str]) -> None:
    error = refusal(text)
    assert list(error.suggestions) == suggestions
    assert error.hint is not None
    assert all(suggestion in error.hint for suggestion in suggestions)


@pytest.mark.parametrize("text", [text for text, _ in MISTAKES])
def test_suggestions_are_valid(text: str) -> None:
    for suggestion in refusal(text).suggestions:
        assert parse(suggestion).text == suggestion


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "12/01/2022",
            "“12/01/2022” is not an EDTF date",
            "Write 2022-01-12 (12 January 2022) or 2022-12-01 (1 December 2022)",
        ),
        (
            "2021-13",
            "There is no month 13",
            "Months are 01 to 12; 21 to 41 are seasons and other parts of a year. Write 2021",
        ),
        (
            "2019-02-29",
            "There is no day 29 in 2019-02, which has 28 days",
            "Write 2019-02-28 (28 February 2019) or 2019-02 (February 2019)",
        ),
        (
            "2002/2001",
            "The interval ends (2001) before it starts (2002)",
            "The earlier date comes first. Write 2001/2002",
        ),
        (
            "2022-02-24/2022",
            "The interval ends in 2022, which begins before the start (2022-02-24)",
            (
                "If the end is some time in 2022, leave its digits open with X. "
                "Write 2022-02-24/2022-XX"
            ),
        ),
        (
            "since 2021",
            "“since 2021” is not an EDTF date",
            "Write 2021/.. (since then) or 2021/ (since then, until when is not known)",
        ),
        ("", "The date is empty", "Leave it out, or write XXXX if nobody knows it"),
        ("1/2/22", "The year has two digits", "Write all four digits of the year"),
        (
            "2004-01-01T10:10:10-05:60",
            "There is no time zone -05:60",
            "Time zones are -12:00 to +14:00",
        ),
        (
            "2020-01-01 in Geneva",
            "There is more than a date in “2020-01-01 in Geneva”",
            "Only the date belongs here: 2020-01-01",
        ),
        (
            "soon",
            "“soon” is not an EDTF date",
            (
                "A day is written 2022-01-12, a month 2022-01, a year 2022; "
                "~ behind it says “about”, ? says “perhaps”; a stretch of time is 2021-11/2022-01"
            ),
        ),
    ],
)
def test_wording(text: str, message: str, hint: str) -> None:
    error = refusal(text)
    assert (str(error), error.hint) == (message, hint)


def test_nothing_is_guessed_of_a_text_without_a_date() -> None:
    assert refusal("next Tuesday").suggestions == ()


def test_message_quotes_a_stranger_s_text_short_and_printable() -> None:
    message = str(refusal("\x1b[31m" + "x" * 200))
    assert "\x1b" not in message
    assert len(message) < 100


@pytest.mark.parametrize(
    "text",
    [
        "9" * 1_000_000,
        "Y1E" + "9" * 100,
        "Y1E999999999",
        "[" * 100_000,
        "[" + "1984," * 100_000 + "]",
        "?" * 250,
        "-" * 250,
        "1 - " * 60,
        "a, " * 80,
        "1 and " * 40,
        "between 1 and " * 17,
        "possibly " * 27,
        "XXX1-02-29/" + "XXX1-02-29",
    ],
    ids=lambda text: f"{text[:14]}… {len(text)}",
)
def test_no_text_takes_long(text: str) -> None:
    refusal("warm up")
    began = time.process_time()
    refusal(text)
    assert time.process_time() - began < 0.25
