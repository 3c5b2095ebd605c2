"""What each rule of the grammar means: its words turned into a stretch of the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefing_tui.extraction.dates import periods
from briefing_tui.extraction.dates.context import Context
from briefing_tui.extraction.dates.holidays import holiday
from briefing_tui.extraction.dates.lexer import Lexeme
from briefing_tui.extraction.dates.periods import CENTURY, DAY, DECADE, MONTH, WEEK, YEAR, Period

__all__ = ["MEANINGS", "Meaning"]

Words = list[Lexeme]
Meaning = Callable[[Words, Context], Period | None]


def _of(words: Words, kinds: str) -> Lexeme | None:
    return next((word for word in words if word.kind in kinds), None)


def _all(words: Words, kinds: str) -> Words:
    return [word for word in words if word.kind in kinds]


def _years(context: Context) -> range:
    y = context.published.year if context.published else 0
    return range(y - 1, y + 2)


def _step(words: Words) -> int:
    """-1 for *last*, 1 for *next*, else 0."""
    return {"l": -1, "p": -1, "k": -1, "x": 1, "f": 1}.get(next((w.kind for w in words if w.kind in "lpkxft"), ""), 0)


def _full_year(digits: str, now: date | None) -> int:
    if len(digits) == 4:
        return int(digits)
    return 2000 + int(digits) if int(digits) <= ((now.year if now else 2030) % 100) + 10 else 1900 + int(digits)


def _day_of(words: Words, context: Context) -> Period | None:
    """The day that day, month, year (or a date in digits) give; the year by direction where it is missing."""
    digits = _of(words, "ZX")
    if digits is not None:
        return _digits(digits, context)
    number, month, year = _of(words, "do"), _of(words, "M"), _of(words, "Y")
    if number is None or month is None:
        return None
    if year is not None:
        return _day(periods.make_date(year.value, month.value, number.value))
    relative = _relative_year(words, context)
    if relative is not None:
        return _day(periods.make_date(relative, month.value, number.value))
    found = [periods.make_date(y, month.value, number.value) for y in _years(context) if y > 0]
    weekday = _of(words, "W")
    right = [d for d in found if d is not None and (weekday is None or d.weekday() == weekday.value)]
    return context.recurring(periods.day(d) for d in (right or found) if d is not None)


def _day(d: date | None) -> Period | None:
    return periods.day(d) if d is not None else None


def _relative_year(words: Words, context: Context) -> int | None:
    unit = _of(words, "U")
    if unit is None or unit.value != YEAR or context.published is None:
        return None
    return context.published.year + _step(words)


def _digits(word: Lexeme, context: Context) -> Period | None:
    if word.kind == "Z":
        y, m, d = map(int, word.text.split("-"))
        return _day(periods.make_date(y, m, d))
    parts = re.split(r"[/.]", word.text)
    a, b = int(parts[0]), int(parts[1])
    d, m = (b, a) if b > 12 or (context.month_first and a <= 12) else (a, b)
    if len(parts) == 3:
        return _day(periods.make_date(_full_year(parts[2], context.published), m, d))
    found = (periods.make_date(y, m, d) for y in _years(context) if y > 0)
    return context.recurring(periods.day(each) for each in found if each is not None)


def day(words: Words, context: Context) -> Period | None:
    """*Thursday 31 March 2022*, *Sept. 11*, *today (March 31)*."""
    return _day_of(words, context)


def day_of_month(words: Words, context: Context) -> Period | None:
    """*the 16th*: of the month of publication or its neighbour."""
    number = _of(words, "o")
    if number is None or context.published is None:
        return None
    middle = context.published.replace(day=15)
    found = []
    for step in (-1, 0, 1):
        near = periods.shift(middle, MONTH, step)
        found.append(periods.make_date(near.year, near.month, number.value) if near else None)
    return context.recurring(periods.day(d) for d in found if d is not None)


def day_span(words: Words, context: Context) -> Period | None:
    """*16-17 December*, *between March 3 and 5, 2021*."""
    first, last = _all(words, "do")[:2]
    common = [word for word in words if word.kind in "MYU"]
    b = _day_of([last, *common], context)
    month = _of(words, "M")
    if b is None or month is None:
        return None
    a = periods.make_date(b.first.year, month.value, first.value)
    return periods.between(periods.day(a), b) if a is not None else None


def date_span(words: Words, context: Context) -> Period | None:
    """*from 31 March to 2 April*, *between August and December*, *June 2015 to May 2016*."""
    cut = next(n for n, word in enumerate(words) if word.kind in ">A-" and n)
    left, right = words[:cut], words[cut + 1 :]
    if not _of(left, "Y") and (year := _of(right, "Y")):
        left = [*left, year]
    a, b = _day_or_month(left, context), _day_or_month(right, context)
    if a is None or b is None:
        return None
    if a.first > b.first and not _of(words, "Y"):
        a = _day_or_month([*left, Lexeme("Y", "", 0, a.first.year - 1)], context)
    return periods.between(a, b) if a is not None else None


def _day_or_month(words: Words, context: Context) -> Period | None:
    return _day_of(words, context) if _of(words, "doZX") else month(words, context)


def weekday_span(words: Words, context: Context) -> Period | None:
    """*from Monday to Wednesday*."""
    first, last = _all(words, "W")[:2]
    a, b = context.weekday(first.value), context.weekday(last.value)
    if a is None or b is None:
        return None
    if context.look() == "future":
        b = a + timedelta(days=(last.value - first.value) % 7)
    else:
        a = b - timedelta(days=(last.value - first.value) % 7)
    return periods.between(periods.day(a), periods.day(b))


def year_span(words: Words, context: Context) -> Period | None:
    """*2007-13*, *from 1996 to 2001*."""
    found = [word.value for word in _all(words, "Y")]
    joined = _of(words, "V")
    if joined is not None:
        first, last = re.split(r"[-–/]", joined.text)
        found = [int(first), int(last) if len(last) == 4 else int(first[:2] + last)]
        if found[1] < found[0] and len(last) == 2:
            found[1] += 100
    if len(found) < 2 or found[1] <= found[0] or found[1] - found[0] > 200:
        return None
    return periods.between(periods.year(found[0]), periods.year(found[1]))


def month(words: Words, context: Context) -> Period | None:
    """*late March*, *the beginning of December 2004*, *October last year*, *last October*."""
    name, year = _of(words, "M"), _of(words, "Y")
    if name is None:
        return None
    if year is not None:
        return periods.month(year.value, name.value)
    relative = _relative_year(words, context)
    if relative is not None:
        return periods.month(relative, name.value)
    if context.published is None:
        return None
    step, now = _step(words), context.published
    if step < 0:
        return periods.month(now.year - (name.value >= now.month), name.value)
    if step > 0:
        return periods.month(now.year + (name.value <= now.month), name.value)
    if _of(words, "t"):
        return periods.month(now.year, name.value)
    return context.recurring(periods.month(y, name.value) for y in _years(context))


def quarter(words: Words, context: Context) -> Period | None:
    """*the first quarter of 2005*, *Q1*, *fourth-quarter*."""
    number = _of(words, "roR")
    if number is None or not 1 <= number.value <= 4:
        return None
    year = _of(words, "Y")
    y = year.value if year is not None else _relative_year(words, context)
    if y is not None:
        return periods.quarter(y, number.value)
    if context.published is None:
        return None
    return context.recurring(periods.quarter(each, number.value) for each in _years(context))


def half(words: Words, context: Context) -> Period | None:
    """*the first half of 2005*."""
    number, year = _of(words, "ro"), _of(words, "Y")
    y = year.value if year is not None else _relative_year(words, context)
    return periods.half(y, number.value) if y is not None and number is not None and number.value in (1, 2) else None


def season(words: Words, context: Context) -> Period | None:
    """*summer 2005*, *last winter*, *this spring*."""
    name, year = _of(words, "S"), _of(words, "Y")
    if name is None:
        return None
    y = year.value if year is not None else _relative_year(words, context)
    if y is not None:
        return periods.season(y, name.value)
    if context.published is None:
        return None
    found, now, step = [periods.season(y, name.value) for y in _years(context)], context.published, _step(words)
    if step < 0:
        return max((p for p in found if p.last < now), key=lambda p: p.first, default=None)
    if step > 0:
        return min((p for p in found if p.first > now), key=lambda p: p.first, default=None)
    return context.recurring(found)


def decade(words: Words, context: Context) -> Period | None:
    """*the 1990s*, *the early '80s*."""
    word = _of(words, "K")
    if word is None:
        return None
    digits = re.sub(r"\D", "", word.text)
    return periods.decade(int(digits) if len(digits) == 4 else 1900 + int(digits))


def year(words: Words, context: Context) -> Period | None:
    """*2015*, *early 2006*, *fiscal 2005*, *the year 2000*."""
    word = _of(words, "Y")
    return periods.year(word.value) if word is not None else None


def today(words: Words, context: Context) -> Period | None:
    """*today*, *tomorrow morning*, *the day after tomorrow*, *this evening*, *last night*."""
    if context.published is None:
        return None
    word = _of(words, "T")
    step = word.value if word is not None else -1 if _of(words, "l") else 0
    if word is not None and _of(words, "bg") and _of(words, "U"):
        step *= 2
    return periods.day(context.published + timedelta(days=step))


def weekday(words: Words, context: Context) -> Period | None:
    """*Thursday*, *later on Friday*, *Wednesday morning*."""
    word = _of(words, "W")
    return _day(context.weekday(word.value)) if word is not None else None


def relative_weekday(words: Words, context: Context) -> Period | None:
    """*last Friday*, *next Tuesday*, *this Saturday*; *Tuesday next week*, *the following Monday*."""
    word, now = _of(words, "W"), context.published
    if word is None or now is None:
        return None
    step, unit = _step(words), _of(words, "U")
    if unit is not None:
        if unit.value != WEEK:
            return weekday([word], context)
        monday = now - timedelta(days=now.weekday()) + timedelta(days=7 * step)
        return periods.day(monday + timedelta(days=word.value))
    if _of(words, "fp"):
        start = context.told or now
        gap = (word.value - start.weekday()) % 7 or 7
        return periods.day(start + timedelta(days=gap if step > 0 else gap - 7 if gap < 7 else -7))
    if step < 0:
        return periods.day(now - timedelta(days=(now.weekday() - word.value) % 7 or 7))
    if step > 0:
        return periods.day(now + timedelta(days=(word.value - now.weekday()) % 7 or 7))
    return periods.day(now + timedelta(days=word.value - now.weekday()))


def relative_unit(words: Words, context: Context) -> Period | None:
    """*last week*, *earlier this month*, *the end of the year*, *later this year*, *year-end*."""
    unit, now = _of(words, "U"), context.published
    if now is None:
        return None
    if unit is None:
        number, step = _quarter_now(now), _step(words)
        y, q = divmod(now.year * 4 + number - 1 + step, 4)
        return periods.quarter(y, q + 1)
    if unit.value not in (DAY, WEEK, MONTH, YEAR, DECADE, CENTURY):
        return None
    step = _step(words)
    if unit.value == DECADE:
        if step:
            ends = (periods.year(now.year), periods.year(now.year + 10 * step))
            return periods.between(*ends)
        return periods.around(now, DECADE)
    there = periods.shift(now, unit.value, step)
    return periods.around(there, unit.value) if there is not None else None


def _quarter_now(now: date) -> int:
    return (now.month + 2) // 3


def told_unit(words: Words, context: Context) -> Period | None:
    """*the next day*, *the previous month*, *that year*, *the same day*: counted from the last date told."""
    unit, start = _of(words, "U"), context.told
    if unit is None or start is None:
        return None
    if _of(words, "x") and unit.value != DAY:
        return relative_unit(words, context)
    if context.anchor is not None and _coarser(context.anchor, unit.value):
        return None
    step = 1 if _of(words, "g") else -1 if _of(words, "b") else _step(words)
    there = periods.shift(start, unit.value, step)
    return periods.around(there, unit.value) if there is not None else None


def _coarser(period: Period, unit: int) -> bool:
    """Whether the period is too wide to count such units from."""
    limit = {DAY: 3, WEEK: 8, MONTH: 31}.get(unit, 4000)
    return (period.last - period.first).days >= limit


def unit_span(words: Words, context: Context) -> Period | None:
    """*the next three months*: from publication on."""
    unit, number, now = _of(words, "UN"), _of(words, "nd"), context.published
    if unit is None or now is None:
        return None
    there = periods.shift(now, unit.value, number.value if number is not None else 1)
    if there is None or unit.value not in (DAY, WEEK, MONTH, YEAR, DECADE):
        return None
    if unit.value in (YEAR, DECADE):
        return periods.between(periods.year(now.year), periods.year(there.year))
    return periods.between(periods.day(now), periods.day(there))


def ago(words: Words, context: Context) -> Period | None:
    """*two days ago*, *a year ago*."""
    return _counted(words, context.published, -1)


def hence(words: Words, context: Context) -> Period | None:
    """*in 10 days*, *in two weeks' time*, *three months from now*."""
    if not _of(words, "mF") and context.look() != "future":
        return None
    return _counted(words, context.published, 1)


def apart(words: Words, context: Context) -> Period | None:
    """*three weeks later*, *a year earlier*: from the last date told."""
    unit = _of(words, "UN")
    if context.anchor is None or unit is None or _coarser(context.anchor, unit.value):
        start = context.published if unit is not None and unit.value == YEAR and _of(words, "eb") else None
    else:
        start = context.anchor.first
    return _counted(words, start, -1 if _of(words, "eb") else 1)


def _counted(words: Words, start: date | None, sign: int) -> Period | None:
    unit, number = _of(words, "UN"), _of(words, "ndjY")
    if unit is None or number is None or start is None or unit.value not in (DAY, WEEK, MONTH, YEAR, DECADE, 9):
        return None
    there = periods.shift(start, unit.value, sign * number.value)
    grain = YEAR if unit.value == DECADE else unit.value
    return periods.around(there, grain) if there is not None else None


def weekend(words: Words, context: Context) -> Period | None:
    """*this weekend*, *the weekend*: Saturday and Sunday."""
    now = context.published
    if now is None:
        return None
    step = _step(words)
    if not step and not _of(words, "t") and context.look() != "future" and now.weekday() < 5:
        step = -1
    return periods.weekend(now + timedelta(days=7 * step))


def feast(words: Words, context: Context) -> Period | None:
    """*Christmas Day*, *Easter 2005*, *last Diwali*."""
    name, year_word = _of(words, "H"), _of(words, "Y")
    if name is None:
        return None
    y = year_word.value if year_word is not None else _relative_year(words, context)
    if y is not None:
        return _day(holiday(name.text, y))
    if context.published is None:
        return None
    found = [d for each in _years(context) if (d := holiday(name.text, each)) is not None]
    step = _step(words)
    if step:
        side = [d for d in found if (d < context.published) == (step < 0)]
        return _day((max if step < 0 else min)(side, default=None))
    return context.recurring(map(periods.day, found))


MEANINGS: dict[str, Meaning] = {
    rule.__name__: rule
    for rule in (
        day,
        day_of_month,
        day_span,
        date_span,
        weekday_span,
        year_span,
        month,
        quarter,
        half,
        season,
        decade,
        year,
        today,
        weekday,
        relative_weekday,
        relative_unit,
        told_unit,
        unit_span,
        ago,
        hence,
        apart,
        weekend,
        feast,
    )
}
"""Rules of the grammar by name."""
