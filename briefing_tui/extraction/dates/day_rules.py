"""Expressions of days: calendar dates, weekdays, *today*, holidays, and spans of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing_tui.extraction.dates import periods
from briefing_tui.extraction.dates.context import Context
from briefing_tui.extraction.dates.holidays import holiday
from briefing_tui.extraction.dates.lexer import Lexeme
from briefing_tui.extraction.dates.periods import DAY, MONTH, WEEK, YEAR, Period
from briefing_tui.extraction.dates.unit_rules import month
from briefing_tui.extraction.dates.words import Words, all_of, of, one_day, relative_year, step_of, years_around

_THURSDAY, _SATURDAY = 3, 5
"""Weekdays that say which week or weekend belongs to a month."""


def _day_of(words: Words, context: Context) -> Period | None:
    """The day that day, month, year (or a date in digits) give; the year by direction where it is missing."""
    digits = of(words, "ZX")
    if digits is not None:
        return _digits(digits, context)
    number, month, year = of(words, "do"), of(words, "M"), of(words, "Y")
    if number is None or month is None:
        return None
    if year is not None:
        return one_day(periods.make_date(year.value, month.value, number.value))
    relative = relative_year(words, context)
    if relative is not None:
        return one_day(periods.make_date(relative, month.value, number.value))
    found = [periods.make_date(y, month.value, number.value) for y in years_around(context) if y > 0]
    weekday = of(words, "W")
    right = [d for d in found if d is not None and (weekday is None or d.weekday() == weekday.value)]
    return context.recurring(periods.day(d) for d in (right or found) if d is not None)


def _full_year(digits: str, now: date | None) -> int:
    """Two digits mean the century that brings the year nearest to publication."""
    if len(digits) == 4:
        return int(digits)
    near = now.year if now else 2010
    return min((1900 + int(digits), 2000 + int(digits)), key=lambda y: abs(y - near))


def _digits(word: Lexeme, context: Context) -> Period | None:
    if word.kind == "Z":
        y, m, d = map(int, word.text.split("-"))
        return one_day(periods.make_date(y, m, d))
    parts = re.split(r"[/.-]", word.text)
    a, b = int(parts[0]), int(parts[1])
    d, m = (b, a) if b > 12 or (a <= 12 and context.month_first()) else (a, b)
    if len(parts) == 3:
        y = _full_year(parts[2], context.published)
        told, turned = periods.make_date(y, m, d), periods.make_date(y, d, m)
        return one_day(turned if _is_fresh(turned, context) and not _is_fresh(told, context) else told)
    found = (periods.make_date(y, m, d) for y in years_around(context) if y > 0)
    return context.recurring(periods.day(each) for each in found if each is not None)


def _is_fresh(d: date | None, context: Context) -> bool:
    """Whether the day lies a month at most from publication, as most days in digits do."""
    return d is not None and context.published is not None and abs((d - context.published).days) <= 31


def day(words: Words, context: Context) -> Period | None:
    """*Thursday 31 March 2022*, *Sept. 11*, *today (March 31)*."""
    return _day_of(words, context)


def week_of(words: Words, context: Context) -> Period | None:
    """*the week of Oct. 9*, *the weekend of 3 May*."""
    found, unit = _day_of(words, context), of(words, "UE")
    if found is None or unit is None:
        return found
    if unit.kind == "E":
        return periods.weekend(found.first)
    return periods.week(found.first) if unit.value == WEEK else found


def nth_of_month(words: Words, context: Context) -> Period | None:
    """*the first Monday of May*, *the last day of March*, *the third week of June 2014*.

    A week counts to the month that has most of its days, as ISO 8601 counts weeks to years.
    """
    place, unit = words[1 if words[0].kind == "D" else 0], of(words, "UWE")
    whole = month([word for word in words if word.kind in "MYltx" or word.value == YEAR], context)
    if whole is None or unit is None:
        return None
    days = [whole.first + timedelta(days=n) for n in range((whole.last - whole.first).days + 1)]
    if unit.kind in "WE":
        days = [d for d in days if d.weekday() == (unit.value if unit.kind == "W" else _SATURDAY)]
    elif unit.value == WEEK:
        days = [d for d in days if d.weekday() == _THURSDAY]
    elif unit.value != DAY:
        return None
    number = -1 if place.kind == "l" else place.value - 1
    if number >= len(days):
        return None
    if unit.kind == "E":
        return periods.weekend(days[number])
    return periods.week(days[number]) if unit.kind == "U" and unit.value == WEEK else periods.day(days[number])


def day_of_month(words: Words, context: Context) -> Period | None:
    """*the 16th*, *Friday the 13th*: of the month of publication or its neighbour."""
    number, weekday = of(words, "o"), of(words, "W")
    if number is None or context.published is None:
        return None
    middle = context.published.replace(day=15)
    found = []
    for step in (-1, 0, 1):
        near = periods.shift(middle, MONTH, step)
        found.append(periods.make_date(near.year, near.month, number.value) if near else None)
    right = [d for d in found if d is not None and (weekday is None or d.weekday() == weekday.value)]
    return context.recurring(map(periods.day, right))


def day_span(words: Words, context: Context) -> Period | None:
    """*16-17 December*, *between March 3 and 5, 2021*."""
    first, last = all_of(words, "do")[:2]
    common = [word for word in words if word.kind in "MYU"]
    b = _day_of([last, *common], context)
    month = of(words, "M")
    if b is None or month is None:
        return None
    a = periods.make_date(b.first.year, month.value, first.value)
    return periods.between(periods.day(a), b) if a is not None else None


def date_span(words: Words, context: Context) -> Period | None:
    """*from 31 March to 2 April*, *between August and December*, *June 2015 to May 2016*."""
    cut = next(n for n, word in enumerate(words) if word.kind in ">A-" and n)
    left, right = words[:cut], words[cut + 1 :]
    if not of(left, "Y") and (year := of(right, "Y")):
        left = [*left, year]
    a, b = _day_or_month(left, context), _day_or_month(right, context)
    if a is None or b is None:
        return None
    if a.first > b.first and not of(words, "Y"):
        a = _day_or_month([*left, Lexeme("Y", "", 0, a.first.year - 1)], context)
    return periods.between(a, b) if a is not None else None


def _day_or_month(words: Words, context: Context) -> Period | None:
    return _day_of(words, context) if of(words, "doZX") else month(words, context)


def weekday_span(words: Words, context: Context) -> Period | None:
    """*from Monday to Wednesday*."""
    first, last = all_of(words, "W")[:2]
    a, b = context.weekday(first.value), context.weekday(last.value)
    if a is None or b is None:
        return None
    if context.look() == "future":
        b = a + timedelta(days=(last.value - first.value) % 7)
    else:
        a = b - timedelta(days=(last.value - first.value) % 7)
    return periods.between(periods.day(a), periods.day(b))


def today(words: Words, context: Context) -> Period | None:
    """*today*, *tomorrow morning*, *the day after tomorrow*, *this evening*, *last night*."""
    if context.published is None:
        return None
    word = of(words, "T")
    step = word.value if word is not None else -1 if of(words, "l") else 0
    if word is not None and of(words, "bg") and of(words, "U"):
        step *= 2
    return periods.day(context.published + timedelta(days=step))


def weekday(words: Words, context: Context) -> Period | None:
    """*Thursday*, *later on Friday*, *Wednesday morning*."""
    word = of(words, "W")
    return one_day(context.weekday(word.value)) if word is not None else None


def relative_weekday(words: Words, context: Context) -> Period | None:
    """*last Friday*, *next Tuesday*, *this Saturday*; *Tuesday next week*, *Monday week*, *the following Monday*."""
    word, now = of(words, "W"), context.published
    if word is None or now is None:
        return None
    step, unit = step_of(words), of(words, "U")
    if unit is not None:
        if unit.value != WEEK:
            return weekday([word], context)
        if not of(words, "ltx"):
            gap = (word.value - now.weekday()) % 7 or 7
            return periods.day(now + timedelta(days=gap + 7))
        monday = now - timedelta(days=now.weekday()) + timedelta(days=7 * step)
        return periods.day(monday + timedelta(days=word.value))
    if of(words, "fp") or words[0].kind == "D":
        start = context.told or now
        gap = (word.value - start.weekday()) % 7 or 7
        return periods.day(start + timedelta(days=gap if step > 0 else gap - 7 if gap < 7 else -7))
    if step < 0:
        return periods.day(now - timedelta(days=(now.weekday() - word.value) % 7 or 7))
    if step > 0:
        return periods.day(now + timedelta(days=(word.value - now.weekday()) % 7 or 7))
    return periods.day(now + timedelta(days=word.value - now.weekday()))


def weekend(words: Words, context: Context) -> Period | None:
    """*this weekend*, *the weekend*: Saturday and Sunday."""
    now = context.published
    if now is None:
        return None
    step = step_of(words)
    if not step and not of(words, "t") and context.look() != "future" and now.weekday() < 5:
        step = -1
    return periods.weekend(now + timedelta(days=7 * step))


def feast(words: Words, context: Context) -> Period | None:
    """*Christmas Day*, *Easter 2005*, *last Diwali*."""
    name, year_word = of(words, "H"), of(words, "Y")
    if name is None:
        return None
    y = year_word.value if year_word is not None else relative_year(words, context)
    if y is not None:
        return one_day(holiday(name.text, y))
    if context.published is None:
        return None
    found = [d for each in years_around(context) if (d := holiday(name.text, each)) is not None]
    step = step_of(words)
    if step:
        side = [d for d in found if (d < context.published) == (step < 0)]
        return one_day((max if step < 0 else min)(side, default=None))
    return context.recurring(map(periods.day, found))
