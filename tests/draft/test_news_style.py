"""Sentences as news agencies write them, published on Friday, 22 March 2013."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.draft.expressions import find

PUBLISHED = date(2013, 3, 22)


def check(sentence: str, marked: str) -> None:
    """Compare with `phrase = value; phrase = value`."""
    found = "; ".join(f"{one.text} = {one.value}" for one in find(sentence, PUBLISHED))
    assert found == marked


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("The firm said Thursday that it sold a plant.", "Thursday = 2013-03-21"),
        ("On Thursday, he flew to Rome; he will go on.", "Thursday = 2013-03-21"),
        ("The trial is due to start on Monday.", "Monday = 2013-03-25"),
        ("He lost his seat on Monday due to the vote.", "Monday = 2013-03-18"),
        ("She returns Wednesday.", "Wednesday = 2013-03-27"),
        ("The law takes effect Jan. 1.", "Jan. 1 = 2014-01-01"),
        ("The deadline is midnight Monday.", "midnight Monday = 2013-03-25T24:00"),
        ("The Oct. 1 deadline passed.", "Oct. 1 = 2012-10-01"),
        ("Late Thursday night, it was off.", "Late Thursday night = 2013-03-21TNI"),
        ("At 3 a.m. Sunday it struck.", "3 a.m. Sunday = 2013-03-17T03:00"),
        (
            "It struck at 10:30 p.m. Thursday (0330 GMT Friday).",
            "10:30 p.m. Thursday = 2013-03-21T22:30; 0330 GMT Friday = 2013-03-22T03:30Z",
        ),
        ("The talks get under way on Monday.", "Monday = 2013-03-25"),
        ("They are likely to speak on Sunday night.", "Sunday night = 2013-03-24TNI"),
        (
            "They meet on the 2nd, and then on the 25th.",
            "the 2nd = 2013-04-02; the 25th = 2013-03-25",
        ),
        ("Police came at dawn Friday.", "dawn Friday = 2013-03-22TMO"),
        ("By midday, and at dusk.", "midday = 2013-03-22TMI; dusk = 2013-03-22TEV"),
        ("It was the dawn of an age.", ""),
    ],
)
def test_days_and_times(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        (
            "Stocks rose Tuesday. In morning trading they fell.",
            "Tuesday = 2013-03-19; morning = 2013-03-19TMO",
        ),
        ("The index ended the day lower.", "the day = 2013-03-22"),
        (
            "On Thursday it rose. Later in the day it fell.",
            "Thursday = 2013-03-21; Later in the day = 2013-03-21",
        ),
        (
            "He met her on Monday, as in May 2011. The same day he left.",
            "Monday = 2013-03-18; May 2011 = 2011-05; The same day = 2013-03-18",
        ),
        ("The weekend was calm.", "The weekend = 2013-W11-WE"),
        ("The prior-year quarter was weak.", "The prior-year quarter = 2011-Q4"),
        ("In fiscal-year 2012 it grew.", "fiscal-year 2012 = 2012"),
        ("Between Nov. 3 and Nov. 9, 30 died.", "Nov. 3 = 2012-11-03; Nov. 9 = 2012-11-09"),
        ("On March 4, 5 and 6.", "March 4 = 2013-03-04; 5 = 2013-03-05; 6 = 2013-03-06"),
        ("From Jan. 19-April 30.", "Jan. 19 = 2013-01-19; April 30 = 2013-04-30"),
        (
            "Shops shut until Friday\nMarch 21, 2013",
            "Friday = 2013-03-22; March 21, 2013 = 2013-03-21",
        ),
        ("As late as 1981 officials came.", "1981 = 1981"),
        ("Born in '68, of the class of '89.", "'68 = 1968; '89 = 1989"),
        ("It's '99 to one; the '60s; rock '77s.", "the '60s = 196"),
    ],
)
def test_dates_of_markets_and_reports(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Ten years ago this week, it began.", "Ten years ago this week = 2003-W12"),
        ("A decade ago this month, it fell.", "A decade ago this month = 2003-03"),
        ("Five years ago today, he died.", "Five years ago today = 2008-03-22"),
        ("Two weeks ago Friday, he quit.", "Two weeks ago Friday = 2013-03-08"),
        ("It began a week ago on Monday.", "a week ago on Monday = 2013-03-11"),
        ("Two years ago on Monday he won.", "Two years ago = 2011; Monday = 2013-03-18"),
        ("Half a century ago it was small.", "Half a century ago = 1963"),
        ("A quarter of a century ago.", "A quarter of a century ago = 1988"),
        ("Half a year ago he left.", "Half a year ago = 2012-09"),
        ("It was in 1980; days later it was not.", "1980 = 1980; days later = FUTURE_REF"),
        (
            "In May 2011 he fell; two days later he rose.",
            "May 2011 = 2011-05; two days later = 2011-05-XX",
        ),
    ],
)
def test_dates_counted_from_others(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("A yearlong ban, a weekslong strike.", "yearlong = P1Y; weekslong = PXW"),
        ("It took just minutes.", "minutes = PTXM"),
        ("A single day.", "A single day = P1D"),
        ("In the first two months of 2012.", "the first two months of 2012 = P2M"),
        ("The first three years of the war.", "The first three years = P3Y"),
        ("The final years of the war.", "The final years = PXY"),
        ("The committee meets twice a year.", "twice a year = P1Y"),
        ("They come three times per week.", "three times per week = P1W"),
        ("He runs every morning.", "every morning = XXXX-XX-XXTMO"),
        ("On weekends and every weekend.", "weekends = XXXX-WXX-WE; every weekend = XXXX-WXX-WE"),
        ("One day, he will be king.", "One day = FUTURE_REF"),
        ("It took one day.", "one day = P1D"),
        ("Someday, in present-day Iraq.", "Someday = FUTURE_REF; present-day = PRESENT_REF"),
    ],
)
def test_durations_repetitions_and_vague_words(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Voters go to the polls on Sunday.", "Sunday = 2013-03-24"),
        ("The funeral is Saturday.", "Saturday = 2013-03-23"),
        ("The vote is on Monday.", "Monday = 2013-03-25"),
        ("The game is at 8 p.m. Tuesday.", "8 p.m. Tuesday = 2013-03-26T20:00"),
        ("Monday is the deadline.", "Monday = 2013-03-25"),
        ("Parliament meets Monday to elect a speaker.", "Monday = 2013-03-25"),
        ("The market is closed Monday.", "Monday = 2013-03-25"),
        ("The market closed lower Monday.", "Monday = 2013-03-18"),
        ("He was to appear in court Monday morning.", "Monday morning = 2013-03-25TMO"),
        ("A service will be held at 11 a.m. Sunday.", "11 a.m. Sunday = 2013-03-24T11:00"),
        ("The plan would be put to a vote on Tuesday.", "Tuesday = 2013-03-26"),
        ("It could come as early as Tuesday.", "Tuesday = 2013-03-26"),
        ("It could have come on Tuesday.", "Tuesday = 2013-03-19"),
        ("Rain is likely Sunday.", "Sunday = 2013-03-24"),
        ("Banks stay shut through Thursday.", "Thursday = 2013-03-28"),
        ("The U.S. team will play Gen. Smith's on Sunday.", "Sunday = 2013-03-24"),
        ("Police arrested a man Friday.", "Friday = 2013-03-22"),
        ("it was monday; they sat in the sun.", "monday = 2013-03-18"),
        ("He was shot Sept. 10.", "Sept. 10 = 2012-09-10"),
        ("It will open Sept. 10.", "Sept. 10 = 2013-09-10"),
        ("The contract expired on July 1.", "July 1 = 2012-07-01"),
    ],
)
def test_before_and_ahead(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("April Jones smiled at August Wilson.", ""),
        ("In April Acme sold it. A June Reuters poll rose.", "April = 2012-04; June = 2012-06"),
        ("March Madness came to March Street.", ""),
        ("It was the coldest March of all.", "March = 2013-03"),
        ("The 2016 Summer Olympics and the Winter Palace.", "2016 = 2016"),
        ("USA Today reported it.", ""),
        ("Room 2012, Resolution 1973.", ""),
    ],
)
def test_names(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("It lasted two years and three months.", "two years and three months = P2Y3M"),
        ("It took 2 hours, 15 minutes.", "2 hours, 15 minutes = PT2H15M"),
        ("It took an hour and 40 minutes.", "an hour and 40 minutes = PT1H40M"),
        ("It took a week and two years.", "a week = P1W; two years = P2Y"),
        (
            "Two years and three months ago it began.",
            "Two years = P2Y; three months ago = 2012-12",
        ),
        ("He waited months and spent weeks.", "months = PXM; weeks = PXW"),
        ("It was the hottest day of the year.", "the year = 2013"),
        ("He is the man of the year.", ""),
        ("By mid-morning it fell.", "mid-morning = 2013-03-22TMO"),
        ("By April 6/7, 2011.", "April 6 = 2011-04-06; 7, 2011 = 2011-04-07"),
    ],
)
def test_lengths_and_parts(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("The law goes into effect Thursday.", "Thursday = 2013-03-28"),
        ("Oil for April delivery rose.", "April = 2013-04"),
        ("She lost the Sept. 12 election.", "Sept. 12 = 2012-09-12"),
        ("Mr. May met Ms. August.", ""),
        ("The summer games were held.", "The summer = 2012-SU"),
        ("By 2100 seas may rise.", "2100 = 2100"),
        ("It is of 2013/03/22.", "2013/03/22 = 2013-03-22"),
        ("See https://example.org/news/2013/03/22/talks.", ""),
        (
            "In the late 1980's, and in 1980's mid-1990's.",
            "the late 1980's = 198; 1980 = 1980; mid-1990's = 199",
        ),
        ("It stands to this day.", "this day = PRESENT_REF"),
        ("It landed (16:30 UTC).", "16:30 UTC = 2013-03-22T16:30Z"),
    ],
)
def test_effect_and_delivery(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\n"])
@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_typography_changes_nothing(space: str, hyphen: str) -> None:
    sentence = (
        "He will be home on New Year's Eve, after a two-day trip in the mid-1980s to see March 5."
    )
    values = [one.value for one in find(sentence, PUBLISHED)]
    written = sentence.replace(" ", space).replace("-", hyphen)
    assert [one.value for one in find(written, PUBLISHED)] == values


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("The phone will hit stores in February.", "February = 2014-02"),
        ("The film hits theaters Friday.", "Friday = 2013-03-22"),
        ("The team leaves for Spain on Wednesday.", "Wednesday = 2013-03-27"),
        ("The bus that crashed Sunday will be sold.", "Sunday = 2013-03-17"),
        ("He will meet relatives of those killed Sunday.", "Sunday = 2013-03-17"),
        ("He could go to jail for the attack on Sunday.", "Sunday = 2013-03-17"),
        ("Ahead of Sunday’s vote, rivals met.", "Sunday = 2013-03-24"),
        ("Snow is forecast for Sunday night.", "Sunday night = 2013-03-24TNI"),
    ],
)
def test_the_verb_that_tells(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("They meet every summer.", "every summer = XXXX-SU"),
        ("They meet each September.", "each September = XXXX-09"),
        ("They meet on Monday nights.", "Monday nights = XXXX-WXX-1TNI"),
        ("It opened on the second of December.", "the second of December = 2012-12-02"),
        ("On the fourth of July, 1999.", "the fourth of July, 1999 = 1999-07-04"),
        ("Met on the last Friday of April.", "the last Friday of April = 2012-04-27"),
        ("Met on the first Monday in May 2011.", "the first Monday in May 2011 = 2011-05-02"),
        ("On the last days of March.", "the last days of March = 2013-03"),
        ("On the last day of March.", "the last day of March = 2013-03-31"),
        ("It ends the week after next.", "the week after next = 2013-W14"),
        ("Six and a half years ago it ended.", "Six and a half years ago = 2006-09"),
        ("Almost exactly a year ago it ended.", "Almost exactly a year ago = 2012"),
    ],
)
def test_counted_within_a_period(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("It was ten minutes to three.", "ten minutes to three = 2013-03-22T02:50"),
        ("He came at half past noon.", "half past noon = 2013-03-22T12:30"),
        ("He came at a quarter past nine.", "a quarter past nine = 2013-03-22T09:15"),
        ("He came at nine in the morning.", "nine in the morning = 2013-03-22T09:00"),
        ("He came at 6:30 in the evening.", "6:30 in the evening = 2013-03-22T18:30"),
        ("Take two in the morning.", "the morning = 2013-03-22TMO"),
        ("It fell by a quarter to nine percent.", ""),
        ("From dawn to dusk.", "dawn = 2013-03-22TMO; dusk = 2013-03-22TEV"),
        ("At 0530 on 21 March it began.", "0530 on 21 March = 2013-03-21T05:30"),
    ],
)
def test_clock_in_words(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Temperatures were in the 80s, with highs in the low 90s.", ""),
        ("It dates to the first century.", "the first century = 00"),
        ("The 2-million-year-old skull.", ""),
        ("It took millions of years.", "millions of years = PXY"),
        ("A coin of 9 AD and 15 BC; 9 ad campaigns.", "9 AD = 0009; 15 BC = BC0015"),
    ],
)
def test_ages(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        (
            "The war of 2009 may end by the end of the month.",
            "2009 = 2009; the end of the month = 2013-03",
        ),
        (
            "In April talks failed; they go on until the end of the week.",
            "April = 2012-04; the end of the week = 2013-W12",
        ),
        (
            "Taxes will rise in January 2014 unless they act by year's end.",
            "January 2014 = 2014-01; year's end = 2013",
        ),
        ("In the 12 months through June, sales fell.", "the 12 months = P12M; June = 2012-06"),
        ("Copyright © 2012 The Times", "2012 = 2012"),
    ],
)
def test_where_the_text_is(sentence: str, marked: str) -> None:
    check(sentence, marked)


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        (
            "On Thursday he fell ill; the night before, he sang.",
            "Thursday = 2013-03-21; the night before = 2013-03-20TNI",
        ),
        ("It was the night before the vote.", ""),
        (
            "It began at 9 a.m. London time on Monday.",
            "9 a.m. London time on Monday = 2013-03-18T09:00",
        ),
        (
            "From the 13th to the 19th of October 2012.",
            "the 13th = 2012-10-13; the 19th of October 2012 = 2012-10-19",
        ),
    ],
)
def test_times_and_days_together(sentence: str, marked: str) -> None:
    check(sentence, marked)
