"""Which phrases are found and what they say, published on Wednesday, 12 January 2022."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.draft.context import Genre, genre_of
from dateline.draft.expressions import RULES, find
from dateline.draft.grammar.rule import FIGURES
from dateline.draft.values import Kind

PUBLISHED = date(2022, 1, 12)


def found(text: str, published: date = PUBLISHED) -> list[tuple[str, str]]:
    return [(one.text, one.value) for one in find(text, published)]


def check(sentence: str, marked: str) -> None:
    """Compare with `phrase = value; phrase = value`."""
    expected = [tuple(one.split(" = ")) for one in marked.split("; ")] if marked else []
    assert found(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("On 10 December 2021 they met.", "10 December 2021 = 2021-12-10"),
        ("On December 10, 2021, they met.", "December 10, 2021 = 2021-12-10"),
        ("It began on the 10th of December, 2021.", "the 10th of December, 2021 = 2021-12-10"),
        ("Signed Dec. 10, 2021.", "Dec. 10, 2021 = 2021-12-10"),
        ("On Friday, 10 December 2021, they met.", "Friday, 10 December 2021 = 2021-12-10"),
        ("Version of 2021-12-10.", "2021-12-10 = 2021-12-10"),
        ("Filed 12/10/2021 and 13/10/2021.", "12/10/2021 = 2021-12-10; 13/10/2021 = 2021-10-13"),
        ("Am 10.12.2021 unterzeichnet.", "10.12.2021 = 2021-12-10"),
        ("In December 2021 and in Jan. 2022.", "December 2021 = 2021-12; Jan. 2022 = 2022-01"),
        ("In the December of 2021.", "December of 2021 = 2021-12"),
        ("On 31 June 2021.", "June 2021 = 2021-06"),
        ("From 9-10 June 2021.", "9 = 2021-06-09; 10 June 2021 = 2021-06-10"),
        ("On June 9 and 10, 2021.", "June 9 = 2021-06-09; 10, 2021 = 2021-06-10"),
    ],
)
def test_full_dates(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("They met on Monday.", "Monday = 2022-01-10"),
        ("He said on Wednesday that it was over.", "Wednesday = 2022-01-12"),
        ("He spoke on Thursday.", "Thursday = 2022-01-06"),
        ("The council will meet on Thursday.", "Thursday = 2022-01-13"),
        ("The shop is closed until Friday.", "Friday = 2022-01-14"),
        ("She said Monday that talks will go on.", "Monday = 2022-01-10"),
        ("They met last Wednesday.", "last Wednesday = 2022-01-05"),
        ("They meet next Monday.", "next Monday = 2022-01-17"),
        ("They will meet this Friday.", "this Friday = 2022-01-14"),
        ("They met Monday through Tuesday.", "Monday = 2022-01-10; Tuesday = 2022-01-11"),
        ("On Monday of last week it snowed.", "Monday of last week = 2022-01-03"),
        (
            "It opens every Monday, and on Fridays.",
            "every Monday = XXXX-WXX-1; Fridays = XXXX-WXX-5",
        ),
        ("The sun, a wed couple, Sat Nav.", ""),
        ("Black Monday, the Sunday Times, Friday the 13th.", ""),
    ],
)
def test_weekdays(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("The treaty of 10 December is dead.", "10 December = 2021-12-10"),
        ("They met on January 20.", "January 20 = 2022-01-20"),
        ("Troops left in November.", "November = 2021-11"),
        ("Troops will leave in November.", "November = 2022-11"),
        ("From November to February it was quiet.", "November = 2021-11; February = 2022-02"),
        ("They met in April and June 2019.", "April = 2019-04; June 2019 = 2019-06"),
        ("From October to March 2019.", "October = 2018-10; March 2019 = 2019-03"),
        ("The February conference of 1861.", "February = 1861-02; 1861 = 1861"),
        ("On 26 June - 4 August 1952.", "26 June = 1952-06-26; 4 August 1952 = 1952-08-04"),
        ("It ended last November.", "last November = 2021-11"),
        ("It ends next November.", "next November = 2022-11"),
        ("In October of last year it began.", "October of last year = 2021-10"),
        ("It may begin; may I ask? May it last.", ""),
        ("In May it began, and on 1 May it ended.", "May = 2021-05; 1 May = 2021-05-01"),
        ("They march on. The March on Rome.", ""),
        ("By March it had ended.", "March = 2021-03"),
        ("It will end on 3 October.", "3 October = 2022-10-03"),
        ("They return on the 20th.", "the 20th = 2022-01-20"),
        ("The 7th Cavalry arrived.", ""),
    ],
)
def test_dates_without_a_year(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("In 2019 the law of 1986 ended.", "2019 = 2019; 1986 = 1986"),
        (
            "Between 1861 and 1865, and 1861-1865.",
            "1861 = 1861; 1865 = 1865; 1861 = 1861; 1865 = 1865",
        ),
        ("In the war of 1939-45.", "1939 = 1939; 45 = 1945"),
        ("In 2010/11 and 2010/2011.", "2010 = 2010; 11 = 2011; 2010 = 2010; 2011 = 2011"),
        ("By year-end 2019.", "year-end 2019 = 2019"),
        ("Its 2019 report.", "2019 = 2019"),
        ("In the fiscal year 2019.", "the fiscal year 2019 = 2019"),
        (
            "In early 2019, in late 2020, in mid-2021.",
            "early 2019 = 2019; late 2020 = 2020; mid-2021 = 2021",
        ),
        ("At the end of 2019.", "the end of 2019 = 2019"),
        ("In 490 BC, and by 480 the war was lost.", "490 BC = BC0490; 480 = BC0480"),
        ("From 499-493 BC.", "499 = BC0499; 493 BC = BC0493"),
        ("Born ca. 1480.", "ca. 1480 = 1480"),
        ("In the 1990s and the '80s.", "the 1990s = 199; the '80s = 198"),
        ("Cars of the 70s and 80s; he is in his 70s.", "the 70s = 197; 80s = 198"),
        ("The late nineteen nineties.", "The late nineteen nineties = 199"),
        (
            "In the 19th century, a sixteenth-century house.",
            "the 19th century = 18; sixteenth-century = 15",
        ),
        (
            "In the 4th century BC and the 470s BC.",
            "the 4th century BC = BC03; the 470s BC = BC047",
        ),
    ],
)
def test_years_decades_centuries(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    "sentence",
    [
        "It cost $1986 or £1,999.",
        "Flight 1549 and Route 1900 and No. 1815.",
        "Some 2000 people and 1500 soldiers came.",
        "About 1800 workers were there.",
        "It is 1900 km away, at 2000 metres.",
        "Phone 555-1986, code 1986/3, 1986%.",
        "The population was 12,1986.",
        "A 1900-strong crowd.",
        "He was 45, and 1.1986 is a number.",
    ],
)
def test_other_figures_are_no_years(sentence: str) -> None:
    assert not [value for _, value in found(sentence) if not value.startswith("P")]


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("In the third quarter of 2019.", "the third quarter of 2019 = 2019-Q3"),
        ("In the fourth quarter sales fell.", "the fourth quarter = 2021-Q4"),
        ("In Q4 of last year.", "Q4 of last year = 2021-Q4"),
        ("In Q3 2019 and Q1.", "Q3 2019 = 2019-Q3; Q1 = 2022-Q1"),
        ("In the second half of 2019.", "the second half of 2019 = 2019-H2"),
        ("In the first half of last year.", "the first half of last year = 2021-H1"),
        ("In the second half, Chelsea scored.", ""),
        (
            "In the spring of 2019, in summer 2020.",
            "the spring of 2019 = 2019-SP; summer 2020 = 2020-SU",
        ),
        ("Last summer it was hot.", "Last summer = 2021-SU"),
        ("After the fall of Kabul, a spring broke.", ""),
        ("In the spring of next year.", "the spring of next year = 2023-SP"),
        ("In the first month of 2019.", "the first month of 2019 = 2019-01"),
        ("On the last day of October.", "the last day of October = 2021-10-31"),
        ("In the first week of October.", "the first week of October = 2021-10"),
        ("In the week of January 3.", "the week of January 3 = 2022-W01"),
        (
            "At Christmas 2019, on Christmas Eve.",
            "Christmas 2019 = 2019-12-25; Christmas Eve = 2019-12-24",
        ),
        (
            "On Easter Monday 2021 and Thanksgiving 2021.",
            "Easter Monday 2021 = 2021-04-05; Thanksgiving 2021 = 2021-11-25",
        ),
    ],
)
def test_parts_of_years(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("It came today, after yesterday.", "today = 2022-01-12; yesterday = 2022-01-11"),
        ("The day before yesterday.", "The day before yesterday = 2022-01-10"),
        (
            "Last week, this month, next year.",
            "Last week = 2022-W01; this month = 2022-01; next year = 2023",
        ),
        ("At the end of last year.", "the end of last year = 2021"),
        (
            "Earlier this week and later this year.",
            "Earlier this week = 2022-W02; later this year = 2022",
        ),
        ("The week before last.", "The week before last = 2021-W52"),
        ("It snowed over the weekend.", "the weekend = 2022-W01-WE"),
        ("Two years ago; three months ago.", "Two years ago = 2020; three months ago = 2021-10"),
        ("Ten days ago and a week ago.", "Ten days ago = 2022-01-02; a week ago = 2022-W01"),
        (
            "A decade ago; years ago; a few days ago.",
            "A decade ago = 201; years ago = PAST_REF; a few days ago = PAST_REF",
        ),
        ("Six months from now.", "Six months from now = 2022-07"),
        ("A year and a half ago.", "A year and a half ago = 2020-07"),
        (
            "On 5 May 2021 he fell; two days later he rose.",
            "5 May 2021 = 2021-05-05; two days later = 2021-05-07",
        ),
        (
            "In May 2021 he fell; two days later he rose.",
            "May 2021 = 2021-05; two days later = 2021-05-XX",
        ),
        (
            "On 5 May 2021 it began. The next day it ended.",
            "5 May 2021 = 2021-05-05; The next day = 2021-05-06",
        ),
        (
            "In May 2021, the same month, that year.",
            "May 2021 = 2021-05; the same month = 2021-05; that year = 2021",
        ),
        (
            "In May 2021 it grew; a year earlier it had not.",
            "May 2021 = 2021-05; a year earlier = 2020",
        ),
        (
            "In Q3 2021 it grew; in the same period last year it had not.",
            "Q3 2021 = 2021-Q3; the same period last year = 2020-Q3",
        ),
        (
            "In May 2021, by the end of the month.",
            "May 2021 = 2021-05; the end of the month = 2021-05",
        ),
    ],
)
def test_dates_counted_from_others(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("At 8:30 p.m. on Monday.", "8:30 p.m. on Monday = 2022-01-10T20:30"),
        ("At 16:08 UTC.", "16:08 UTC = 2022-01-12T16:08Z"),
        ("They won 16:08.", ""),
        (
            "At 0600 hours and 06:00 hours.",
            "0600 hours = 2022-01-12T06:00; 06:00 hours = 2022-01-12T06:00",
        ),
        (
            "In the early hours of Monday morning.",
            "the early hours of Monday morning = 2022-01-10TMO",
        ),
        ("At noon; at midnight.", "noon = 2022-01-12T12:00; midnight = 2022-01-12T24:00"),
        ("On Monday morning.", "Monday morning = 2022-01-10TMO"),
        (
            "Last night, this evening, tonight.",
            "Last night = 2022-01-11TNI; this evening = 2022-01-12TEV; tonight = 2022-01-12TNI",
        ),
        ("In the early hours of Monday.", "the early hours of Monday = 2022-01-10TMO"),
        ("On the morning of 5 May 2021.", "the morning of 5 May 2021 = 2021-05-05TMO"),
        ("At six o'clock in the evening.", "six o'clock in the evening = 2022-01-12T18:00"),
        ("At 25:00 or 12:75.", ""),
    ],
)
def test_times(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        (
            "It took three days and two and a half years.",
            "three days = P3D; two and a half years = P2.5Y",
        ),
        ("A 136-year wait, a ten-day trip.", "136-year = P136Y; ten-day = P10D"),
        ("In the last two years.", "the last two years = P2Y"),
        (
            "Over the past decade; for the next few months.",
            "the past decade = P1DE; the next few months = PXM",
        ),
        ("More than 40 days, about an hour.", "More than 40 days = P40D; about an hour = PT1H"),
        ("For years; a month-long siege.", "years = PXY; month-long = P1M"),
        (
            "In the following days; the first month of the war.",
            "the following days = PXD; the first month = P1M",
        ),
        (
            "A quarter of a century; over two and half years.",
            "A quarter of a century = P25Y; over two and half years = P2.5Y",
        ),
        ("Seldom in a month that long; a day when it rained.", "a month = P1M"),
        ("Half an hour, half a century.", "Half an hour = PT30M; half a century = P50Y"),
        ("He is 27 years old.", "27 years old = P27Y"),
        (
            "It earns $15 a year, twice a week, 3 per day.",
            "a year = P1Y; twice a week = P1W; per day = P1D",
        ),
        (
            "Every two years, each month, every other day.",
            "Every two years = P2Y; each month = P1M; every other day = P2D",
        ),
        ("The daily and annual reports.", "daily = P1D; annual = P1Y"),
        ("The Daily Telegraph said. A second attack.", ""),
        ("Three quarters of them, a quarter of us.", ""),
    ],
)
def test_durations_and_repetitions(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Now it is recently soon.", "Now = PRESENT_REF; recently = PAST_REF; soon = FUTURE_REF"),
        ("The current and recent talks.", "current = PRESENT_REF; recent = PAST_REF"),
        (
            "In recent weeks, in the near future.",
            "recent weeks = PAST_REF; the near future = FUTURE_REF",
        ),
        ("Now that it ended, as soon as it can; the past record.", ""),
        ("To date, nobody came. They came to date her.", "date = PRESENT_REF"),
        ("The former president came.", ""),
    ],
)
def test_vague_words_are_found_and_left_undated(sentence: str, marked: str) -> None:
    check(sentence, marked)
    assert not any(one.date for one in find(sentence, PUBLISHED))


HISTORY = """
1939-1945

On September 1, 1939, Germany attacked. By early October it was over. On December 5 the talks ended.
In February the war went on; the following year it spread.

By 1944 the law of 1920 was dead. On June 6, 1944, they landed. In August, they won. The former
king left in 1975. In September they lost. Two weeks later, they fled.
"""


def test_a_history_counts_from_the_date_it_named_last() -> None:
    assert found(HISTORY, date(2009, 12, 19)) == [
        ("1939", "1939"),
        ("1945", "1945"),
        ("September 1, 1939", "1939-09-01"),
        ("early October", "1939-10"),
        ("December 5", "1939-12-05"),
        ("February", "1940-02"),
        ("the following year", "1941"),
        ("1944", "1944"),
        ("1920", "1920"),
        ("June 6, 1944", "1944-06-06"),
        ("August", "1944-08"),
        ("former", "PAST_REF"),
        ("1975", "1975"),
        ("September", "1944-09"),
        ("Two weeks later", "FUTURE_REF"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It began in 1939. In 1940, 1941, 1942, 1943 and 1944 it went on.",
        "By 490 BC, in 480 BC, 470 BC, 460 BC and 450 BC.",
    ],
)
def test_a_text_of_years_is_a_history(text: str) -> None:
    assert genre_of(text.lower(), PUBLISHED) is Genre.HISTORY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It began in 1939 and ended in 1945.",
        "On Monday they spoke of 1939, 1940, 1941, 1942, 1943 and 1944.",
        "12 January 2022. Of 1939, 1940, 1941, 1942, 1943 and 1944.",
        "See https://example.org/2019/, /2018/ /2017/ /2016/ /2015/ /2014/ and 2021-11-10.",
    ],
)
def test_other_texts_are_news(text: str) -> None:
    assert genre_of(text.lower(), PUBLISHED) is Genre.NEWS


def test_a_history_does_not_run_ahead_of_its_publication() -> None:
    text = (
        "In 1990, 1991, 1992, 1993 and 1994.\n\nOn 5 December 2021 and on 5 January. On 6 December."
    )
    assert found(text)[-3:] == [
        ("5 December 2021", "2021-12-05"),
        ("5 January", "2022-01-05"),
        ("6 December", "2021-12-06"),
    ]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The results will be released on Friday.", "2022-01-14"),
        ("It will send the revised plan to the United States on Monday.", "2022-01-17"),
        ("Sales fell more than expected on Friday.", "2022-01-07"),
        ("The plans were announced on Friday.", "2022-01-07"),
        ("They are prepared to meet on Friday.", "2022-01-14"),
        ("On Friday, the court will hear the case.", "2022-01-14"),
        ("On Friday, the court heard the case.", "2022-01-07"),
        ("He will go. She left on Friday.", "2022-01-07"),
    ],
)
def test_the_verb_tells_whether_a_day_lies_ahead(sentence: str, value: str) -> None:
    assert found(sentence)[-1][1] == value


def test_background_carries_its_year_to_the_end_of_the_paragraph() -> None:
    text = "They met on 5 March 1998 and again in June.\n\nSales fell in November."
    assert found(text)[1:] == [("June", "1998-06"), ("November", "2021-11")]


def test_news_of_old_years_stay_news() -> None:
    text = (
        "He said on Monday that 1939, 1940, 1941, 1942, 1943 were over. Yesterday he left in May."
    )
    assert found(text)[0] == ("Monday", "2022-01-10")


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("10 December 2021", "2021-12-10"),
        ("December 2021", "2021-12"),
        ("in 2021", "2021"),
        ("last week", "2022-01-03/2022-01-09"),
        ("over the weekend", "2022-01-08/2022-01-09"),
        ("in the spring of 2021", "2021-21"),
        ("in the winter of 2021", "2021-24"),
        ("in the third quarter of 2021", "2021-35"),
        ("in the second half of 2021", "2021-41"),
        ("in the 1990s", "199X"),
        ("in the 19th century", "18XX"),
        ("about 1990", "1990~"),
        ("about two years ago", "2020~"),
        ("in 490 BC", "-0489"),
        ("on Monday morning", "2022-01-10"),
    ],
)
def test_dates_are_edtf_with_their_precision(phrase: str, edtf: str) -> None:
    (one,) = find(f"It was {phrase}.", PUBLISHED)
    assert str(one.date) == edtf


def test_an_expression_says_where_it_stands_and_which_rule_read_it() -> None:
    text = "It ended at the end of last year."
    (one,) = find(text, PUBLISHED)
    assert (one.start, one.end, one.text) == (12, 32, "the end of last year")
    assert text[one.start : one.end] == one.text
    assert one.type is Kind.DATE
    assert one.rule == "part of: which unit"


def test_an_expression_may_run_over_the_end_of_a_line() -> None:
    assert found("the end of\nlast year, 10\r\nDecember 2021") == [
        ("the end of\nlast year", "2021"),
        ("10\r\nDecember 2021", "2021-12-10"),
    ]


def test_offsets_hold_beside_letters_that_grow_in_lower_case() -> None:
    (one,) = find("İİİ on 10 December 2021", PUBLISHED)
    assert (one.start, one.text) == (7, "10 December 2021")


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [one.name for one in RULES]
    assert len(names) == len(set(names))


WORDS = sorted({head for one in RULES for head in one.heads} - FIGURES)


@given(
    st.text()
    | st.lists(
        st.sampled_from([*WORDS, "of", "to", "and", "1", "31", "1999", "0000", "9999", "-", ","])
    ).map(" ".join),
    st.dates(),
)
@example("", date.min)
@example("last week, yesterday, two years ago, the 31st of the 1st century", date.min)
@example("next week, tomorrow, 9999 years from now, last winter", date.max)
@example("1 January 0001 BC, 9999 BC, the 9990s, Easter 1500", date.max)
def test_any_text_can_be_read(text: str, published: date) -> None:
    position = 0
    for one in find(text, published):
        assert position <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.value
        position = one.end
