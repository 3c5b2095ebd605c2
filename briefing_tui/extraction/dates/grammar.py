"""The grammar of time expressions: regular expressions over the class letters of :mod:`lexer` and ``data/time.toml``.

Rules are tried in this order at every word; the first that fits wins. A rule whose name stands in
:data:`rules.MEANINGS` is a date; the others say what sort of expression it is.
"""

from __future__ import annotations

import re

__all__ = ["GRAMMAR", "LEADERS"]

_DM = r"(?:[do]O?M(?:,?Y)?|d-M-Y)"
_MD = r"M[do](?![.,][do]M)(?:,?Y)?"
_DATE = rf"(?:{_DM}|{_MD}|Z|X)"
_DAY = rf"(?:(?:W,?D?){_DATE}|W\({_DATE}\)|{_DATE})"
_AT = r"(?:C,?u?|D?z?PO|zO)?"
_POST = r"(?:,?@?@?C|P|zP)?"
_THIS = r"[ltx]"
_PHASE = r"(?:D?z-?O?i?)?"
_COUNT = r"[ndj]"

_MONTHS = r"(?:FM(?:,?Y)?[>-]|BM(?:,?Y)?A|M(?:,?Y)?-)M(?:,?Y)?|MY>MY"

_RULES = (
    ("age", rf"[ndo]-?[UN]-?&|{_COUNT}[UN]&"),
    ("frequency", r"v(?:[ndo]?[WUNMSEPJT]|P)|J|Q|[jn]{1,2}v?U(?=$)"),
    ("week_of", rf"D?(?:U|E)O{_DAY}"),
    ("nth_of_month", r"D?[rl][UWE][Oi]M(?:,?Y|O?[ltx]U)?"),
    ("before_last", r"DUbl"),
    ("day_span", r"[FB]?(?:W,?)?[do](?:-|>|A)(?:W,?)?[do]O?M(?:,?Y|O?ltx]U)?|[FB]?M[do](?:-|>|A)[do](?!O?M)(?:,?Y)?"),
    ("date_span", rf"(?:F{_DATE}[>-]|B{_DATE}A|{_DATE}[>-]){_DATE}|{_MONTHS}"),
    ("year_span", r"(?:FY[>-]|BYA|Y[>-])Y|V"),
    ("weekday_span", r"(?:FW[>-]|BWA|W[>-])W"),
    ("day", rf"{_AT}(?:T,?\(?|W,?@?C,?\(?|t(?=W)|D?[xfp]U,)?{_DAY}(?:O?[ltx]U(?=[^O]|$))?{_POST}\)?"),
    ("today", rf"{_AT}(?:[eLz]u?)?T(?:\(?W\)?)?{_POST}|tP|DU[gb]T|l(?=P)P"),
    ("relative_weekday", rf"{_AT}(?:WP?,?O?{_THIS}U|{_THIS}UuW|D?[fp]W|DxW|{_THIS}W|WU){_POST}"),
    ("day_of_month", rf"{_AT}WDo|(?<=u)Do(?=[.,)uiA]|$)"),
    ("weekday", rf"{_AT}(?:[eLz]u?)?W{_POST}"),
    ("month", rf"{_PHASE}(?:{_THIS}M|D?[fp]M|M(?:,?Y|OY|O?[ltxs]U)?)"),
    ("quarter", rf"{_PHASE}(?:{_THIS}U'w[ro]-?q|Y[ro]-?q|D?[ro]-?q(?:O?\$?U?(?:Y|D?{_THIS}U))?|R,?Y?|YR)"),
    ("half", rf"Y[ro]-?h|D?[ro]-?h(?:Y|O\$?U?(?:Y|{_THIS}U|DU))"),
    ("season", rf"{_PHASE}(?:{_THIS}S|t?kS|D?SO?[YV]|SO?{_THIS}U|DS)"),
    ("feast", rf"{_THIS}?H(?:,?Y|iY|O?{_THIS}U)?"),
    ("decade", rf"{_PHASE}D?K"),
    ("century", rf"{_PHASE}D?(?:n-)?[ro]-?U"),
    ("year_before", r"D?U-[ae](?:-?q)?"),
    ("apart", rf"(?:{_COUNT}|Y)[UN](?:[eL]|[bg](?=[.,)]|$))"),
    ("ago", rf"(?:{_COUNT}|Y){{1,2}}[UN]a"),
    ("hence", rf"(?<!m)i@?{_COUNT}[UN](?:'w?m)?|{_COUNT}[UN]FG"),
    ("unit_span", rf"D?x{_COUNT}N|D?{_COUNT}xN"),
    ("past_span", rf"D?[kl]{_COUNT}N|D?{_COUNT}lN|D?kU|DlU(?!['O])"),
    ("year", rf"{_PHASE}(?:D?U(?=Y)|\$U?)?Y"),
    ("weekend", r"D?[ltxfp]E|t?kE|DE"),
    ("a_year_on", r"D?s[Uq][ltx]U"),
    ("told_unit", r"D?[pfs]U|DxU|DU[gb](?=[.,)]|$)"),
    ("relative_unit", rf"(?:D?[eLz]-?O?i?)?(?:{_THIS}[Uq](?!O))|tkU|D?z-?OD?U|[eL]iDU|U-z|(?:D|{_THIS})?U'wz"),
    ("clock", r"C|iDP|@P"),
    ("duration", rf"(?:{_COUNT}|Y)-?[UN]"),
    ("vague", r"G"),
)

GRAMMAR = re.compile(rf"(?![w.,()&>A'-])(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _RULES)})")
"""Matched against the string of a sentence's class letters. The letters shut out in front open no expression."""

LEADERS = "iu@F"
"""Prepositions that a match may open with and the expression does not include."""
