"""Expressions of weeks, months, quarters, seasons, years and decades, named or counted from somewhere."""

from __future__ import annotations

import re
from datetime import date

from briefing_tui.extraction.dates import periods
from briefing_tui.extraction.dates.context import Context
from briefing_tui.extraction.dates.periods import CENTURY, DAY, DECADE, MONTH, WEEK, YEAR, Period
from briefing_tui.extraction.dates.words import Words, all_of, of, relative_year, step_of, years_around


def year_span(words: Words, context: Context) -> Period | None:
    """*2007-13*, *from 1996 to 2001*."""
    found = [word.value for word in all_of(words, "Y")]
    joined = of(words, "V")
    if joined is not None:
        first, last = re.split(r"[-–/]", joined.text)
        found = [int(first), int(last) if len(last) == 4 else int(first[:2] + last)]
        if found[1] < found[0] and len(last) == 2:
            found[1] += 100
    if len(found) < 2 or found[1] <= found[0] or found[1] - found[0] > 200:
        return None
    return periods.between(periods.year(found[0]), periods.year(found[1]))


def month(words: Words, context: Context) -> Period | None:
    """*late March*, *the beginning of December 2004*, *October last year*, *last October*, *the following April*."""
    name, year = of(words, "M"), of(words, "Y")
    if name is None:
        return None
    if year is not None:
        return periods.month(year.value, name.value)
    relative = relative_year(words, context) if not of(words, "s") else None
    if relative is not None:
        return periods.month(relative, name.value)
    if context.published is None:
        return None
    if of(words, "s"):
        return periods.month(context.told.year, name.value) if context.told else None
    step, now = step_of(words), context.published
    if of(words, "fp"):
        now = context.told or now
    if step < 0:
        return periods.month(now.year - (name.value >= now.month), name.value)
    if step > 0:
        return periods.month(now.year + (name.value <= now.month), name.value)
    if of(words, "t"):
        return periods.month(now.year, name.value)
    return context.recurring(periods.month(y, name.value) for y in years_around(context))


def quarter(words: Words, context: Context) -> Period | None:
    """*the first quarter of 2005*, *Q1*, *fourth-quarter*."""
    number = of(words, "roR")
    if number is None or not 1 <= number.value <= 4:
        return None
    year = of(words, "Y")
    y = year.value if year is not None else relative_year(words, context)
    if y is not None:
        return periods.quarter(y, number.value)
    if context.published is None:
        return None
    return context.recurring(periods.quarter(each, number.value) for each in years_around(context))


def half(words: Words, context: Context) -> Period | None:
    """*the first half of 2005*."""
    number, year = of(words, "ro"), of(words, "Y")
    y = year.value if year is not None else relative_year(words, context)
    return periods.half(y, number.value) if y is not None and number is not None and number.value in (1, 2) else None


def season(words: Words, context: Context) -> Period | None:
    """*summer 2005*, *last winter*, *this spring*, *the winter of 1991-92*."""
    name, year, joined = of(words, "S"), of(words, "Y"), of(words, "V")
    if name is None:
        return None
    if joined is not None:
        return periods.season(int(joined.text[:4]), name.value)
    y = year.value if year is not None else relative_year(words, context)
    if y is not None:
        return periods.season(y, name.value)
    if context.published is None:
        return None
    found, now, step = [periods.season(y, name.value) for y in years_around(context)], context.published, step_of(words)
    if step < 0:
        return max((p for p in found if p.last < now), key=lambda p: p.first, default=None)
    if step > 0:
        return min((p for p in found if p.first > now), key=lambda p: p.first, default=None)
    return context.recurring(found)


def decade(words: Words, context: Context) -> Period | None:
    """*the 1990s*, *the early '80s*."""
    word = of(words, "K")
    if word is None:
        return None
    digits = re.sub(r"\D", "", word.text)
    return periods.decade(int(digits) if len(digits) == 4 else 1900 + int(digits))


def century(words: Words, context: Context) -> Period | None:
    """*the 18th century*, *the early twentieth century*."""
    number, unit, tens = of(words, "ro"), of(words, "U"), of(words, "n")
    if number is None or unit is None or unit.value != CENTURY:
        return None
    count = number.value + (tens.value if tens is not None else 0)
    return periods.around(date(count * 100, 1, 1), CENTURY) if count < 30 else None


def year(words: Words, context: Context) -> Period | None:
    """*2015*, *early 2006*, *fiscal 2005*, *the year 2000*."""
    word = of(words, "Y")
    return periods.year(word.value) if word is not None else None


def relative_unit(words: Words, context: Context) -> Period | None:
    """*last week*, *earlier this month*, *the end of the year*, *later this year*, *year-end*."""
    unit, now = of(words, "U"), context.published
    if now is None:
        return None
    if unit is None:
        number, step = _quarter_now(now), step_of(words)
        y, q = divmod(now.year * 4 + number - 1 + step, 4)
        return periods.quarter(y, q + 1)
    if unit.value not in (DAY, WEEK, MONTH, YEAR, DECADE, CENTURY):
        return None
    step = step_of(words)
    if unit.value == DECADE:
        if step:
            ends = (periods.year(now.year), periods.year(now.year + 10 * step))
            return periods.between(*ends)
        return periods.around(now, DECADE)
    there = periods.shift(now, unit.value, step)
    return periods.around(there, unit.value) if there is not None else None


def before_last(words: Words, context: Context) -> Period | None:
    """*the week before last*."""
    unit = of(words, "U")
    if unit is None or context.published is None:
        return None
    there = periods.shift(context.published, unit.value, -2)
    return periods.around(there, unit.value) if there is not None else None


def a_year_on(words: Words, context: Context) -> Period | None:
    """*the same month last year*: of the month or quarter told in the sentence, else of the present one."""
    unit, last, now = words[-3], words[-1], context.published
    if now is None or last.value != YEAR:
        return None
    told = context.beside.first if context.beside is not None else now
    y = now.year + step_of(words)
    if unit.kind == "q":
        return periods.quarter(y, _quarter_now(told))
    return periods.month(y, told.month) if unit.value == MONTH else None


def told_unit(words: Words, context: Context) -> Period | None:
    """*the next day*, *the previous month*, *that year*, *the same day*: counted from the last date told."""
    unit, start = of(words, "U"), context.told
    if unit is None or start is None:
        return None
    if of(words, "x") and unit.value != DAY:
        return relative_unit(words, context)
    if context.anchor is not None and _coarser(context.anchor, unit.value):
        return None
    step = 1 if of(words, "g") else -1 if of(words, "b") else step_of(words)
    there = periods.shift(start, unit.value, step)
    return periods.around(there, unit.value) if there is not None else None


def _coarser(period: Period, unit: int) -> bool:
    """Whether the period is too wide to count such units from."""
    limit = {DAY: 3, WEEK: 8, MONTH: 31}.get(unit, 4000)
    return (period.last - period.first).days >= limit


def unit_span(words: Words, context: Context) -> Period | None:
    """*the next three months*: from publication on."""
    unit, number, now = of(words, "UN"), of(words, "nd"), context.published
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
    compared = _same_a_year_before(words, context)
    if compared is not None:
        return compared
    return _counted(words, context.published, -1)


def hence(words: Words, context: Context) -> Period | None:
    """*in 10 days*, *in two weeks' time*, *three months from now*."""
    if not of(words, "mF") and context.look() != "future":
        return None
    return _counted(words, context.published, 1)


def apart(words: Words, context: Context) -> Period | None:
    """*three weeks later*, *a year earlier*: from the last date told."""
    unit = of(words, "UN")
    compared = _same_a_year_before(words, context) if of(words, "eb") else None
    if compared is not None:
        return compared
    if context.anchor is None or unit is None or _coarser(context.anchor, unit.value):
        start = context.published if unit is not None and unit.value == YEAR and of(words, "eb") else None
    else:
        start = context.anchor.first
    return _counted(words, start, -1 if of(words, "eb") else 1)


def year_before(words: Words, context: Context) -> Period | None:
    """*the year-earlier quarter*, *year-ago*: of the quarter that the sentence speaks of, else of the last one over."""
    compared = _same_a_year_before(words, context)
    if compared is not None or context.published is None:
        return compared
    if not of(words, "q"):
        return None
    y, q = divmod(context.published.year * 4 + _quarter_now(context.published) - 2 - 4, 4)
    return periods.quarter(y, q + 1)


def _same_a_year_before(words: Words, context: Context) -> Period | None:
    """The quarter or month told in the same sentence, one year back: results are compared with their like."""
    unit, number, told = of(words, "UN"), of(words, "ndjY"), context.beside
    if unit is None or unit.value != YEAR or told is None or (number is not None and number.value != 1):
        return None
    if told.grain == "quarter":
        return periods.quarter(told.first.year - 1, _quarter_now(told.first))
    return periods.month(told.first.year - 1, told.first.month) if told.grain == "month" else None


def _counted(words: Words, start: date | None, sign: int) -> Period | None:
    unit, number = of(words, "UN"), of(words, "ndjY")
    if unit is None or number is None or start is None or unit.value not in (DAY, WEEK, MONTH, YEAR, DECADE, 9):
        return None
    there = periods.shift(start, unit.value, sign * number.value)
    grain = YEAR if unit.value == DECADE else unit.value
    return periods.around(there, grain) if there is not None else None


def _quarter_now(now: date) -> int:
    return (now.month + 2) // 3
